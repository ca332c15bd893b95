import {
  BedrockRuntimeClient,
  type ContentBlock,
  ConverseCommand,
  type Message,
} from '@aws-sdk/client-bedrock-runtime';
import * as z from '../../shared/lambda/zod.ts';
import { HAND_OVER, INSTRUCTIONS, texts } from './bedrock-settings.ts';
import { type Answer, type Bot, type Turn, text } from './bot.ts';
import type { Language } from './languages.ts';

/** How much of the conversation the model is shown. */
const MOST_TURNS = 30;
const MOST_TOKENS = 400;

const handOver = z.object({ reason: z.string(), summary: z.string() });

/** The time for an answer bounds the attempts; a model that is overloaded is a hand-off rather than a wait. */
export const bedrockClient = (): BedrockRuntimeClient =>
  new BedrockRuntimeClient({ maxAttempts: 2, defaultsMode: 'standard' });

/**
 * Answers with a model of Amazon Bedrock, by its Converse API. A model that fails, or has nothing to say, is a
 * hand-off.
 */
export function bedrockBot(client: BedrockRuntimeClient, modelId: string): Bot {
  return {
    isSlow: true,

    onJoin: ({ language }) => ({ replies: [text(texts[language].hello)] }),

    onMessage: async (_message, chat) => {
      const command = new ConverseCommand({
        modelId,
        system: [{ text: INSTRUCTIONS }],
        messages: messagesOf(await chat.history(MOST_TURNS)),
        inferenceConfig: { maxTokens: MOST_TOKENS },
        toolConfig: { tools: [{ toolSpec: HAND_OVER }] },
      });
      try {
        const { output } = await client.send(command, { abortSignal: chat.abortSignal });
        return answerOf(output?.message?.content ?? [], chat.language);
      } catch (thrown) {
        // Nothing of what was thrown is kept: it may quote the conversation.
        const summary = chat.abortSignal.aborted ? 'The model took too long.' : `The model failed (${nameOf(thrown)}).`;
        return handOff('MODEL_FAILED', summary, chat.language);
      }
    },
  };
}

function answerOf(content: readonly ContentBlock[], language: Language): Answer {
  const said = content
    .flatMap((block) => (block.text === undefined ? [] : [block.text]))
    .join('\n')
    .trim();
  const tool = content.find(({ toolUse }) => toolUse?.name === HAND_OVER.name)?.toolUse;
  if (tool !== undefined) {
    const input = handOver.safeParse(tool.input);
    const { reason, summary } = input.success ? input.data : { reason: 'CANNOT_HELP', summary: '' };
    return handOff(reason, summary, language, said);
  }
  return said === '' ? handOff('MODEL_FAILED', 'The model said nothing.', language) : { replies: [text(said)] };
}

function handOff(reason: string, summary: string, language: Language, said = ''): Answer {
  return {
    replies: [text(said === '' ? texts[language].handOver : said)],
    handOff: { reason, summary },
  };
}

/** The conversation as Converse takes it: turns of user and assistant by turns, a user's first and last. */
function messagesOf(turns: readonly Turn[]): Message[] {
  const messages: { role: 'user' | 'assistant'; texts: string[] }[] = [];
  for (const { role, text: said } of turns) {
    const speaker = role === 'CUSTOMER' ? 'user' : 'assistant';
    if (said.trim() === '' || role === 'SYSTEM' || (messages.length === 0 && speaker === 'assistant')) continue;
    const last = messages.at(-1);
    if (last?.role === speaker) last.texts.push(said);
    else messages.push({ role: speaker, texts: [said] });
  }
  return messages.map(({ role, texts: said }) => ({ role, content: [{ text: said.join('\n') }] }));
}

const nameOf = (thrown: unknown): string =>
  thrown instanceof Error && /^[A-Za-z]{1,60}$/.test(thrown.name) ? thrown.name : 'Error';
