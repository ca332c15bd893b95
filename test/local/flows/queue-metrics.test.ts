import { describe, expect, test } from '@jest/globals';
import { block, ends, toQueue } from './blocks.ts';
import { action, answer, INSTANCE, RunningChat, SALES, SUPPORT, say } from './running-chat.ts';

describe('CheckMetricData', () => {
  const check = (
    MetricType: string,
    operator: string,
    operand: string,
    more: { readonly QueueId?: string; readonly AgentId?: string } = { QueueId: SUPPORT.id },
  ) => [
    block(
      'CheckMetricData',
      { MetricType, ...more },
      { conditions: [operand], operator, errors: ['NoMatchingCondition', 'NoMatchingError'] },
    ),
    ...ends(operand, 'NoMatchingCondition', 'NoMatchingError'),
  ];

  test.each([
    ['NumberOfContactsInQueue', 'Equals', '2', '2'],
    ['NumberOfContactsInQueue', 'NumberGreaterThan', '2', 'NoMatchingCondition'],
    ['NumberOfContactsInQueue', 'NumberGreaterOrEqualTo', '2', '2'],
    ['OldestContactInQueueAgeSeconds', 'Equals', '90', '90'],
    ['OldestContactInQueueAgeSeconds', 'NumberLessThan', '90', 'NoMatchingCondition'],
    ['OldestContactInQueueAgeSeconds', 'NumberLessOrEqualTo', '90', '90'],
    ['NumberOfAgentsOnline', 'NumberGreaterThan', '0', '0'],
    ['NumberOfAgentsStaffed', 'NumberGreaterThan', '0', '0'],
    ['NumberOfAgentsAvailable', 'NumberGreaterThan', '0', '0'],
  ])('%s %s %s takes the branch %s', async (metric, operator, operand, branch) => {
    const running = new RunningChat();
    await running.start(toQueue(SUPPORT.id));
    await running.advance(60);
    await running.start(toQueue(SUPPORT.id));
    await running.advance(30);
    expect(running.said(await running.start(check(metric, operator, operand)))).toEqual([branch]);
  });

  test('an empty queue has no contacts, and the oldest of none is of no age', async () => {
    const running = new RunningChat();
    for (const metric of ['NumberOfContactsInQueue', 'OldestContactInQueueAgeSeconds']) {
      expect(running.said(await running.start(check(metric, 'Equals', '0')))).toEqual(['0']);
    }
  });

  test('the agents are those of the staffing that is set', async () => {
    const running = new RunningChat(answer({}), { staffing: { online: 3, staffed: 2, available: 0 } });
    const isThere = async (metric: string) =>
      running.said(await running.start(check(metric, 'NumberGreaterThan', '0')));
    expect(await isThere('NumberOfAgentsOnline')).toEqual(['0']);
    expect(await isThere('NumberOfAgentsStaffed')).toEqual(['0']);
    expect(await isThere('NumberOfAgentsAvailable')).toEqual(['NoMatchingCondition']);
  });

  test('a metric that does not exist takes NoMatchingError; an unset operand matches nothing', async () => {
    const running = new RunningChat();
    const said = async (metric: string, operand: string) =>
      running.said(await running.start(check(metric, 'Equals', operand)));
    expect(await said('NumberOfAgentsAsleep', '0')).toEqual(['NoMatchingError']);
    expect(await said('NumberOfContactsInQueue', '$.Attributes.none')).toEqual(['NoMatchingCondition']);
  });

  test('without a QueueId it looks at the queue that was set', async () => {
    const running = new RunningChat();
    await running.start(toQueue(SUPPORT.id));
    const set = action('set', 'UpdateContactTargetQueue', { QueueId: SUPPORT.id }, 'block');
    const actions = check('NumberOfContactsInQueue', 'Equals', '1', {});
    expect(running.said(await running.start([set, ...actions]))).toEqual(['1']);
  });

  test('with an AgentId it looks at that agent’s own queue, which has no more than one agent', async () => {
    const running = new RunningChat(answer({}), { staffing: { online: 3, staffed: 3, available: 3 } });
    const agents = { errors: { NoMatchingError: 'failed' } };
    const set = action('set', 'UpdateContactTargetQueue', { AgentId: 'ann' }, 'into', agents);
    const into = action('into', 'TransferContactToQueue', {}, 'end', agents);
    await running.start([set, into, ...ends('failed')]);
    const ofAnn = async (metric: string) =>
      running.said(await running.start(check(metric, 'Equals', '1', { AgentId: 'ann' })));
    expect(await ofAnn('NumberOfContactsInQueue')).toEqual(['1']);
    expect(await ofAnn('NumberOfAgentsOnline')).toEqual(['1']);
    const ofBea = check('NumberOfContactsInQueue', 'Equals', '0', { AgentId: 'bea' });
    expect(running.said(await running.start(ofBea))).toEqual(['0']);
  });

  test.each([[{ QueueId: 'q-nowhere' }], [{ AgentId: '$.Attributes.agent' }], [{}]])(
    'takes NoMatchingError where there is no queue: %j',
    async (more) => {
      const running = new RunningChat();
      const actions = check('NumberOfContactsInQueue', 'Equals', '0', more);
      expect(running.said(await running.start(actions))).toEqual(['NoMatchingError']);
    },
  );
});

describe('GetMetricData', () => {
  const TEXT =
    '$.Metrics.Queue.Name $.Metrics.Queue.ARN $.Metrics.Queue.Size $.Metrics.Queue.OldestContactAge ' +
    '$.Metrics.Agents.Online.Count/$.Metrics.Agents.Staffed.Count/$.Metrics.Agents.Available.Count';
  const get = (parameters: Readonly<Record<string, string>>) => [
    block('GetMetricData', parameters),
    say('done', TEXT, 'end'),
    ...ends('NoMatchingError'),
  ];

  test.each([
    [{ QueueId: SALES.id }, `Sales ${SALES.arn} 1 45 3/2/1`],
    [{ QueueId: SALES.id, QueueChannel: 'Chat' }, `Sales ${SALES.arn} 1 45 3/2/1`],
    [{ QueueId: SALES.id, QueueChannel: 'Voice' }, `Sales ${SALES.arn} 0 0 3/2/1`],
    [{ AgentId: 'ann' }, `ann ${INSTANCE.instanceArn}/queue/agent/ann 0 0 1/1/1`],
    [{ QueueId: 'q-nowhere' }, 'NoMatchingError'],
    [{ AgentId: '$.Attributes.agent' }, 'NoMatchingError'],
    [{}, 'NoMatchingError'],
    [{ QueueId: SALES.id, QueueChannel: 'Task' }, 'NoMatchingError'],
  ])('%j reads %s', async (parameters, expected) => {
    const running = new RunningChat(answer({}), { staffing: { online: 3, staffed: 2, available: 1 } });
    await running.start(toQueue(SALES.id));
    await running.advance(45);
    expect(running.said(await running.start(get(parameters)))).toEqual([expected]);
  });

  test('where nobody is online there are no numbers of agents', async () => {
    const running = new RunningChat(answer({}), { staffing: { online: 0, staffed: 0, available: 0 } });
    expect(running.said(await running.start(get({ QueueId: SALES.id })))).toEqual([`Sales ${SALES.arn} 0 0 //`]);
  });
});
