import { INTERACTIVE_MESSAGE, INTERACTIVE_RESPONSE, type Item } from '../../engine/index.ts';
import type { FlowAction } from '../../flow-language/index.ts';
import { isDeeperThan, MOST_JSON_LEVELS } from '../../json-depth.ts';
import { waitForCustomer } from '../chat-wait.ts';
import { isElsewhere, notHere } from '../not-here.ts';
import { parameter, parameterProperty } from '../parameters.ts';
import { resolveText, resolveValue } from '../references.ts';
import type { RunContext } from '../run-context.ts';
import { type ActionRunner, failed, type Move, result } from '../step.ts';
import { wholeNumberIn } from '../whole-number.ts';

/**
 * Sends the view as an interactive message, with a token for which DescribeView says what the customer can choose, and
 * takes the customer's interactive response: `{ "action": "Next", "data": { … } }`. Both forms are those of AWS's own
 * chat page (seen in its source).
 */
export const showView: ActionRunner = (action, context) => {
  const limitSeconds = wholeNumberIn(action, ['InvocationTimeLimitSeconds'], context);
  if (typeof limitSeconds === 'string') return failed(limitSeconds);
  const given = parameterProperty(action, 'ViewResource', 'Id');
  const viewId = resolveValue(given, context);
  if (viewId !== undefined && isElsewhere(viewId, context.instance)) return failed(notHere('view', given, viewId));
  context.engine.flowMessage(context.contactId, viewMessage(action, context), { contentType: INTERACTIVE_MESSAGE });
  const wait = {
    limitSeconds,
    restarts: false,
    onLimit: () => failed('the customer did not answer the view in time', 'TimeLimitExceeded'),
    onMessage: ({ item }: { readonly item: Item }) => answerOf(item, context),
  };
  return { kind: 'SUSPEND', begin: (resume) => waitForCustomer(wait, context, resume) };
};

function viewMessage(action: FlowAction, context: RunContext): string {
  const resource = (name: string) => resolveValue(parameterProperty(action, 'ViewResource', name), context) ?? '';
  const viewId = resource('Id');
  const viewToken = context.chance.token();
  context.memory.shownViews.set(viewToken, {
    id: viewId,
    version: resource('Version') || '$LATEST',
    actions: action.Transitions?.Conditions?.flatMap(({ Condition: { Operands } }) => Operands) ?? [],
  });
  const content = { viewId, viewData: resolveAll(parameter(action, 'ViewData') ?? {}, context), viewToken };
  return JSON.stringify({ templateType: 'ViewResource', version: '1.0', data: { content } });
}

/** The description allows it to be 20 deep at most. */
function resolveAll(value: unknown, context: RunContext): unknown {
  if (typeof value === 'string') return resolveText(value, context);
  if (Array.isArray(value)) return value.map((entry) => resolveAll(entry, context));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, resolveAll(entry, context)]));
}

/** Anything but an interactive response is talk beside the view. */
function answerOf({ content = '', contentType }: Item, context: RunContext): Move | undefined {
  if (contentType !== INTERACTIVE_RESPONSE) return undefined;
  const answer = parseAnswer(content);
  if (answer === undefined) return failed('the answer to the view is not JSON with an action');
  context.memory.views = { Action: answer.action, ViewResultData: answer.data };
  return result(answer.action);
}

function parseAnswer(content: string): { readonly action: string; readonly data: unknown } | undefined {
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== 'object' || parsed === null || !('action' in parsed)) return undefined;
    // Flows read what the customer sent as text, and a value too deep cannot be written.
    if (isDeeperThan(parsed, MOST_JSON_LEVELS)) return undefined;
    const data = 'data' in parsed ? parsed.data : {};
    return typeof parsed.action === 'string' ? { action: parsed.action, data } : undefined;
  } catch {
    return undefined;
  }
}
