import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  ComparisonOperator,
  type MathExpression,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ChatMetrics, FailingFunction } from './chat-metrics.ts';
import type { ConnectFunction } from './connect-function.ts';
import { keepLogicalId } from './logical-id.ts';

/** What a flow function keeps back of its block's time, for a cold start and the way back to the flow. */
export const reserveMs = 700;

/** The longest that a message may rightly wait is a minute by its sender's wish and a minute at work. */
const longestWait = Duration.minutes(3);

const period = Duration.minutes(5);

interface Ringing {
  /** Default: 1. */
  readonly threshold?: number;
  /** Of so many periods… */
  readonly evaluationPeriods?: number;
  /** …in so many. */
  readonly datapointsToAlarm?: number;
}

/** The alarms of one construct. Each is named after what it tells of, and its description says what to do. */
export class ChatAlarms {
  readonly #scope: Construct;
  readonly #metrics: ChatMetrics;
  readonly #nameOf: (id: string) => string | undefined;
  readonly #all: Alarm[] = [];

  /**
   * @param nameOf the name of an alarm that something outside the stack knows; without one, CloudFormation makes it up
   */
  constructor(scope: Construct, metrics: ChatMetrics, nameOf: (id: string) => string | undefined = () => undefined) {
    this.#scope = scope;
    this.#metrics = metrics;
    this.#nameOf = nameOf;
  }

  get all(): readonly Alarm[] {
    return this.#all;
  }

  /** Rings as soon as the metric reaches the threshold. */
  ring(id: string, metric: Metric | MathExpression, alarmDescription: string, ringing: Ringing = {}): void {
    const alarmName = this.#nameOf(id);
    const alarm = metric.createAlarm(this.#scope, id, {
      threshold: 1,
      evaluationPeriods: 1,
      ...ringing,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${alarmDescription} More: docs/runbook.md, ${id}.`,
      ...(alarmName === undefined ? {} : { alarmName }),
    });
    keepLogicalId(alarm, id);
    this.#all.push(alarm);
  }

  /** Of failures that the function itself counts. */
  ringForFailures(functionName: FailingFunction, alarmDescription: string): void {
    this.ring(`${functionName}Fails`, this.#metrics.failures(functionName), alarmDescription);
  }

  /**
   * Of a function that does not even run; no metric of its own tells of that.
   *
   * @param meanwhile what becomes of its work, for a function that a queue feeds and that counts no failures of its own
   */
  ringForLambda({ functionName, lambda }: ConnectFunction, meanwhile?: string): void {
    const unlessCounted = meanwhile === undefined ? `If ${functionName}Fails is quiet, it` : 'It';
    const ending = meanwhile === undefined ? '' : ` ${meanwhile}`;
    this.ring(
      `${functionName}Errs`,
      lambda.metricErrors({ period }),
      `${functionName} failed. ${unlessCounted} did not start, had too little memory or ran out of time: ` +
        `see its log.${ending}`,
    );
    this.ring(
      `${functionName}Throttled`,
      lambda.metricThrottles({ period }),
      `Lambda did not run ${functionName}: the account's or the function's concurrency was used up. Ask for more ` +
        `under Service Quotas > AWS Lambda > Concurrent executions.${ending}`,
    );
  }

  /**
   * Of a function that comes near its blocks' time limit, before blocks give up on it. Lambda's duration excludes the
   * cold start, and a function gives up on slow calls itself, so what is left of a block's time then is the reserve.
   *
   * Five slow minutes do not ring, as a failure rings on its own; nor does one slow call in a hundred. Of fewer than a
   * hundred calls, p99 is about the slowest, and CloudWatch evaluates it all the same (user guide,
   * percentiles-with-low-samples). Were that ignored, it would never ring for few chats.
   */
  ringForTime({ functionName, lambda }: ConnectFunction, blockTimeLimitSeconds: number): void {
    this.ring(
      `${functionName}Slow`,
      lambda.metricDuration({ statistic: 'p99', period }),
      `${functionName} takes nearly all of the ${blockTimeLimitSeconds} s that its blocks wait. Give the blocks up ` +
        'to 8 s and set blockTimeLimitSeconds to that; if they have it, look in its log for the call that is slow or ' +
        'throttled. With fewer than a hundred calls in five minutes, this tells of about the slowest of them.',
      { threshold: blockTimeLimitSeconds * 1000 - reserveMs, evaluationPeriods: 3, datapointsToAlarm: 2 },
    );
  }

  /**
   * Of a queue that nobody takes from. A message that came back three times is not counted in this age (SQS developer
   * guide).
   */
  ringForAge(id: string, queue: IQueue, alarmDescription: string): void {
    const age = queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period });
    this.ring(id, age, alarmDescription, { threshold: longestWait.toSeconds() });
  }

  ringForDeadLetters(id: string, queue: IQueue, alarmDescription: string): void {
    this.ring(id, queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }), alarmDescription);
  }
}
