import { describe, expect, test } from '@jest/globals';
import type { DeployedEventSource, DeployedSqsQueue } from '../../../../local/deployment/index.ts';
import type { InvocationResult } from '../../../../local/lambda/index.ts';
import { Sqs } from '../../../../local/services/index.ts';
import {
  deployedQueue,
  eventSource,
  FAILED,
  manualClocks,
  PLACE,
  recordingInvoke,
  START_MS,
  SUCCEEDED,
} from '../parts.ts';

/** A queue that feeds a function. */
function feed(
  answer?: (call: number) => InvocationResult | Promise<InvocationResult>,
  changes: { readonly queue?: Partial<DeployedSqsQueue>; readonly source?: Partial<DeployedEventSource> } = {},
) {
  const clocks = manualClocks();
  const { invoke, calls } = recordingInvoke(answer);
  const sqs = new Sqs({
    ...clocks,
    invoke,
    queues: [deployedQueue('Queue', changes.queue), deployedQueue('DeadLetters')],
    eventSources: [eventSource('Queue', changes.source)],
  });
  const queue = sqs.queue('Queue');
  if (queue === undefined) throw new Error('There is no queue.');
  return { ...clocks, sqs, queue, calls };
}

function bodiesOf(calls: readonly { readonly event: unknown }[]): readonly (readonly string[])[] {
  return calls.map(({ event }) => Object(event).Records.map(({ body }: { body: string }) => body));
}

const redrive = { deadLetterArn: `arn:aws:sqs:${PLACE}:DeadLetters`, maxReceiveCount: 3 };

describe('an event source', () => {
  test('invokes the function with an event of Lambda’s shape', async () => {
    const { queue, calls, driver } = feed();
    const messageId = queue.send({
      body: 'hello',
      attributes: {
        kind: { dataType: 'String', stringValue: 'greeting' },
        raw: { dataType: 'Binary', binaryValue: 'AQI=' },
      },
    });
    await driver.rest();
    expect(calls).toEqual([
      {
        functionArn: `arn:aws:lambda:${PLACE}:function:Consumer`,
        event: {
          Records: [
            {
              messageId,
              receiptHandle: expect.any(String),
              body: 'hello',
              attributes: {
                ApproximateReceiveCount: '1',
                SentTimestamp: String(START_MS),
                SenderId: expect.any(String),
                ApproximateFirstReceiveTimestamp: String(START_MS),
              },
              messageAttributes: {
                kind: { stringValue: 'greeting', stringListValues: [], binaryListValues: [], dataType: 'String' },
                raw: { binaryValue: 'AQI=', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
              },
              md5OfBody: '5d41402abc4b2a76b9719d911017c592',
              md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
              eventSource: 'aws:sqs',
              eventSourceARN: `arn:aws:sqs:${PLACE}:Queue`,
              awsRegion: 'us-east-1',
            },
          ],
        },
      },
    ]);
    expect(queue.messages).toEqual([]);
  });

  test('holds the work counter from the message on until the function has ended', async () => {
    let end: (result: InvocationResult) => void = () => {};
    const { queue, work, driver } = feed(
      () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    );
    queue.send({ body: 'a' });
    expect(work.holders).toEqual(['the delivery of Queue']);
    await Promise.resolve();
    expect(work.idle).toBe(false);
    end(SUCCEEDED);
    await driver.rest();
    expect(work.idle).toBe(true);
  });

  test('gives messages that are sent together in batches', async () => {
    const { queue, calls, driver } = feed(undefined, { source: { batchSize: 2 } });
    for (const body of ['a', 'b', 'c']) queue.send({ body });
    await driver.rest();
    expect(bodiesOf(calls)).toEqual([['a', 'b'], ['c']]);
  });

  test('makes a batch no larger than an event can be', async () => {
    const { queue, calls, driver } = feed();
    for (let index = 0; index < 4; index += 1) queue.send({ body: 'x'.repeat(1024 * 1024) });
    await driver.rest();
    expect(bodiesOf(calls).map(({ length }) => length)).toEqual([3, 1]);
  });

  test('waits for the batching window, or for a full batch', async () => {
    const { queue, calls, driver } = feed(undefined, { source: { batchSize: 2, maximumBatchingWindowSeconds: 5 } });
    queue.send({ body: 'a' });
    await driver.advance(4999);
    expect(calls).toEqual([]);
    await driver.advance(1);
    expect(bodiesOf(calls)).toEqual([['a']]);
    queue.send({ body: 'b' });
    queue.send({ body: 'c' });
    await driver.rest();
    expect(bodiesOf(calls)).toEqual([['a'], ['b', 'c']]);
  });

  test('delivers a delayed message when the chat clock reaches its time', async () => {
    const { queue, calls, driver } = feed();
    queue.send({ body: 'later', delaySeconds: 60 });
    await driver.advance(59_999);
    expect(calls).toEqual([]);
    await driver.advance(1);
    expect(bodiesOf(calls)).toEqual([['later']]);
  });

  test('tries a failed batch again after the visibility timeout, and settles meanwhile', async () => {
    const { queue, calls, driver, work } = feed((call) => (call === 1 ? FAILED : SUCCEEDED));
    queue.send({ body: 'a' });
    await driver.rest();
    expect(work.idle).toBe(true);
    expect(queue.messages).toMatchObject([{ receiveCount: 1, state: 'IN_FLIGHT' }]);
    await driver.advance(29_999);
    expect(calls).toHaveLength(1);
    await driver.advance(1);
    expect(calls).toHaveLength(2);
    expect(queue.messages).toEqual([]);
  });

  test('gives what fails for ever to the dead-letter queue', async () => {
    const { queue, sqs, calls, driver } = feed(() => FAILED, { queue: { redrive } });
    queue.send({ body: 'poison' });
    await driver.advance(8 * 3_600_000);
    expect(calls).toHaveLength(3);
    expect(queue.messages).toEqual([]);
    expect(sqs.deadLetters).toMatchObject([{ body: 'poison', state: 'VISIBLE' }]);
  });

  test('runs as many batches at once as its concurrency, and the others after them', async () => {
    const ends: ((result: InvocationResult) => void)[] = [];
    const { queue, calls, driver } = feed(() => new Promise((resolve) => ends.push(resolve)), {
      source: { batchSize: 1, maximumConcurrency: 2 },
    });
    for (const body of ['a', 'b', 'c']) queue.send({ body });
    await Promise.resolve();
    expect(bodiesOf(calls)).toEqual([['a'], ['b']]);
    ends[0]?.(SUCCEEDED);
    while (calls.length < 3) await Promise.resolve();
    expect(bodiesOf(calls)).toEqual([['a'], ['b'], ['c']]);
    for (const end of ends) end(SUCCEEDED);
    await driver.rest();
    expect(queue.messages).toEqual([]);
  });

  test('ends in the same state by one long advance as by many short ones', async () => {
    const run = async (steps: number): Promise<unknown> => {
      const { queue, sqs, calls, driver } = feed(() => FAILED, { queue: { redrive } });
      queue.send({ body: 'poison', delaySeconds: 90 });
      for (let step = 0; step < steps; step += 1) await driver.advance(600_000 / steps);
      return { deadLetters: sqs.deadLetters, calls: calls.length };
    };
    expect(await run(1)).toEqual(await run(600));
  });
});

describe('a partial batch response', () => {
  const report = (payload: (ids: readonly string[]) => unknown) => async () => {
    const ids: string[] = [];
    const { queue, driver } = feed(() => ({ ok: true, payload: payload(ids) }), {
      source: { reportBatchItemFailures: true },
    });
    for (const body of ['a', 'b']) ids.push(queue.send({ body }));
    await driver.rest();
    return queue.messages.map(({ body }) => body);
  };

  test('keeps only the messages that it names', async () => {
    const left = await report(([, second]) => ({ batchItemFailures: [{ itemIdentifier: second }] }))();
    expect(left).toEqual(['b']);
  });

  test.each([
    ['null', null],
    ['an empty object', {}],
    ['an empty list', { batchItemFailures: [] }],
    ['a null list', { batchItemFailures: null }],
  ])('that is %s is success', async (_, payload) => {
    expect(await report(() => payload)()).toEqual([]);
  });

  test.each([
    ['text', 'failed'],
    ['no list', { batchItemFailures: 'all' }],
    ['an unknown identifier', { batchItemFailures: [{ itemIdentifier: 'nobody' }] }],
    ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['a null identifier', { batchItemFailures: [{ itemIdentifier: null }] }],
    ['a misspelt key', { batchItemFailures: [{ itemidentifier: 'a' }] }],
    ['null in the list', { batchItemFailures: [null] }],
  ])('that is %s is the failure of the whole batch', async (_, payload) => {
    expect(await report(() => payload)()).toEqual(['a', 'b']);
  });

  test('means nothing where the event source does not ask for it', async () => {
    const { queue, driver } = feed(() => ({
      ok: true,
      payload: { batchItemFailures: [{ itemIdentifier: 'nobody' }] },
    }));
    queue.send({ body: 'a' });
    await driver.rest();
    expect(queue.messages).toEqual([]);
  });
});
