import { Duration } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type GraphWidgetProps,
  type IAlarm,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { defaultBlockTimeLimitSeconds } from '../settings/form.ts';
import { reserveMs } from './chat-alarms.ts';
import type { ChatBot } from './chat-bot.ts';
import type { ChatMetrics } from './chat-metrics.ts';
import type { ChatPart } from './chat-part.ts';
import type { ChatTimers } from './chat-timers.ts';
import type { ConnectFunction } from './connect-function.ts';
import type { ContactLookUp } from './contact-look-up.ts';
import { keepLogicalId } from './logical-id.ts';

/** What there is to show; what is left out is not shown. */
export interface ChatDashboardProps {
  readonly timers?: ChatTimers;
  readonly lookUp?: ContactLookUp;
  readonly bot?: ChatBot;
  /** More constructs with functions, shown after these. */
  readonly others?: readonly ChatPart[];
  /**
   * A `ChatStarter`, or the metrics and alarms of one in another stack. With `api`, what its API refuses is shown
   * too.
   */
  readonly starter?: {
    readonly metrics: ChatMetrics;
    readonly alarms: readonly IAlarm[];
    readonly api?: Pick<IHttpApi, 'metricClientError'>;
  };
  /** The time limit of the blocks. Default: 3, the console's own. */
  readonly blockTimeLimitSeconds?: number;
  /** An account's dashboards are known by their names, in all Regions. Default: a name that CloudFormation makes up. */
  readonly dashboardName?: string;
}

const fullWidth = 24;
const period = Duration.minutes(5);

/**
 * One page on how chats go: what was set, added and started, what failed, how near functions come to their blocks' time
 * limit, and what waits.
 *
 * @example
 * new ChatDashboard(this, 'ChatDashboard', { timers, bot, starter });
 */
export class ChatDashboard extends Construct {
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: ChatDashboardProps) {
    super(scope, id);
    const { starter, dashboardName } = props;
    const parts = partsOf(props);
    this.dashboard = new Dashboard(this, 'Dashboard', {
      ...(dashboardName === undefined ? {} : { dashboardName }),
      defaultInterval: Duration.days(1),
    });
    keepLogicalId(this.dashboard, 'ChatDashboard');
    const alarms = [...parts.flatMap<IAlarm>((part) => part.alarms), ...(starter?.alarms ?? [])];
    if (alarms.length > 0) {
      this.dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', width: fullWidth, height: 6, alarms }));
    }
    // They fill rows of two.
    this.dashboard.addWidgets(...graphsOf(parts, props));
  }
}

const partsOf = ({ timers, lookUp, bot, others = [] }: ChatDashboardProps): readonly ChatPart[] =>
  [timers, lookUp, bot, ...others].filter((part) => part !== undefined);

function graphsOf(
  parts: readonly ChatPart[],
  { starter, blockTimeLimitSeconds = defaultBlockTimeLimitSeconds }: ChatDashboardProps,
): readonly GraphWidget[] {
  const flowFunctions = parts.flatMap((part) => part.flowFunctions);
  const queueFunctions = parts.flatMap((part) => part.queueFunctions);
  return [
    ...parts.flatMap(({ counts }) => counts).flatMap(({ title, metrics }) => graph(title, metrics)),
    ...graph('Chats over HTTP', chatsIn(starter)),
    ...graph('Failures by function', [...parts.flatMap(({ failures }) => failures), ...failuresIn(starter)]),
    ...graph("Duration of flow functions, and their blocks' time limit", durationsOf(flowFunctions), {
      leftYAxis: { label: 'ms', min: 0, showUnits: false },
      leftAnnotations: [
        { value: blockTimeLimitSeconds * 1000, label: 'blocks give up', color: '#d13212' },
        { value: blockTimeLimitSeconds * 1000 - reserveMs, label: 'alarm', color: '#ff9900' },
      ],
    }),
    ...graph('Lambda: failed, or not run', lambdaTroubles([...flowFunctions, ...queueFunctions])),
    ...graph('What waits: age of the oldest', agesIn(parts), {
      leftYAxis: { label: 's', min: 0, showUnits: false },
    }),
    ...graph('Dead letters', deadLettersIn(parts)),
  ];
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

function chatsIn(starter: ChatDashboardProps['starter']): readonly IMetric[] {
  if (starter === undefined) return [];
  const { metrics, api } = starter;
  const refusals = api?.metricClientError({ period, label: 'all 4xx, throttled by the API included' });
  return [
    metrics.count('StartChat', 'ChatsStarted').with({ label: 'started' }),
    metrics.count('StartChat', 'ChatsResumed').with({ label: 'of these resumed' }),
    metrics.count('StartChat', 'ChatsTurnedAway').with({ label: 'turned away' }),
    ...(refusals === undefined ? [] : [refusals]),
  ];
}

const failuresIn = (starter: ChatDashboardProps['starter']): readonly IMetric[] =>
  starter === undefined ? [] : [starter.metrics.failures('StartChat').with({ label: 'StartChat' })];

/** The slowest of a hundred, or of all if they are fewer, as the alarms see it. */
const durationsOf = (functions: readonly ConnectFunction[]): readonly IMetric[] =>
  functions.map(({ functionName, lambda }) =>
    lambda.metricDuration({ statistic: 'p99', period, label: `${functionName} p99` }),
  );

const lambdaTroubles = (functions: readonly ConnectFunction[]): readonly IMetric[] =>
  functions.flatMap(({ functionName, lambda }) => [
    lambda.metricErrors({ period, label: `${functionName} failed` }),
    lambda.metricThrottles({ period, label: `${functionName} not run` }),
  ]);

const agesIn = (parts: readonly ChatPart[]): readonly IMetric[] =>
  parts
    .flatMap(({ queues }) => queues)
    .map(({ label, queue }) => queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period, label }));

const deadLettersIn = (parts: readonly ChatPart[]): readonly IMetric[] =>
  parts
    .flatMap(({ queues }) => queues)
    .map(({ label, deadLetters }) =>
      deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period, label }),
    );
