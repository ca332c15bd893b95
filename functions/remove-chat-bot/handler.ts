import { BotSessions } from '../shared/bot-sessions.ts';
import { BotQueue } from '../shared/bot-wake.ts';
import { connectClient, tableClient } from '../shared/clients.ts';
import { blockTimeLimitSeconds, needed } from '../shared/environment.ts';
import { participantClient } from '../shared/participant-client.ts';
import { queueClient } from '../shared/queue-client.ts';
import { removeChatBot } from './remove-chat-bot.ts';

export const handler = removeChatBot(
  { blockTimeLimitSeconds: blockTimeLimitSeconds(process.env) },
  {
    connect: connectClient(),
    participant: participantClient(),
    sessions: new BotSessions(tableClient(), needed(process.env, 'TABLE_NAME')),
    queue: new BotQueue(queueClient(), needed(process.env, 'BOT_QUEUE_URL')),
  },
);
