import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { TestTable } from './aws-server.ts';

/** Has the row of a bot's session hold these facts, and ends its lease. */
export async function setFacts(table: TestTable, contactId: string, facts: string): Promise<void> {
  await table.client().send(
    new UpdateItemCommand({
      TableName: table.name,
      Key: { pk: { S: `bot#${contactId}` } },
      UpdateExpression: 'SET facts = :facts, leasedUntilMs = :zero',
      ExpressionAttributeValues: { ':facts': { S: facts }, ':zero': { N: '0' } },
    }),
  );
}
