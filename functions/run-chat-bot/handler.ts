import { connectClient, tableClient } from '../shared/aws/clients.ts';
import { participantClient } from '../shared/aws/participant-client.ts';
import { queueClient } from '../shared/aws/queue-client.ts';
import { BotSessions } from '../shared/bots/bot-sessions.ts';
import { BotQueue } from '../shared/bots/bot-wake.ts';
import { bots } from './bots/index.ts';
import { Leases } from './leases.ts';
import { runChatBot } from './run-chat-bot.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
const table = tableClient();

export const handler = runChatBot(settings, {
  connect: connectClient(),
  participant: participantClient(),
  sessions: new BotSessions(table, settings.tableName),
  leases: new Leases(table, settings.tableName),
  queue: new BotQueue(queueClient(), settings.queueUrl),
  topicArn: settings.topicArn,
  bots,
});
