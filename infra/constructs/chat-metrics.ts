import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** Which function counts what. */
export const counted = {
  SetChatTimers: ['TimersSet', 'TimersQueued', 'FlowFunctionFailure'],
  RetryChatTimers: ['TimersRetried', 'TimersSetLate', 'TimersDropped'],
  LookUpContact: ['FlowFunctionFailure'],
  AddChatBot: ['BotsAdded', 'BotsCleanedUp', 'FlowFunctionFailure'],
  RunChatBot: ['BotsHandedOver', 'BotsCleanedUp', 'BotAnswersFailed'],
  RemoveChatBot: ['BotsRemoved', 'FlowFunctionFailure'],
  ReadTranscript: ['FlowFunctionFailure'],
  StartChat: ['ChatsStarted', 'ChatsResumed', 'ChatsTurnedAway', 'FlowFunctionFailure'],
} as const;

export type FunctionName = keyof typeof counted;
type CountedBy<Name extends FunctionName> = (typeof counted)[Name][number];
export type FailingFunction = {
  [Name in FunctionName]: 'FlowFunctionFailure' extends CountedBy<Name> ? Name : never;
}[FunctionName];

interface ChatMetricsProps {
  /** A function's name in metrics, which sets stages apart. Default: its own. */
  readonly serviceName?: (functionName: string) => string;
}

/** What the functions count, as metrics: sums of five minutes. */
export class ChatMetrics {
  /** The functions' own: they write to no other. */
  readonly namespace = 'ConnectChatKit';
  readonly period = Duration.minutes(5);
  readonly #serviceName: (functionName: string) => string;

  constructor({ serviceName = (name) => name }: ChatMetricsProps = {}) {
    this.#serviceName = serviceName;
  }

  count<Name extends FunctionName>(
    functionName: Name,
    metricName: Exclude<CountedBy<Name>, 'FlowFunctionFailure'>,
  ): Metric {
    return this.#sum(metricName, { service: this.#serviceName(functionName) });
  }

  /**
   * Once a failure. Lambda's own count has a failing block up to four times, as a flow tries a failing function
   * again.
   */
  failures(functionName: FailingFunction): Metric {
    const dimensions = { service: this.#serviceName(functionName), FunctionName: functionName };
    return this.#sum('FlowFunctionFailure', dimensions);
  }

  #sum(metricName: string, dimensionsMap: Readonly<Record<string, string>>): Metric {
    return new Metric({
      namespace: this.namespace,
      metricName,
      dimensionsMap,
      statistic: 'Sum',
      period: this.period,
    });
  }
}
