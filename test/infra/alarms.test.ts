import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { RESERVE_MS } from '../../functions/shared/lambda/plan-deadline.ts';
import { reserveMs } from '../../infra/constructs/chat-alarms.ts';
import { FLOW_FUNCTIONS } from '../functions/support/flow-function-names.ts';
import { synthKit } from './support/synth-kit.ts';

interface Alarm {
  /** Absent where the alarm is for an expression over several metrics. */
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
  readonly Metrics?: readonly { readonly Expression?: string; readonly MetricStat?: object; readonly Label?: string }[];
  readonly AlarmDescription: string;
  readonly Threshold: number;
  readonly ExtendedStatistic?: string;
  readonly TreatMissingData: string;
}

const { functions, api } = synthKit({ blockTimeLimitSeconds: 8 });
const alarmsOf = (stack: typeof functions): readonly Alarm[] =>
  Object.values(stack.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
const alarms = [...alarmsOf(functions), ...alarmsOf(api)];
const alarmIds = [functions, api].flatMap((stack) => Object.keys(stack.findResources('AWS::CloudWatch::Alarm')));

/** The alarms of one metric, by what it is of. */
const on = (namespace: string, metricName: string) =>
  alarms
    .filter(({ Namespace, MetricName }) => Namespace === namespace && MetricName === metricName)
    .map(({ Dimensions }) => nameOf(Dimensions?.[0]?.Value))
    .sort();

function nameOf(value: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = Object(value);
  return typeof value === 'string' ? value : String(Ref ?? attribute?.[0]);
}

const textOn = (queue: string) =>
  alarms.find(({ Dimensions }) => nameOf(Dimensions?.[0]?.Value) === queue)?.AlarmDescription;

const queued = ['RetryChatTimers', 'RunChatBot'];

describe('somebody is told', () => {
  test('of each failure that a function counts', () => {
    expect(on('ConnectChatKit', 'FlowFunctionFailure')).toEqual([...FLOW_FUNCTIONS, 'StartChat'].sort());
    expect(on('ConnectChatKit', 'BotAnswersFailed')).toHaveLength(1);
  });

  test('of the first customer whom Amazon Connect has no room for', () => {
    expect(alarms.filter(({ MetricName }) => MetricName === 'ChatsTurnedAway')).toEqual([
      expect.objectContaining({
        Threshold: 1,
        AlarmDescription: expect.stringContaining('ask AWS for a higher quota'),
      }),
    ]);
  });

  test.each(['Errors', 'Throttles'])('of each function that does not run: %s', (metricName) => {
    expect(on('AWS/Lambda', metricName)).toEqual([...FLOW_FUNCTIONS, ...queued, 'StartChat'].sort());
  });

  test('of each flow function that comes near its blocks’ time limit', () => {
    expect(on('AWS/Lambda', 'Duration')).toEqual(FLOW_FUNCTIONS);
    const durations = alarms.filter(({ MetricName }) => MetricName === 'Duration');
    expect(new Set(durations.map(({ Threshold }) => Threshold))).toEqual(new Set([8000 - reserveMs]));
    expect(new Set(durations.map(({ ExtendedStatistic }) => ExtendedStatistic))).toEqual(new Set(['p99']));
  });

  test('… of the slowest call, where there are too few for a percentile', () => {
    for (const duration of alarms.filter(({ MetricName }) => MetricName === 'Duration')) {
      expect(duration).not.toHaveProperty('EvaluateLowSampleCountPercentile');
      expect(duration.AlarmDescription).toContain('about the slowest of them');
    }
  });

  test('… where nothing is left to it but its reserve', () => {
    expect(reserveMs).toBe(RESERVE_MS);
  });

  test('of queues that nobody takes from, and of what could not be done', () => {
    expect(on('AWS/SQS', 'ApproximateAgeOfOldestMessage')).toEqual(['BotWakes', 'TimerRetries']);
    expect(on('AWS/SQS', 'ApproximateNumberOfMessagesVisible')).toEqual(['BotDeadLetters', 'TimerDeadLetters']);
  });

  test('and to delete the dead letters that can never be handled', () => {
    expect(textOn('BotDeadLetters')).toMatch(/"unreadable".*message id, and delete them\. Wakes can: redrive/);
  });

  test('and that timers wait for Amazon Connect before anything else', () => {
    expect(textOn('TimerRetries')).toMatch(/UpdateParticipantRoleConfig.*Lambda throttles.*event source/);
  });

  test('of bots that are added while Amazon Connect publishes nothing', () => {
    const [unheard] = alarms.filter(({ Metrics }) => Metrics !== undefined);
    expect(unheard).toMatchObject({
      Metrics: [
        { Expression: 'IF(added > 0, IF(SUM([published, 0 * added]) == 0, 1, 0), 0)' },
        { MetricStat: { Metric: { Namespace: 'ConnectChatKit', MetricName: 'BotsAdded' }, Stat: 'Sum' } },
        { MetricStat: { Metric: { Namespace: 'AWS/SNS', MetricName: 'NumberOfMessagesPublished' }, Stat: 'Sum' } },
      ],
      Threshold: 1,
      // One alone may only be late.
      DatapointsToAlarm: 2,
      EvaluationPeriods: 12,
    });
  });

  test('of notifications that do not arrive', () => {
    expect(on('AWS/SNS', 'NumberOfNotificationsFailed')).toEqual(['BotTopic']);
  });
});

test.each<[string, Alarm]>(
  alarms.map((alarm) => [
    `${alarm.MetricName} of ${alarm.Dimensions?.map(({ Value }) => nameOf(Value)) ?? alarm.Metrics?.[0]?.Label}`,
    alarm,
  ]),
)(
  'the alarm says where to look or what to do, and is quiet without data: %s',
  (_what, { AlarmDescription, TreatMissingData }) => {
    expect(AlarmDescription).toMatch(/\b(log|see|redrive|ask|correct|give|deploy)\b/i);
    // CloudWatch takes 1024 characters (CloudFormation, AWS::CloudWatch::Alarm).
    expect(AlarmDescription.length).toBeLessThan(1024);
    expect(TreatMissingData).toBe('notBreaching');
  },
);

test('each has a heading in docs/runbook.md, and its description points to it', () => {
  const headings = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^### (.*)$/gm)].flatMap(([, heading = '']) =>
    heading.split(', '),
  );
  expect(alarmIds.filter((id) => !headings.includes(id))).toEqual([]);
  // A heading that looks like an alarm's name is that of one.
  expect(headings.filter((heading) => /^[A-Z]\w+[A-Z]\w+$/.test(heading) && !alarmIds.includes(heading))).toEqual([]);
  const pointers = alarms.map(
    ({ AlarmDescription }) => / More: docs\/runbook\.md, (\w+)\.$/.exec(AlarmDescription)?.[1],
  );
  expect(pointers.sort()).toEqual(alarmIds.toSorted());
});

test('docs/deploy.md names as many as there are, and their price', () => {
  const row = /^\| (\d+) alarms on (\d+) metrics \| \$0\.10 for each metric beyond .*: \$([\d.]+) \|$/m;
  const [, count, metrics, price] = row.exec(readFileSync('docs/deploy.md', 'utf8')) ?? [];
  const watched = alarms.flatMap(({ Metrics = [{ MetricStat: {} }] }) =>
    Metrics.filter(({ MetricStat }) => MetricStat),
  );
  expect([count, metrics].map(Number)).toEqual([alarms.length, watched.length]);
  expect(price).toBe(((watched.length - 10) * 0.1).toFixed(2));
});
