import { Duration } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type GraphWidgetProps,
  type IAlarm,
  type IMetric,
  MathExpression,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { defaultBlockTimeLimitSeconds } from '../settings-form.ts';
import { reserveMs } from './chat-alarms.ts';
import type { ChatBot } from './chat-bot.ts';
import type { ChatMetrics, FailingFunction } from './chat-metrics.ts';
import type { ChatTimers } from './chat-timers.ts';
import type { ConnectFunction } from './connect-function.ts';
import type { ContactLookUp } from './contact-look-up.ts';

/** What there is to show; what is left out is not shown. */
export interface ChatDashboardProps {
  readonly timers?: ChatTimers;
  readonly lookUp?: ContactLookUp;
  readonly bot?: ChatBot;
  /** Also one of another stack, by its metrics and alarms; what its API refuses by itself is shown where the API is known. */
  readonly starter?: {
    readonly metrics: ChatMetrics;
    readonly alarms: readonly IAlarm[];
    readonly api?: Pick<IHttpApi, 'metricClientError'>;
  };
  /** The time limit of the blocks; 3, the console's own default, unless told otherwise. */
  readonly blockTimeLimitSeconds?: number;
  /** An account's dashboards are known by their names, in all Regions; CloudFormation makes one up, unless told otherwise. */
  readonly dashboardName?: string;
}

const fullWidth = 24;
const period = Duration.minutes(5);

/**
 * One page on how chats go: what was set, added and started, what failed, how near functions come to their blocks' time limit, and what waits.
 *
 * @example
 * new ChatDashboard(this, 'ChatDashboard', { timers, bot, starter });
 */
export class ChatDashboard extends Construct {
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: ChatDashboardProps) {
    super(scope, id);
    const { timers, lookUp, bot, starter, dashboardName, blockTimeLimitSeconds = defaultBlockTimeLimitSeconds } = props;
    this.dashboard = new Dashboard(this, 'Dashboard', {
      ...(dashboardName === undefined ? {} : { dashboardName }),
      defaultInterval: Duration.days(1),
    });
    const alarms = [timers, lookUp, bot, starter].flatMap<IAlarm>((part) => part?.alarms ?? []);
    if (alarms.length > 0) {
      this.dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', width: fullWidth, height: 6, alarms }));
    }
    const graphs = [
      graph('Timers', timersIn(timers)),
      graph('Bots', botsIn(bot)),
      graph('Chats over HTTP', chatsIn(starter)),
      graph('Failures by function', failuresIn(props)),
      graph("Duration of flow functions, and their blocks' time limit", durationsOf(flowFunctionsIn(props)), {
        leftYAxis: { label: 'ms', min: 0, showUnits: false },
        leftAnnotations: [
          { value: blockTimeLimitSeconds * 1000, label: 'blocks give up', color: '#d13212' },
          { value: blockTimeLimitSeconds * 1000 - reserveMs, label: 'alarm', color: '#ff9900' },
        ],
      }),
      graph('Lambda: failed, or not run', lambdaTroubles(props)),
      graph('What waits: age of the oldest', agesIn(props), {
        leftYAxis: { label: 's', min: 0, showUnits: false },
      }),
      graph('Dead letters', deadLettersIn(props)),
    ];
    // They fill rows of two.
    this.dashboard.addWidgets(...graphs.flat());
  }
}

/** A graph, if there is something to draw in it. */
function graph(title: string, left: readonly IMetric[], options: GraphWidgetProps = {}): readonly GraphWidget[] {
  if (left.length === 0) return [];
  return [
    new GraphWidget({
      title,
      width: fullWidth / 2,
      left: [...left],
      leftYAxis: { min: 0, showUnits: false },
      ...options,
    }),
  ];
}

function timersIn(timers: ChatTimers | undefined): readonly IMetric[] {
  if (timers === undefined) return [];
  const { metrics } = timers;
  return [
    metrics.count('SetChatTimers', 'TimersSet').with({ label: 'set' }),
    metrics.count('SetChatTimers', 'TimersQueued').with({ label: 'queued' }),
    metrics.count('RetryChatTimers', 'TimersRetried').with({ label: 'retried' }),
    metrics.count('RetryChatTimers', 'TimersSetLate').with({ label: 'late: an agent had joined' }),
    metrics.count('RetryChatTimers', 'TimersDropped').with({ label: 'dropped: the chat had ended' }),
  ];
}

function botsIn(bot: ChatBot | undefined): readonly IMetric[] {
  if (bot === undefined) return [];
  const { metrics } = bot;
  return [
    metrics.count('AddChatBot', 'BotsAdded').with({ label: 'added' }),
    metrics.count('RunChatBot', 'BotsHandedOver').with({ label: 'handed over' }),
    metrics.count('RemoveChatBot', 'BotsRemoved').with({ label: 'removed' }),
    new MathExpression({
      expression: 'SUM([adding, running])',
      usingMetrics: {
        adding: metrics.count('AddChatBot', 'BotsCleanedUp'),
        running: metrics.count('RunChatBot', 'BotsCleanedUp'),
      },
      label: 'cleaned up',
      period,
    }),
  ];
}

function chatsIn(starter: ChatDashboardProps['starter']): readonly IMetric[] {
  if (starter === undefined) return [];
  return [
    starter.metrics.count('StartChat', 'ChatsStarted').with({ label: 'started' }),
    starter.metrics.count('StartChat', 'ChatsResumed').with({ label: 'of these resumed' }),
    starter.metrics.count('StartChat', 'ChatsTurnedAway').with({ label: 'turned away' }),
    ...(starter.api === undefined
      ? []
      : [starter.api.metricClientError({ period, label: 'all 4xx, throttled by the API included' })]),
  ];
}

function failuresIn({ timers, lookUp, bot, starter }: ChatDashboardProps): readonly IMetric[] {
  return [
    ...failuresOf(timers, 'SetChatTimers'),
    ...failuresOf(lookUp, 'LookUpContact'),
    ...failuresOf(bot, 'AddChatBot', 'RemoveChatBot', 'ReadTranscript'),
    ...(bot === undefined ? [] : [bot.metrics.count('RunChatBot', 'BotAnswersFailed').with({ label: 'RunChatBot' })]),
    ...failuresOf(starter, 'StartChat'),
  ];
}

function failuresOf(
  part: { readonly metrics: ChatMetrics } | undefined,
  ...names: readonly FailingFunction[]
): readonly IMetric[] {
  return part === undefined ? [] : names.map((name) => part.metrics.failures(name).with({ label: name }));
}

const flowFunctionsIn = ({ timers, lookUp, bot }: ChatDashboardProps): readonly ConnectFunction[] => [
  ...(timers === undefined ? [] : [timers.setChatTimers]),
  ...(lookUp === undefined ? [] : [lookUp.lookUpContact]),
  ...(bot === undefined ? [] : [bot.addChatBot, bot.removeChatBot, bot.readTranscript]),
];

/** The slowest of a hundred, or of all where they are fewer, as the alarms see it. */
const durationsOf = (functions: readonly ConnectFunction[]): readonly IMetric[] =>
  functions.map(({ functionName, lambda }) =>
    lambda.metricDuration({ statistic: 'p99', period, label: `${functionName} p99` }),
  );

function lambdaTroubles(props: ChatDashboardProps): readonly IMetric[] {
  const queued = [props.timers?.retryChatTimers, props.bot?.runChatBot].flatMap((each) => each ?? []);
  return [...flowFunctionsIn(props), ...queued].flatMap(({ functionName, lambda }) => [
    lambda.metricErrors({ period, label: `${functionName} failed` }),
    lambda.metricThrottles({ period, label: `${functionName} not run` }),
  ]);
}

const queuesIn = (
  { timers, bot }: ChatDashboardProps,
  timersQueue: (timers: ChatTimers) => Queue,
  botsQueue: (bot: ChatBot) => Queue,
): readonly (readonly [label: string, queue: Queue])[] => [
  ...(timers === undefined ? [] : [['timers', timersQueue(timers)] as const]),
  ...(bot === undefined ? [] : [['bots', botsQueue(bot)] as const]),
];

const agesIn = (props: ChatDashboardProps): readonly IMetric[] =>
  queuesIn(
    props,
    ({ retries }) => retries,
    ({ wakes }) => wakes,
  ).map(([label, queue]) => queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period, label }));

const deadLettersIn = (props: ChatDashboardProps): readonly IMetric[] =>
  queuesIn(
    props,
    ({ deadLetters }) => deadLetters,
    ({ deadLetters }) => deadLetters,
  ).map(([label, queue]) => queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period, label }));
