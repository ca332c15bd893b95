import { BotSessions } from '../shared/bot-sessions.ts';
import { BotQueue } from '../shared/bot-wake.ts';
import { connectClient, tableClient } from '../shared/clients.ts';
import { participantClient } from '../shared/participant-client.ts';
import { queueClient } from '../shared/queue-client.ts';
import { bots } from './bots/index.ts';
import { runChatBot } from './run-chat-bot.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);

export const handler = runChatBot(settings, {
  connect: connectClient(),
  participant: participantClient(),
  sessions: new BotSessions(tableClient(), settings.tableName),
  queue: new BotQueue(queueClient(), settings.queueUrl),
  topicArn: settings.topicArn,
  bots,
});
