import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import type { Invoke } from '../../../local/lambda/index.ts';
import { ChatTimeForWorkers, LambdaHost } from '../../../local/lambda/index.ts';
import { DynamoDb, Services } from '../../../local/services/index.ts';
import { deployedQueue, eventSource, manualClocks, PLACE, START_MS, serve } from './parts.ts';

test('a bundle sends to a queue by the AWS SDK, and the queue feeds a bundle that writes to a table', async () => {
  const clocks = manualClocks();
  let host: LambdaHost | undefined;
  const invoke: Invoke = async (name, event) => {
    if (host === undefined) throw new Error('The Lambda host is not there yet.');
    return await host.invoke(name, event);
  };
  const dynamoDb = await DynamoDb.start([
    {
      logicalId: 'Table',
      name: 'written',
      arn: `arn:aws:dynamodb:${PLACE}:table/written`,
      keySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      attributeDefinitions: [
        { AttributeName: 'id', AttributeType: 'S' },
        { AttributeName: 'byTime', AttributeType: 'N' },
      ],
      timeToLiveAttribute: undefined,
    },
  ]);
  const services = new Services({
    ...clocks,
    dynamoDb,
    invoke,
    beforeEach: () => clocks.driver.catchUp(),
    deployment: {
      sqsQueues: [deployedQueue('Queue')],
      eventSources: [eventSource('Queue')],
      topics: [],
      subscriptions: [],
    },
  });
  const server = await serve(services.httpHandler);
  const codeDir = fileURLToPath(new URL('./fixtures/sender', import.meta.url));
  const handlers = { Sender: 'index.send', Consumer: 'index.write', Reader: 'index.read' };
  host = new LambdaHost({
    ...clocks,
    functions: Object.entries(handlers).map(([name, handler]) => ({
      name,
      arn: `arn:aws:lambda:${PLACE}:function:${name}`,
      codeDir,
      handler,
      environment: { QUEUE_URL: `${server.url}/111122223333/Queue`, TABLE_NAME: 'written' },
      timeoutSeconds: 10,
      memoryMb: 128,
      reservedConcurrency: undefined,
    })),
    environment: {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_SQS: server.url,
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url,
    },
    chatTime: new ChatTimeForWorkers(clocks.driver),
    onLog: () => {},
  });
  try {
    const sent = await host.invoke('Sender', { hello: 'there' });
    expect(sent).toEqual({ ok: true, payload: { MessageId: expect.any(String) } });
    expect(services.sqs.queue('Queue')?.messages).toMatchObject([{ body: '{"hello":"there"}', state: 'DELAYED' }]);
    await clocks.driver.advance(300_000);
    expect(services.sqs.queue('Queue')?.messages).toEqual([]);
    const id = sent.ok ? Object(sent.payload).MessageId : undefined;
    expect(await host.invoke('Reader', { id })).toEqual({
      ok: true,
      payload: { body: '{"hello":"there"}', at: START_MS + 60_000 },
    });
  } finally {
    await host.close();
    await server.close();
    await dynamoDb.close();
  }
});
