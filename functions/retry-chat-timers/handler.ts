import { connectClient, tableClient } from '../shared/aws/clients.ts';
import { ChatTimersTable } from '../shared/timers/chat-timers-table.ts';
import { retryChatTimers } from './retry-chat-timers.ts';

const tableName = process.env.TABLE_NAME;
if (tableName === undefined || tableName === '') throw new Error('The environment variable TABLE_NAME is not set.');

export const handler = retryChatTimers({
  connect: connectClient(),
  table: new ChatTimersTable(tableClient(), tableName),
});
