import { DynamoDBClient, GetItemCommand, PutItemCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { DeployedTable } from '../../../../local/deployment/index.ts';
import { DynamoDb, TableNotMade } from '../../../../local/services/index.ts';
import { PLACE } from '../parts.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

function table(name: string): DeployedTable {
  return {
    logicalId: name,
    name,
    arn: `arn:aws:dynamodb:${PLACE}:table/${name}`,
    keySchema: [
      { AttributeName: 'chat', KeyType: 'HASH' },
      { AttributeName: 'item', KeyType: 'RANGE' },
    ],
    attributeDefinitions: [
      { AttributeName: 'chat', AttributeType: 'S' },
      { AttributeName: 'item', AttributeType: 'N' },
    ],
    timeToLiveAttribute: 'expiresAt',
  };
}

/** DynamoDB with these tables, and a client of it that keeps its connection open. */
async function start(...tables: readonly DeployedTable[]): Promise<DynamoDBClient> {
  const dynamoDb = await DynamoDb.start(tables);
  closers.push(() => dynamoDb.close());
  return clientOf(dynamoDb);
}

function clientOf(dynamoDb: DynamoDb): DynamoDBClient {
  return new DynamoDBClient({
    region: 'us-east-1',
    endpoint: dynamoDb.url,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}

const Item = { chat: { S: 'a' }, item: { N: '1' } };

describe('DynamoDB', () => {
  test('has the deployment’s tables, ready for conditional writes', async () => {
    const client = await start(table('timers'), table('sessions'));
    const put = new PutItemCommand({ TableName: 'timers', Item, ConditionExpression: 'attribute_not_exists(chat)' });
    await client.send(put);
    await expect(client.send(put)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    const read = await client.send(new GetItemCommand({ TableName: 'sessions', Key: Item }));
    expect(read.Item).toBeUndefined();
  });

  test('closes once what clients asked of it is done, also where they went away meanwhile', async () => {
    const dynamoDb = await DynamoDb.start([table('timers')]);
    const client = clientOf(dynamoDb);
    const puts = Array.from({ length: 50 }, (_, index) =>
      client.send(new PutItemCommand({ TableName: 'timers', Item: { ...Item, item: { N: String(index) } } })),
    );
    await Promise.any(puts);
    // An operation that went on behind a closed database would throw where nobody can catch it.
    await dynamoDb.close();
    const outcomes = await Promise.allSettled(puts);
    expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
  });

  test('of one Local Connect knows nothing of another’s', async () => {
    const [one, other] = await Promise.all([start(table('timers')), start()]);
    await one.send(new PutItemCommand({ TableName: 'timers', Item }));
    const reading = other.send(new GetItemCommand({ TableName: 'timers', Key: Item }));
    await expect(reading).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  test('names the table that it cannot make', async () => {
    const making = DynamoDb.start([{ ...table('x'), logicalId: 'Sessions' }]);
    await expect(making).rejects.toBeInstanceOf(TableNotMade);
    await expect(making).rejects.toThrow('The table Sessions could not be made');
  });
});
