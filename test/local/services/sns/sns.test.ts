import { describe, expect, test } from '@jest/globals';
import type { DeployedSubscription } from '../../../../local/deployment/index.ts';
import type { InvocationResult } from '../../../../local/lambda/index.ts';
import { AsyncInvocations, Sns, Sqs, TopicArnNotValid } from '../../../../local/services/index.ts';
import { deployedQueue, FAILED, manualClocks, PLACE, recordingInvoke, START_MS } from '../parts.ts';

const topicArn = `arn:aws:sns:${PLACE}:Streaming`;
const functionArn = `arn:aws:lambda:${PLACE}:function:Consumer`;

function subscription(changes: Partial<DeployedSubscription> = {}): DeployedSubscription {
  return {
    topicArn,
    protocol: 'sqs',
    endpointArn: `arn:aws:sqs:${PLACE}:Queue`,
    filterPolicy: undefined,
    filterPolicyScope: 'MessageAttributes',
    rawMessageDelivery: false,
    ...changes,
  };
}

function topic(subscriptions: readonly DeployedSubscription[], answer?: () => InvocationResult) {
  const clocks = manualClocks();
  const { invoke, calls } = recordingInvoke(answer);
  const sqs = new Sqs({ ...clocks, invoke, queues: [deployedQueue('Queue')], eventSources: [] });
  const sns = new Sns({
    ...clocks,
    invocations: new AsyncInvocations({ ...clocks, invoke }),
    sqs,
    topics: [{ logicalId: 'Streaming', name: 'Streaming', arn: topicArn }],
    subscriptions,
  });
  const queued = () => sqs.queue('Queue')?.messages.map(({ body }) => body) ?? [];
  return { ...clocks, sns, sqs, queued, calls };
}

const published = {
  message: '{"Content":"hi"}',
  messageAttributes: { Type: { type: 'String', value: 'MESSAGE' } },
} as const;

describe('a topic', () => {
  test('gives a queue the notification in its envelope', () => {
    const { sns, queued } = topic([subscription()]);
    const messageId = sns.publish(topicArn, published);
    expect(queued().map((body) => JSON.parse(body))).toEqual([
      {
        Type: 'Notification',
        MessageId: messageId,
        TopicArn: topicArn,
        Message: '{"Content":"hi"}',
        Timestamp: new Date(START_MS).toISOString(),
        SignatureVersion: '1',
        Signature: expect.any(String),
        SigningCertURL: expect.any(String),
        UnsubscribeURL: expect.any(String),
        MessageAttributes: { Type: { Type: 'String', Value: 'MESSAGE' } },
      },
    ]);
  });

  test('gives a queue the message itself with raw message delivery', () => {
    const { sns, queued } = topic([subscription({ rawMessageDelivery: true })]);
    sns.publish(topicArn, published);
    expect(queued()).toEqual(['{"Content":"hi"}']);
  });

  test('invokes a function with the notification in a record', async () => {
    const { sns, calls, driver, work } = topic([subscription({ protocol: 'lambda', endpointArn: functionArn })]);
    const messageId = sns.publish(topicArn, published);
    expect(work.idle).toBe(false);
    await driver.rest();
    expect(calls).toMatchObject([
      {
        functionArn,
        event: {
          Records: [
            {
              EventSource: 'aws:sns',
              EventVersion: '1.0',
              EventSubscriptionArn: expect.stringContaining(`${topicArn}:`),
              Sns: {
                Type: 'Notification',
                MessageId: messageId,
                TopicArn: topicArn,
                Message: '{"Content":"hi"}',
                MessageAttributes: { Type: { Type: 'String', Value: 'MESSAGE' } },
              },
            },
          ],
        },
      },
    ]);
  });

  test('invokes a failing function again after one and two more minutes, then gives up', async () => {
    const { sns, calls, driver } = topic(
      [subscription({ protocol: 'lambda', endpointArn: functionArn })],
      () => FAILED,
    );
    sns.publish(topicArn, published);
    await driver.rest();
    await driver.advance(59_999);
    expect(calls).toHaveLength(1);
    await driver.advance(1);
    expect(calls).toHaveLength(2);
    expect(sns.undelivered).toEqual([]);
    await driver.advance(120_000);
    expect(calls).toHaveLength(3);
    expect(sns.undelivered).toMatchObject([{ topicArn, reason: expect.stringContaining('FAILED') }]);
    await driver.advance(3_600_000);
    expect(calls).toHaveLength(3);
  });

  test('that no stack made is accepted, and its message shown as undelivered', () => {
    const { sns } = topic([]);
    const unknown = 'arn:aws:sns:us-east-1:111122223333:Nobody';
    const messageId = sns.publish(unknown, published);
    expect(sns.undelivered).toEqual([
      {
        topicArn: unknown,
        messageId,
        atMs: START_MS,
        reason: 'no stack makes this topic',
        message: published.message,
        attributes: published.messageAttributes,
      },
    ]);
  });

  test('notes what it cannot give to a queue that no stack makes, the newest 1000', () => {
    const { sns, clock } = topic([subscription({ endpointArn: `arn:aws:sqs:${PLACE}:Gone` })]);
    for (let count = 0; count <= 1000; count += 1) sns.publish(topicArn, { ...published, message: String(count) });
    expect(sns.undelivered).toHaveLength(1000);
    expect(sns.undelivered[0]).toMatchObject({
      message: '1',
      atMs: clock.nowMs,
      reason: `no stack makes the queue arn:aws:sqs:${PLACE}:Gone`,
    });
  });

  test('gives a queue a binary attribute as one, with raw message delivery', () => {
    const { sns, sqs } = topic([subscription({ rawMessageDelivery: true })]);
    sns.publish(topicArn, { ...published, messageAttributes: { Icon: { type: 'Binary', value: 'AQI=' } } });
    expect(sqs.queue('Queue')?.receive(1)).toMatchObject([
      { attributes: { Icon: { dataType: 'Binary', binaryValue: 'AQI=' } } },
    ]);
  });

  test('must be a standard topic’s ARN', () => {
    const { sns } = topic([]);
    for (const wrong of ['Streaming', `${topicArn}.fifo`, `arn:aws:sqs:${PLACE}:Queue`, '']) {
      expect(() => sns.publish(wrong, published)).toThrow(TopicArnNotValid);
    }
  });

  test('refuses a filter policy that cannot be kept, when it is made', () => {
    expect(() => topic([subscription({ filterPolicy: { ip: [{ soundex: 'x' }] } })])).toThrow('soundex');
    expect(() => topic([subscription({ filterPolicy: { $or: [{ a: ['b'] }] } })])).toThrow('$or');
    expect(() => topic([subscription({ filterPolicy: { a: { b: ['c'] } } })])).toThrow('not a list');
  });
});

test('one of several filter policies is enough', () => {
  const filterPolicy = { $or: [{ Role: ['CUSTOMER'], Type: ['MESSAGE'] }, { Type: ['EVENT'] }] };
  const { sns, queued } = topic([subscription({ filterPolicy })]);
  const publish = (role: string, type: string) =>
    sns.publish(topicArn, {
      message: `"${role} ${type}"`,
      messageAttributes: { Role: { type: 'String', value: role }, Type: { type: 'String', value: type } },
    });
  for (const role of ['CUSTOMER', 'AGENT']) for (const type of ['MESSAGE', 'EVENT']) publish(role, type);
  expect(queued().map((body) => JSON.parse(JSON.parse(body).Message))).toEqual([
    'CUSTOMER MESSAGE',
    'CUSTOMER EVENT',
    'AGENT EVENT',
  ]);
});

describe('a filter policy', () => {
  const passes = (
    filterPolicy: unknown,
    outgoing: Parameters<Sns['publish']>[1],
    filterPolicyScope: 'MessageAttributes' | 'MessageBody' = 'MessageAttributes',
  ): boolean => {
    const { sns, queued } = topic([subscription({ filterPolicy, filterPolicyScope })]);
    sns.publish(topicArn, outgoing);
    return queued().length === 1;
  };
  const text = (value: string) => ({ message: 'm', messageAttributes: { a: { type: 'String', value } } }) as const;
  const number = (value: string) => ({ message: 'm', messageAttributes: { a: { type: 'Number', value } } }) as const;
  const list = (value: string) =>
    ({ message: 'm', messageAttributes: { a: { type: 'String.Array', value } } }) as const;
  const without = { message: 'm' };

  test.each([
    ['an exact value', { a: ['x', 'y'] }, text('y'), true],
    ['another value', { a: ['x'] }, text('y'), false],
    ['an absent attribute', { a: ['x'] }, without, false],
    ['every key', { a: ['x'], b: ['z'] }, text('x'), false],
    ['prefix', { a: [{ prefix: 'application/' }] }, text('application/json'), true],
    ['another prefix', { a: [{ prefix: 'text/' }] }, text('application/json'), false],
    ['suffix', { a: [{ suffix: '.joined' }] }, text('participant.joined'), true],
    ['equals-ignore-case', { a: [{ 'equals-ignore-case': 'MESSAGE' }] }, text('message'), true],
    ['anything-but', { a: [{ 'anything-but': ['x'] }] }, text('y'), true],
    ['anything-but, excluded', { a: [{ 'anything-but': ['x'] }] }, text('x'), false],
    ['anything-but a prefix', { a: [{ 'anything-but': { prefix: 'x' } }] }, text('xy'), false],
    ['anything-but, absent', { a: [{ 'anything-but': ['x'] }] }, without, false],
    ['exists', { a: [{ exists: true }] }, text(''), true],
    ['exists, absent', { a: [{ exists: true }] }, without, false],
    ['exists false', { a: [{ exists: false }] }, without, true],
    ['exists false, there', { a: [{ exists: false }] }, text('x'), false],
    ['numeric', { a: [{ numeric: ['=', 5] }] }, number('5.0'), true],
    ['a numeric range', { a: [{ numeric: ['>=', 1, '<', 5] }] }, number('5'), false],
    ['numeric on text', { a: [{ numeric: ['=', 5] }] }, text('5'), false],
    ['an exact number', { a: [5] }, number('5'), true],
    ['a list', { a: ['y'] }, list('["x","y"]'), true],
  ])('by message attributes: %s', (_, policy, outgoing, expected) => {
    expect(passes(policy, outgoing)).toBe(expected);
  });

  test.each([
    ['a member', { Type: ['MESSAGE'] }, { Type: 'MESSAGE' }, true],
    ['a nested member', { a: { b: [{ prefix: 'c' }] } }, { a: { b: 'cd' } }, true],
    ['a nested member that differs', { a: { b: ['x'] } }, { a: { b: 'y' } }, false],
    ['a member of a list', { a: { b: ['x'] } }, { a: [{ b: 'y' }, { b: 'x' }] }, true],
    ['a boolean', { a: [true] }, { a: true }, true],
    ['an absent member', { a: ['x'] }, {}, false],
  ])('by message body: %s', (_, policy, body, expected) => {
    expect(passes(policy, { message: JSON.stringify(body) }, 'MessageBody')).toBe(expected);
  });

  test('by message body: text that is not JSON passes none', () => {
    expect(passes({ a: [{ exists: false }] }, { message: 'hello' }, 'MessageBody')).toBe(false);
  });
});
