import { describe, expect, test } from '@jest/globals';
import { block, ends, toQueue } from './blocks.ts';
import { action, answer, INSTANCE, RunningChat, SALES, SUPPORT, say } from './running-chat.ts';

const FULL = { instance: { queues: [SALES, { ...SUPPORT, maxContacts: 2 }] } };

describe('TransferContactToQueue', () => {
  test('takes QueueAtCapacity when as many wait as the queue takes, and not before', async () => {
    const running = new RunningChat(answer({}), FULL);
    const first = await running.start(toQueue(SUPPORT.id));
    await running.start(toQueue(SUPPORT.id));
    const third = await running.start(toQueue(SUPPORT.id));
    expect(running.said(third)).toEqual(['full']);
    running.engine.agentJoins(first.current.contactId, 'Bea', 'AGENT');
    const fourth = await running.start(toQueue(SUPPORT.id));
    expect(fourth.current.state).toBe('IN_QUEUE');
  });

  test('counts those of its own queue alone', async () => {
    const running = new RunningChat(answer({}), FULL);
    for (let count = 0; count < 3; count += 1) {
      expect((await running.start(toQueue(SALES.id))).current.state).toBe('IN_QUEUE');
    }
    expect((await running.start(toQueue(SUPPORT.id))).current.state).toBe('IN_QUEUE');
  });
});

describe('DequeueContactAndTransferToQueue', () => {
  const errors = ['QueueAtCapacity', 'NoMatchingError'];
  const leave = action('done', 'EndFlowExecution', {});
  const ask = (where: Readonly<Record<string, string>>) => [
    block('DequeueContactAndTransferToQueue', where, { errors }),
    say('QueueAtCapacity', 'full', 'done'),
    say('NoMatchingError', 'failed', 'done'),
    leave,
  ];

  /** A chat in Sales whose queue flow waits a minute and then asks for `queueId`. */
  async function queued(queueId: string | { readonly AgentId: string }, settings = {}) {
    const running = new RunningChat(answer({}), settings);
    const pause = action('pause', 'Wait', { TimeLimitSeconds: 60 }, 'block', {
      conditions: { WaitCompleted: 'block' },
    });
    const where = typeof queueId === 'string' ? { QueueId: queueId } : queueId;
    const CustomerQueue = running.flow('Queue', 'CUSTOMER_QUEUE', pause, ...ask(where));
    const chat = await running.start(toQueue(SALES.id, { CustomerQueue }));
    return { running, chat };
  }

  test('takes NoMatchingError where the contact is in no queue', async () => {
    const running = new RunningChat();
    expect(running.said(await running.start(ask({ QueueId: SUPPORT.id })))).toEqual(['failed']);
    expect(running.reasons()).toEqual([expect.stringContaining('is not in a queue: its state is IN_FLOW')]);
  });

  test.each([SUPPORT.id, SUPPORT.arn])('goes on in the other queue as a new contact: %s', async (queueId) => {
    const { running, chat } = await queued(queueId);
    await running.advance(60);
    expect(chat.contacts).toHaveLength(2);
    expect(chat.contacts[0]).toMatchObject({
      state: 'ENDED',
      disconnectReason: 'CONTACT_FLOW_DISCONNECT',
      queue: SALES,
    });
    expect(chat.current).toMatchObject({
      initiationMethod: 'QUEUE_TRANSFER',
      previousContactId: chat.initialContactId,
      state: 'IN_QUEUE',
      queue: SUPPORT,
    });
    expect(chat.targetQueue).toBe(SUPPORT);
  });

  test('with an AgentId it goes on in that agent’s own queue', async () => {
    const { running, chat } = await queued({ AgentId: 'ann' });
    await running.advance(60);
    expect(chat.current).toMatchObject({
      state: 'IN_QUEUE',
      queue: { id: 'ann', arn: `${INSTANCE.instanceArn}/queue/agent/ann`, agentId: 'ann' },
    });
  });

  test('an AgentId that is unset takes NoMatchingError, and stays in its queue', async () => {
    const { running, chat } = await queued({ AgentId: '$.Attributes.agent' });
    await running.advance(60);
    expect(running.said(chat)).toEqual(['failed']);
    expect(chat.current.queue).toBe(SALES);
  });

  test('the customer queue flow begins anew on the new contact', async () => {
    const { running, chat } = await queued(SUPPORT.id);
    await running.advance(60);
    expect(running.runner.positionOf(chat.current.contactId)?.action).toBe('pause');
  });

  test('takes NoMatchingError when the chain has its 12 contacts, and stays in its queue', async () => {
    const { running, chat } = await queued(SUPPORT.id);
    await running.advance(60 * 20);
    expect(chat.contacts).toHaveLength(12);
    expect(chat.current.state).toBe('IN_QUEUE');
    expect(running.said(chat)).toEqual(['failed']);
    expect(running.reasons()).toEqual([expect.stringContaining('12 contacts')]);
  });

  test('takes NoMatchingError for an unknown queue', async () => {
    const { running, chat } = await queued('q-nowhere');
    await running.advance(60);
    expect(running.said(chat)).toEqual(['failed']);
    expect(chat.contacts).toHaveLength(1);
  });

  test('takes QueueAtCapacity for a full queue', async () => {
    const { running, chat } = await queued(SUPPORT.id, FULL);
    await running.start(toQueue(SUPPORT.id));
    await running.start(toQueue(SUPPORT.id));
    await running.advance(60);
    expect(running.said(chat)).toEqual(['full']);
    expect(chat.current.queue).toBe(SALES);
  });
});

describe('UpdateContactRoutingBehavior', () => {
  test.each([
    [{ QueuePriority: '2' }, { priority: 2, timeAdjustmentSeconds: 0 }],
    [{ QueueTimeAdjustmentSeconds: '-8' }, { priority: 5, timeAdjustmentSeconds: -8 }],
  ])('%j gives the contact its place among those who wait', async (parameters, routing) => {
    const running = new RunningChat();
    const chat = await running.start([block('UpdateContactRoutingBehavior', parameters), ...ends('done')]);
    expect(chat.routing).toEqual(routing);
    expect(running.said(chat)).toEqual(['done']);
  });
});

describe('CheckHoursOfOperation', () => {
  const OFFICE = {
    id: 'h-office',
    arn: `${INSTANCE.instanceArn}/operating-hours/h-office`,
    name: 'Office',
    timeZone: 'America/New_York',
    config: [
      { day: 'MONDAY', startMinutes: 9 * 60, endMinutes: 17 * 60 + 30 },
      { day: 'FRIDAY', startMinutes: 22 * 60, endMinutes: 2 * 60 },
      { day: 'SUNDAY', startMinutes: 0, endMinutes: 0 },
    ],
  } as const;
  const check = (parameters: Readonly<Record<string, string>>) => [
    block('CheckHoursOfOperation', parameters, { conditions: ['True', 'False'] }),
    ...ends('True', 'False', 'NoMatchingError'),
  ];
  const at = async (time: string, parameters: Readonly<Record<string, string>> = { HoursOfOperationId: OFFICE.id }) => {
    const instance = { hours: [OFFICE], queues: [{ ...SALES, hoursOfOperationArn: OFFICE.arn }, SUPPORT] };
    const running = new RunningChat(answer({}), { instance, startAtMs: Date.parse(time) });
    return running.said(await running.start(check(parameters)))[0];
  };

  test.each([
    ['a minute before it opens', '2026-11-23T08:59:59-05:00', 'False'],
    ['when it opens', '2026-11-23T09:00:00-05:00', 'True'],
    ['in its last minute', '2026-11-23T17:29:59-05:00', 'True'],
    ['when it closes', '2026-11-23T17:30:00-05:00', 'False'],
    ['at the same hour in summer, by the clock on the wall', '2026-07-06T09:00:00-04:00', 'True'],
    ['an hour earlier in summer', '2026-07-06T08:00:00-04:00', 'False'],
    ['on a day that is not listed', '2026-11-24T12:00:00-05:00', 'False'],
    ['before midnight of a night shift', '2026-11-27T23:59:00-05:00', 'True'],
    ['after midnight of a night shift', '2026-11-28T01:59:00-05:00', 'True'],
    ['after a night shift', '2026-11-28T02:00:00-05:00', 'False'],
    ['in the first minute of a whole day', '2026-11-22T00:00:00-05:00', 'True'],
    ['in the last minute of a whole day', '2026-11-22T23:59:59-05:00', 'True'],
    ['after a whole day', '2026-11-23T00:00:00-05:00', 'False'],
  ])('%s (%s) takes %s', async (_name, time, branch) => {
    expect(await at(time)).toBe(branch);
  });

  test.each([
    ['hours by ARN', { HoursOfOperationId: OFFICE.arn }, 'False'],
    [
      'hours of this instance that no stack made: always open',
      { HoursOfOperationId: `${INSTANCE.instanceArn}/operating-hours/h-2` },
      'True',
    ],
    ['hours of another instance', { HoursOfOperationId: 'h-nowhere' }, 'NoMatchingError'],
    ['an unset reference', { HoursOfOperationId: '$.Attributes.hours' }, 'NoMatchingError'],
    ['no hours and no queue: always open', {}, 'True'],
  ])('reads %s', async (_name, parameters, branch) => {
    expect(await at('2026-11-24T12:00:00-05:00', parameters)).toBe(branch);
  });

  test.each([
    [SALES.id, 'False'],
    [SUPPORT.id, 'True'],
  ])('without an id it looks at the hours of the queue %s, which are none for Support', async (QueueId, branch) => {
    const instance = { hours: [OFFICE], queues: [{ ...SALES, hoursOfOperationArn: OFFICE.arn }, SUPPORT] };
    const running = new RunningChat(answer({}), { instance, startAtMs: Date.parse('2026-11-24T12:00:00-05:00') });
    const set = action('set', 'UpdateContactTargetQueue', { QueueId }, 'block');
    expect(running.said(await running.start([set, ...check({})]))).toEqual([branch]);
  });
});
