import { connectClient, tableClient } from '../shared/aws/clients.ts';
import { ChatTimersTable } from '../shared/timers/chat-timers-table.ts';
import { retryQueueOnDemand } from './retry-queue-on-demand.ts';
import { setChatTimers } from './set-chat-timers.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);

export const handler = setChatTimers(settings, {
  connect: connectClient(),
  table: new ChatTimersTable(tableClient(), settings.tableName),
  queue: retryQueueOnDemand(settings.retryQueueUrl),
});
