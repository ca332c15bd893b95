import type { Bot } from './bot.ts';

/**
 * The bedrock bot, whose client is loaded with the first chat that has it: a deployment without one has no cold start
 * for it. The model is named by the environment variable `BEDROCK_MODEL_ID`.
 */
export function bedrockOnDemand(modelId: string | undefined): Bot {
  let loading: Promise<Bot> | undefined;

  async function load(): Promise<Bot> {
    if (modelId === undefined || modelId === '')
      throw new Error('The environment variable BEDROCK_MODEL_ID is not set.');
    const { bedrockBot, bedrockClient } = await import('./bedrock.ts');
    return bedrockBot(bedrockClient(), modelId);
  }

  const bot = (): Promise<Bot> => {
    loading ??= load();
    return loading;
  };
  return {
    isSlow: true,
    onJoin: async (chat) => (await bot()).onJoin(chat),
    onMessage: async (message, chat) => (await bot()).onMessage(message, chat),
  };
}
