import {
  BatchEntryIdsNotDistinct,
  DeleteMessageCommand,
  EmptyBatchRequest,
  InvalidMessageContents,
  ListQueuesCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  UnsupportedOperation,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Sqs, sqsHttpHandler } from '../../../../local/services/index.ts';
import { deployedQueue, manualClocks, recordingInvoke, START_MS, serve } from '../parts.ts';

interface Served {
  readonly sqs: Sqs;
  readonly client: SQSClient;
  readonly url: string;
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

let served: Served;

beforeEach(async () => {
  const sqs = new Sqs({
    ...manualClocks(),
    invoke: recordingInvoke().invoke,
    queues: [deployedQueue('Queue')],
    eventSources: [],
  });
  let requests = 0;
  const server = await serve(
    sqsHttpHandler(sqs, () => {
      requests += 1;
    }),
  );
  const client = new SQSClient({
    region: 'us-east-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  served = {
    sqs,
    client,
    url: server.url,
    requests: () => requests,
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
});

afterEach(async () => {
  await served.close();
});

const QueueUrl = 'http://127.0.0.1:4510/111122223333/Queue';

describe('SendMessage by the AWS SDK', () => {
  test('puts a message into the queue, and its digests satisfy the SDK', async () => {
    const sent = await served.client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'héllo',
        DelaySeconds: 900,
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'greeting' } },
      }),
    );
    expect(sent).toMatchObject({
      MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      MD5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(served.sqs.queue('Queue')?.messages).toMatchObject([
      { messageId: sent.MessageId, body: 'héllo', state: 'DELAYED', visibleAtMs: START_MS + 900_000 },
    ]);
    expect(served.requests()).toBe(1);
  });

  test('to a queue that is not there is QueueDoesNotExist', async () => {
    const sending = served.client.send(
      new SendMessageCommand({ QueueUrl: 'http://127.0.0.1:4510/111122223333/Other', MessageBody: 'a' }),
    );
    const error: unknown = await sending.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(QueueDoesNotExist);
    expect(error).toMatchObject({
      name: 'QueueDoesNotExist',
      message: 'The specified queue does not exist.',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test.each([
    ['a delay over 15 minutes', { MessageBody: 'a', DelaySeconds: 901 }, /DelaySeconds must be >= 0 and <= 900/],
    ['a negative delay', { MessageBody: 'a', DelaySeconds: -1 }, /DelaySeconds/],
    ['an empty body', { MessageBody: '' }, /MessageBody/],
    ['a body over 1 MiB', { MessageBody: 'x'.repeat(1024 * 1024 + 1) }, /1048576 bytes/],
    ['an attribute without a value', { MessageBody: 'a', MessageAttributes: { a: { DataType: 'String' } } }, /'a'/],
    [
      'an attribute of no type',
      { MessageBody: 'a', MessageAttributes: { a: { DataType: 'Text', StringValue: 'b' } } },
      /'a'/,
    ],
  ])('refuses %s', async (_, input, message) => {
    await expect(served.client.send(new SendMessageCommand({ QueueUrl, ...input }))).rejects.toMatchObject({
      message: expect.stringMatching(message),
      $metadata: { httpStatusCode: 400 },
    });
    expect(served.sqs.queue('Queue')?.messages).toEqual([]);
  });

  test('takes a body of exactly 1 MiB', async () => {
    await served.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x'.repeat(1024 * 1024) }));
    expect(served.sqs.queue('Queue')?.messages).toHaveLength(1);
  });

  test('refuses characters that SQS does not take', async () => {
    const sending = served.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a\u0001b' }));
    await expect(sending).rejects.toBeInstanceOf(InvalidMessageContents);
  });

  test('is served at the queue’s own path too', async () => {
    const response = await fetch(`${served.url}/111122223333/Queue`, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({ MessageBody: 'by path' }),
    });
    expect(response.status).toBe(200);
    expect(served.sqs.queue('Queue')?.messages).toMatchObject([{ body: 'by path' }]);
  });
});

describe('SendMessageBatch by the AWS SDK', () => {
  test('sends what is right, and says of the rest what is wrong', async () => {
    const answer = await served.client.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'one', MessageBody: 'a' },
          { Id: 'two', MessageBody: 'b', DelaySeconds: 1000 },
        ],
      }),
    );
    expect(answer.Successful).toMatchObject([{ Id: 'one', MessageId: expect.any(String) }]);
    expect(answer.Failed).toMatchObject([{ Id: 'two', SenderFault: true, Code: 'InvalidParameterValue' }]);
    expect(served.sqs.queue('Queue')?.messages).toMatchObject([{ body: 'a' }]);
  });

  test('refuses a batch that is empty, or whose ids repeat, by name', async () => {
    const send = (Entries: { Id: string; MessageBody: string }[]) =>
      served.client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    await expect(send([])).rejects.toBeInstanceOf(EmptyBatchRequest);
    const twice = { Id: 'one', MessageBody: 'a' };
    await expect(send([twice, twice])).rejects.toBeInstanceOf(BatchEntryIdsNotDistinct);
    await expect(
      send(Array.from({ length: 11 }, (_, index) => ({ Id: `m${index}`, MessageBody: 'a' }))),
    ).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' });
    const large = 'x'.repeat(600_000);
    await expect(
      send([
        { Id: 'one', MessageBody: large },
        { Id: 'two', MessageBody: large },
      ]),
    ).rejects.toMatchObject({ name: 'BatchRequestTooLong' });
    expect(served.sqs.queue('Queue')?.messages).toEqual([]);
  });
});

describe('ReceiveMessage and DeleteMessage by the AWS SDK', () => {
  const receive = (MaxNumberOfMessages?: number) =>
    served.client.send(
      new ReceiveMessageCommand({ QueueUrl, ...(MaxNumberOfMessages === undefined ? {} : { MaxNumberOfMessages }) }),
    );

  test('hand out what is there, one unless more are asked for, and take away what was deleted', async () => {
    for (const MessageBody of ['one', 'two', 'three']) {
      await served.client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    }
    const { Messages: [first] = [] } = await receive();
    expect(first).toMatchObject({ Body: 'one', MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const { Messages: others = [] } = await receive(10);
    expect(others.map(({ Body }) => Body)).toEqual(['two', 'three']);
    expect((await receive(10)).Messages).toBeUndefined();
    await served.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    expect(served.sqs.queue('Queue')?.messages.map(({ body, state }) => [body, state])).toEqual([
      ['two', 'IN_FLIGHT'],
      ['three', 'IN_FLIGHT'],
    ]);
  });

  const send = (command: ReceiveMessageCommand) => served.client.send(command);

  test.each([
    [() => send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 11 })), /^Value 11 for parameter Max/],
    [
      () => send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: -1 })),
      /^Value -1 for parameter WaitTimeSeconds/,
    ],
    [
      () => send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 5 })),
      /VisibilityTimeout of ReceiveMessage is/,
    ],
    [
      () => served.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: undefined })),
      /must contain the parameter ReceiptHandle/,
    ],
  ])('refuse what is wrong by name: %#', async (asked, message) => {
    await expect(asked()).rejects.toMatchObject({
      message: expect.stringMatching(message),
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('everything else of SQS', () => {
  test('is refused by name', async () => {
    const listing = served.client.send(new ListQueuesCommand({}));
    await expect(listing).rejects.toBeInstanceOf(UnsupportedOperation);
    await expect(listing).rejects.toThrow(
      'SQS ListQueues is not emulated. Emulated are SendMessage, SendMessageBatch, ReceiveMessage, DeleteMessage.',
    );
  });

  test('and a body that is not JSON is a 400', async () => {
    const response = await fetch(served.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
      body: '{',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: expect.stringContaining('SerializationException') });
  });

  test('and a request of another service is left to others', async () => {
    expect((await fetch(served.url, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});
