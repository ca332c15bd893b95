import { nearest } from '../../local/flow-language/index.ts';
import { type Check, show } from './check.ts';

/** @param bots the names of the bots in the bundle; where they are not known, any name does */
export const botCheck =
  (bots: readonly string[] | undefined): Check =>
  (bot, where) => {
    if (typeof bot !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(bot)) {
      return [
        `${where}: got ${show(bot)}, expected 'none', 'faq', 'bedrock' or the name of a bot of your own: small letters`,
      ];
    }
    const known = ['none', ...(bots ?? [bot])];
    if (known.includes(bot)) return [];
    const meant = nearest(bot, known);
    const advice = meant === undefined ? '.' : `; did you mean '${meant}'?`;
    return [
      `${where}: functions/run-chat-bot/bots/index.ts has no bot '${bot}'${advice} There are ${known.join(', ')}`,
    ];
  };

/** Only the bot `bedrock` asks a model. */
export const bedrockModelCheck: Check = (modelId, _where, { bot }) =>
  bot === 'bedrock' ? modelIdProblem(modelId) : [];

/**
 * The form of a model's id or of an inference profile's (API reference, Converse). Permissions are made of it, so an
 * ARN does not do.
 */
const modelIdPattern = /^[a-z0-9-]+\.[A-Za-z0-9.:-]{1,200}$/;

/** What to pass instead of a value that is not the id of a model; nothing if it is one. */
export function modelIdProblem(modelId: unknown): readonly string[] {
  if (typeof modelId === 'string' && modelIdPattern.test(modelId)) return [];
  return [
    `bedrockModelId: got ${show(modelId)}, expected the id, not the ARN, of a model or of an inference profile, ` +
      "such as 'eu.amazon.nova-lite-v1:0'",
  ];
}
