import { connectClient, tableClient } from '../shared/aws/clients.ts';
import { readSettings } from './settings.ts';
import { startChat } from './start-chat.ts';
import { StartsTable } from './starts-table.ts';

const settings = readSettings(process.env);

export const handler = startChat(settings, {
  connect: connectClient(),
  table: new StartsTable(tableClient(), settings.tableName),
});
