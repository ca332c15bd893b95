import { connectClient, tableClient } from '../shared/aws/clients.ts';
import { needed } from '../shared/lambda/environment.ts';
import { ChatTimersTable } from '../shared/timers/chat-timers-table.ts';
import { retryChatTimers } from './retry-chat-timers.ts';

export const handler = retryChatTimers({
  connect: connectClient(),
  table: new ChatTimersTable(tableClient(), needed(process.env, 'TABLE_NAME')),
});
