import { beforeEach, describe, expect, test } from '@jest/globals';
import { Sqs, sqsHttpHandler } from '../../../../local/services/index.ts';
import { deployedQueue, eventSource, manualClocks, PLACE, recordingInvoke } from '../parts.ts';

let sqs: Sqs;

beforeEach(() => {
  sqs = new Sqs({
    ...manualClocks(),
    invoke: recordingInvoke().invoke,
    queues: [deployedQueue('Queue')],
    eventSources: [],
  });
});

/** Sends what no SDK would, straight to the handler. */
async function ask(operation: string, input: unknown) {
  const response = await sqsHttpHandler(sqs, () => {})({
    method: 'POST',
    path: '/111122223333/Queue',
    query: new URLSearchParams(),
    headers: { host: '127.0.0.1:4510', 'x-amz-target': `AmazonSQS.${operation}` },
    body: Buffer.from(JSON.stringify(input)),
  });
  return { status: response?.status, ...JSON.parse(String(response?.body)) };
}

const messages = () => sqs.queue('Queue')?.messages;

describe('SendMessage', () => {
  test.each([
    [
      'a parameter that is not emulated',
      { MessageSystemAttributes: {} },
      'MessageSystemAttributes of SendMessage is not',
    ],
    ['a body that is not text', { MessageBody: 5 }, 'MessageBody'],
    ['a delay that is not a whole number', { DelaySeconds: 1.5 }, 'Value 1.5 for parameter DelaySeconds is invalid'],
    ['a delay that is not a number', { DelaySeconds: '5' }, 'Value 5 for parameter DelaySeconds is invalid'],
    ['attributes that are not a map', { MessageAttributes: ['a'] }, 'MessageAttributes must be a map'],
    [
      'eleven attributes',
      { MessageAttributes: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`a${index}`, {}])) },
      'Number of message attributes [11] exceeds the allowed maximum [10]',
    ],
    [
      'an attribute that is not a map',
      { MessageAttributes: { a: 'text' } },
      "The message attribute 'a' has an invalid",
    ],
    [
      'an attribute whose type only begins like one',
      { MessageAttributes: { a: { DataType: 'Stringent', StringValue: 'b' } } },
      "The message attribute 'a' has an invalid",
    ],
    [
      'a binary attribute with a text for its value',
      { MessageAttributes: { a: { DataType: 'Binary', StringValue: 'b' } } },
      "The message attribute 'a' must contain a non-empty value of type Binary",
    ],
    [
      'a text attribute that is empty',
      { MessageAttributes: { a: { DataType: 'String', StringValue: '' } } },
      "The message attribute 'a' must contain a non-empty value of type String",
    ],
  ])('refuses %s, and nothing is sent', async (_what, input, message) => {
    expect(await ask('SendMessage', { MessageBody: 'Hello', ...input })).toMatchObject({
      status: 400,
      message: expect.stringContaining(message),
    });
    expect(messages()).toEqual([]);
  });

  test('attributes of each type, and none, are taken, and their digest is the documented one', async () => {
    const attributes = {
      text: { DataType: 'String', StringValue: 'a' },
      bytes: { DataType: 'Binary.png', BinaryValue: 'YQ==' },
      count: { DataType: 'Number', StringValue: '5' },
    };
    const sent = await ask('SendMessage', { MessageBody: 'Hello', MessageAttributes: attributes });
    // The lengths and values of each name, type and value, in the order of the names.
    expect(sent).toMatchObject({ status: 200, MD5OfMessageAttributes: '51520f332f87c18e4963c006c35141f9' });
    const bare = await ask('SendMessage', { MessageBody: 'Hello', MessageAttributes: null });
    expect(bare).toMatchObject({ status: 200, MD5OfMessageBody: '8b1a9953c4611296a827abf8c47804d7' });
    expect(bare).not.toHaveProperty('MD5OfMessageAttributes');
    expect(messages()).toHaveLength(2);
  });

  test('the bytes of attributes count towards the 1 MiB', async () => {
    const half = 'x'.repeat(512 * 1024);
    const attributes = { a: { DataType: 'String', StringValue: half } };
    expect(await ask('SendMessage', { MessageBody: half, MessageAttributes: attributes })).toMatchObject({
      status: 400,
      message: expect.stringContaining('Message must be shorter than 1048576 bytes'),
    });
    expect(messages()).toEqual([]);
  });
});

describe('SendMessageBatch', () => {
  test.each([
    ['Entries that are not a list', 'none', 'EmptyBatchRequest'],
    ['an entry that is not a map', [5], 'InvalidBatchEntryId'],
    ['an id that is not text', [{ Id: 1, MessageBody: 'a' }], 'InvalidBatchEntryId'],
    ['an id of 81 letters', [{ Id: 'a'.repeat(81), MessageBody: 'a' }], 'InvalidBatchEntryId'],
    ['an id with a space', [{ Id: 'a b', MessageBody: 'a' }], 'InvalidBatchEntryId'],
  ])('refuses %s, and nothing is sent', async (_what, entries, name) => {
    const answer = await ask('SendMessageBatch', { Entries: entries });
    expect(answer).toMatchObject({ status: 400, __type: expect.stringContaining(name) });
    expect(messages()).toEqual([]);
  });

  test('says nothing of failures when there are none', async () => {
    const answer = await ask('SendMessageBatch', { Entries: [{ Id: 'one', MessageBody: 'a' }] });
    expect(answer).toMatchObject({ status: 200, Successful: [{ Id: 'one' }] });
    expect(answer).not.toHaveProperty('Failed');
  });
});

test.each([['Mia'], [undefined]])(
  'a message of the group %p is given to its function with it',
  async (MessageGroupId) => {
    const clocks = manualClocks();
    const { invoke, calls } = recordingInvoke();
    sqs = new Sqs({ ...clocks, invoke, queues: [deployedQueue('Queue')], eventSources: [eventSource('Queue')] });
    await ask('SendMessage', { MessageBody: 'Hello', ...(MessageGroupId === undefined ? {} : { MessageGroupId }) });
    await clocks.driver.rest();
    const [{ event }] = [...calls, { event: undefined }];
    const attributes = Object(event).Records[0].attributes;
    expect(attributes.MessageGroupId).toBe(MessageGroupId);
    expect('MessageGroupId' in attributes).toBe(MessageGroupId !== undefined);
  },
);

test('a queue is named by a URL, and by its path where there is none', async () => {
  expect(await ask('SendMessage', { MessageBody: 'Hello', QueueUrl: 'Queue' })).toMatchObject({
    status: 400,
    __type: expect.stringContaining('QueueDoesNotExist'),
  });
  expect(await ask('SendMessage', { MessageBody: 'Hello' })).toMatchObject({ status: 200 });
});

test('a dead-letter queue that no stack makes is there all the same, under its name', () => {
  const elsewhere = `arn:aws:sqs:${PLACE}:Elsewhere`;
  const redrive = { deadLetterArn: elsewhere, maxReceiveCount: 1 };
  const { queues } = new Sqs({
    ...manualClocks(),
    invoke: recordingInvoke().invoke,
    queues: [deployedQueue('Queue', { redrive })],
    eventSources: [],
  });
  expect(queues).toMatchObject([
    { name: 'Queue', holdsDeadLetters: false },
    { name: 'Elsewhere', arn: elsewhere, holdsDeadLetters: true, messages: [] },
  ]);
});
