import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { DeployedEventSource } from '../../../local/deployment/index.ts';
import type { Invoke } from '../../../local/lambda/index.ts';
import { ChatTimeForWorkers, LambdaHost } from '../../../local/lambda/index.ts';
import { DynamoDb, Services } from '../../../local/services/index.ts';
import { deployedQueue, eventSource, manualClocks, PLACE, START_MS, serve } from './parts.ts';

const redrive = { deadLetterArn: `arn:aws:sqs:${PLACE}:DeadLetters`, maxReceiveCount: 3 };

/** Queues and a table that bundles use by the AWS SDK; the consumer is fed from the queue. */
async function startServices(consumer: string, source: Partial<DeployedEventSource> = {}) {
  const clocks = manualClocks();
  let host: LambdaHost | undefined;
  const invoke: Invoke = async (name, event, lineage) => {
    if (host === undefined) throw new Error('The Lambda host is not there yet.');
    return await host.invoke(name, event, lineage);
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
      sqsQueues: [deployedQueue('Queue', { redrive }), deployedQueue('DeadLetters')],
      eventSources: [eventSource('Queue', source)],
      topics: [],
      subscriptions: [],
    },
  });
  const server = await serve(services.httpHandler);
  const codeDir = fileURLToPath(new URL('./fixtures/sender', import.meta.url));
  const handlers = { Sender: 'index.send', Consumer: consumer, Reader: 'index.read' };
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
  const lambda = host;
  return {
    ...clocks,
    sqs: services.sqs,
    host: lambda,
    close: async () => {
      await lambda.close();
      await server.close();
      await dynamoDb.close();
    },
  };
}

test('a bundle sends to a queue by the AWS SDK, and the queue feeds a bundle that writes to a table', async () => {
  const { host, sqs, driver, close } = await startServices('index.write');
  try {
    const sent = await host.invoke('Sender', { hello: 'there' });
    expect(sent).toMatchObject({ ok: true, payload: { MessageId: expect.any(String) } });
    expect(sqs.queue('Queue')?.messages).toMatchObject([{ body: '{"hello":"there"}', state: 'DELAYED' }]);
    await driver.advance(300_000);
    expect(sqs.queue('Queue')?.messages).toEqual([]);
    const id = sent.ok ? Object(sent.payload).MessageId : undefined;
    expect(await host.invoke('Reader', { id })).toMatchObject({
      ok: true,
      payload: { body: '{"hello":"there"}', at: START_MS + 60_000 },
    });
  } finally {
    await close();
  }
});

describe('a function that sends itself messages', () => {
  test('is stopped after 16 invocations, and the message is a dead letter', async () => {
    const { sqs, driver, close } = await startServices('index.sendAgain');
    try {
      sqs.queue('Queue')?.send({ body: 'round and round' });
      await driver.advance(15_500);
      expect(sqs.deadLetters).toEqual([]);
      await driver.advance(1000);
      expect(sqs.deadLetters).toMatchObject([{ body: 'round and round' }]);
      expect(sqs.queue('Queue')?.messages).toEqual([]);
    } finally {
      await close();
    }
  });

  test('goes on where its template allows it to', async () => {
    const { sqs, driver, close } = await startServices('index.sendAgain', { recursiveLoop: 'Allow' });
    try {
      sqs.queue('Queue')?.send({ body: 'round and round' });
      await driver.advance(20_500);
      expect(sqs.deadLetters).toEqual([]);
      expect(sqs.queue('Queue')?.messages).toMatchObject([{ body: 'round and round', state: 'DELAYED' }]);
    } finally {
      await close();
    }
  });
});
