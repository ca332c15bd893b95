import { connectClient, tableClient } from '../shared/aws/clients.ts';
import { participantClient } from '../shared/aws/participant-client.ts';
import { queueClient } from '../shared/aws/queue-client.ts';
import { BotSessions } from '../shared/bots/bot-sessions.ts';
import { BotQueue } from '../shared/bots/bot-wake.ts';
import { blockTimeLimitSeconds, needed } from '../shared/lambda/environment.ts';
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
