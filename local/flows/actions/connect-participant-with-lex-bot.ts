import type { Item } from '../../engine/index.ts';
import type { FlowAction } from '../../flow-language/index.ts';
import { waitForCustomer } from '../chat-wait.ts';
import { LexConversation } from '../lex-conversation.ts';
import { parameter, parameterEntries, parameterProperty } from '../parameters.ts';
import { resolveText, resolveValue } from '../references.ts';
import type { RunContext } from '../run-context.ts';
import { type ActionRunner, failed, type Step } from '../step.ts';
import { wholeNumberIn } from '../whole-number.ts';

/** Without `LexTimeoutSeconds` the bot waits as long as the chat lasts (assumed). */
export const connectParticipantWithLexBot: ActionRunner = (action, context) => {
  const bot = botOf(action, context);
  const turns = context.lex?.find(bot);
  if (turns === undefined) return failed(`the Lex bot "${bot}" has no script here; declare one with the setting lex`);
  const isLimited = parameterProperty(action, 'LexTimeoutSeconds', 'Text') !== undefined;
  const limitSeconds = isLimited ? wholeNumberIn(action, ['LexTimeoutSeconds', 'Text'], context) : undefined;
  if (typeof limitSeconds === 'string') return failed(limitSeconds);
  const opening = openingOf(action, context);
  if (opening === undefined) return failed('a chat takes Text or LexInitializationData, with something in it');
  const attributes = parameterEntries(action, 'LexSessionAttributes').map(([key, value]) => [
    key,
    resolveValue(value, context) ?? '',
  ]);
  const conversation = new LexConversation(context, turns, Object.fromEntries(attributes));
  return converse(conversation, opening, limitSeconds, context);
};

interface Opening {
  /** Who has the first word. */
  readonly by: 'BOT' | 'CUSTOMER';
  readonly text: string;
}

function converse(
  conversation: LexConversation,
  opening: Opening,
  limitSeconds: number | undefined,
  context: RunContext,
): Step {
  const { contactId, engine } = context;
  engine.lexJoins(contactId);
  if (opening.by === 'BOT') engine.flowMessage(contactId, opening.text);
  const found = opening.by === 'CUSTOMER' ? conversation.hear(opening.text) : undefined;
  if (found !== undefined) {
    engine.lexLeaves(contactId);
    return found;
  }
  const wait = {
    limitSeconds,
    restarts: true,
    onLimit: () => failed('the customer did not answer the bot in time', 'InputTimeLimitExceeded'),
    onMessage: ({ item: { content = '' } }: { readonly item: Item }) => conversation.hear(content),
    onEnd: () => engine.lexLeaves(contactId),
  };
  return { kind: 'SUSPEND', begin: (resume) => waitForCustomer(wait, context, resume) };
}

/** The alias ARN of a Lex V2 bot, or the name of an older one. */
function botOf(action: FlowAction, context: RunContext): string {
  const given = parameterProperty(action, 'LexV2Bot', 'AliasArn') ?? parameterProperty(action, 'LexBot', 'Name');
  return resolveValue(given, context) ?? '';
}

function openingOf(action: FlowAction, context: RunContext): Opening | undefined {
  const read = (value: unknown) => (typeof value === 'string' ? resolveText(value, context) : '');
  const text = read(parameter(action, 'Text'));
  if (text.trim() !== '') return { by: 'BOT', text };
  const initial = read(parameterProperty(action, 'LexInitializationData', 'InitialMessage'));
  return initial.trim() === '' ? undefined : { by: 'CUSTOMER', text: initial };
}
