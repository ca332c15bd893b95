import type { Texts } from '../settings/texts.ts';
import { type Block, compare, invokeFunction, message, waitForBot, waitForCustomer } from './builder/index.ts';
import { blockSeconds } from './chat-timers.ts';

export interface BotParts {
  readonly addChatBotArn: string;
  readonly removeChatBotArn: string;
  /** A bot of the deployment, for example `faq`. */
  readonly bot: string;
}

/**
 * Longer than a customer's timers of the default policy, which notice a customer who falls silent and auto-disconnect
 * the bot. This is for a conversation that does not end.
 */
const waitSeconds = 30 * 60;

/**
 * A bot, between the timers and the queue. Every way out of the Wait leads on. After a bot that handed over, or that
 * had left before the Wait began, comes the queue. After an auto-disconnected bot, the customer is asked whether they
 * are still there. When time has run out, the bot is removed before the queue.
 */
export function botBlocks({ addChatBotArn, removeChatBotArn, bot }: BotParts, texts: Texts): Record<string, Block> {
  return {
    'Add the bot': invokeFunction({
      functionArn: addChatBotArn,
      functionName: 'AddChatBot',
      timeLimitSeconds: blockSeconds,
      parameters: { bot },
      next: 'Wait for the bot',
      // Without a bot, a person.
      onError: 'Connecting',
    }),
    'Wait for the bot': waitForBot({
      seconds: waitSeconds,
      onBotDisconnected: 'Has the bot handed over',
      // It was added a moment ago, so it has left by itself: the customer was not silent for long, and is not asked.
      onNoBot: 'Connecting',
      onTimeExpired: 'Remove the bot',
      onError: 'Remove the bot',
    }),
    // Time that runs out disconnects no bot (administrator guide, chat-customize-flow).
    'Remove the bot': invokeFunction({
      functionArn: removeChatBotArn,
      functionName: 'RemoveChatBot',
      timeLimitSeconds: blockSeconds,
      next: 'Connecting',
      // An agent who joins puts the bot out as well.
      onError: 'Connecting',
    }),
    'Has the bot handed over': compare({
      value: '$.Attributes.botOutcome',
      conditions: [{ operand: 'HANDED_OFF', next: 'Connecting' }],
      otherwise: 'Still there',
    }),
    'Still there': message({ text: texts.stillThere, next: 'Wait for the customer' }),
    'Wait for the customer': waitForCustomer({
      seconds: 300,
      onCustomerReturned: 'Connecting',
      onTimeExpired: 'Goodbye',
      onError: 'Goodbye',
    }),
    Goodbye: message({ text: texts.goodbye, next: 'End the chat' }),
  };
}
