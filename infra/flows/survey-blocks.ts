import type { BotParts } from './bot-blocks.ts';
import { type Block, invokeFunction, waitForBot } from './builder/index.ts';
import { blockSeconds } from './chat-timers.ts';

const waitSeconds = 5 * 60;

/** A bot that asks how the chat was. Whatever comes of it, the customer is told goodbye. */
export function surveyBlocks({ addChatBotArn, removeChatBotArn, bot }: BotParts): Record<string, Block> {
  return {
    'Ask how it was': invokeFunction({
      functionArn: addChatBotArn,
      functionName: 'AddChatBot',
      timeLimitSeconds: blockSeconds,
      parameters: { bot },
      next: 'Wait for the answer',
      onError: 'Goodbye',
    }),
    'Wait for the answer': waitForBot({
      seconds: waitSeconds,
      onBotDisconnected: 'Goodbye',
      // It was added a moment ago, so it has left by itself.
      onNoBot: 'Goodbye',
      onTimeExpired: 'End the survey',
      onError: 'End the survey',
    }),
    'End the survey': invokeFunction({
      functionArn: removeChatBotArn,
      functionName: 'RemoveChatBot',
      timeLimitSeconds: blockSeconds,
      next: 'Goodbye',
      onError: 'Goodbye',
    }),
  };
}
