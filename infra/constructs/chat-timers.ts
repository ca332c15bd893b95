import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { bundleDir } from '../bundling.ts';
import { policiesSizeProblem } from '../check-policies-size.ts';
import { existingBundle } from '../existing-bundle.ts';
import { settings } from '../settings.ts';
import { defaultBlockTimeLimitSeconds, type Settings } from '../settings-form.ts';
import { makeKey, makeTable, openTheTable, useKey } from './chat-table.ts';
import { ConnectFunction, type ConnectFunctionProps, type Permission } from './connect-function.ts';
import type { ConnectInstance } from './connect-instance.ts';
import { keepLogicalId } from './logical-id.ts';

export interface ChatTimersProps {
  /** The instance whose flows set timers. */
  readonly instance: Pick<ConnectInstance, 'instanceArn' | 'accountId'>;
  /** What blocks may name, and `default` for those that name none; unless told otherwise, those of the kit's settings. */
  readonly policies?: Settings['timerPolicies'];
  /** The time limit of the blocks; 3, the console's own default, unless told otherwise. */
  readonly blockTimeLimitSeconds?: number;
  /** A month, unless told otherwise. */
  readonly logRetentionDays?: number;
  /** A table with the partition key `pk` and the time to live `expiresAt`, and the key that it is encrypted with; else it has its own. */
  readonly storage?: { readonly table: { readonly tableName: string; readonly tableArn: string }; readonly key: IKey };
  /** `ConnectChatKit`, unless told otherwise. */
  readonly metricsNamespace?: string;
  /** A function's name in logs and metrics; the function's own, unless told otherwise. */
  readonly serviceName?: (functionName: string) => string;
  /** The folder of a function's bundle, for example of `set-chat-timers`; else the kit's own. */
  readonly bundleFolder?: (name: string) => string;
}

const flowFunctionTimeoutSeconds = 10;
const retryTimeoutSeconds = 6;
const retryEverySeconds = 12;
const retryForSeconds = 20 * 60;
const monthDays = 30;
const whyEveryContact =
  'Every chat is a new contact, whose id nobody knows before: the instance is named, and only its contacts are open.';

/**
 * Chat timers that flows set: SetChatTimers, which the flows of one instance may invoke, and the queue and the function
 * that finish what throttling held up. Once a stack: functions and queues are known by their names.
 *
 * @example
 * const { setChatTimers } = new ChatTimers(this, 'ChatTimers', { instance: { instanceArn, accountId: this.account } });
 */
export class ChatTimers extends Construct {
  readonly setChatTimers: ConnectFunction;
  readonly retryChatTimers: ConnectFunction;
  /** What could not be set, not even later. */
  readonly deadLetters: Queue;

  readonly #props: ChatTimersProps;
  readonly #storage: NonNullable<ChatTimersProps['storage']>;

  constructor(scope: Construct, id: string, props: ChatTimersProps) {
    super(scope, id);
    this.#props = props;
    this.#storage = props.storage ?? this.#makeStorage();
    const { table, key } = this.#storage;
    const policies = props.policies ?? settings.timerPolicies;
    for (const problem of policiesSizeProblem(policies)) throw new Error(problem);
    const { retries, deadLetters } = this.#makeQueues();
    this.deadLetters = deadLetters;

    this.setChatTimers = this.#makeFunction('set-chat-timers', {
      functionName: 'SetChatTimers',
      description: "Sets a chat's idle and auto-disconnect timers, from an Invoke Lambda block",
      timeoutSeconds: flowFunctionTimeoutSeconds,
      environment: {
        TIMER_POLICIES: JSON.stringify(policies),
        BLOCK_TIME_LIMIT_SECONDS: String(props.blockTimeLimitSeconds ?? defaultBlockTimeLimitSeconds),
        RETRY_QUEUE_URL: retries.queueUrl,
      },
      permissions: [
        this.#updateTimers(),
        {
          purpose: 'RememberNewestRequest',
          actions: ['dynamodb:UpdateItem', 'dynamodb:GetItem'],
          resources: [table.tableArn],
        },
        openTheTable(key),
        { purpose: 'QueueWhatWasThrottled', actions: ['sqs:SendMessage'], resources: [retries.queueArn] },
        // Sending to an encrypted queue needs both (SQS developer guide, sqs-key-management).
        useKey(key, 'EncryptMessages', 'sqs', ['kms:Decrypt', 'kms:GenerateDataKey']),
      ],
    });
    this.setChatTimers.allowFlowsOf(props.instance);

    this.retryChatTimers = this.#makeFunction('retry-chat-timers', {
      functionName: 'RetryChatTimers',
      description: 'Finishes setting timers that throttling held up',
      timeoutSeconds: retryTimeoutSeconds,
      environment: {},
      permissions: [
        this.#updateTimers(),
        {
          purpose: 'SeeWhetherAnAgentJoined',
          actions: ['connect:DescribeContact'],
          resources: [`${props.instance.instanceArn}/contact/*`],
          whyWildcard: whyEveryContact,
        },
        { purpose: 'RememberNewestRequest', actions: ['dynamodb:UpdateItem'], resources: [table.tableArn] },
        openTheTable(key),
        {
          purpose: 'TakeFromTheQueue',
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          resources: [retries.queueArn],
        },
        useKey(key, 'DecryptMessages', 'sqs', ['kms:Decrypt']),
      ],
    });
    new EventSourceMapping(this, 'RetryChatTimersSource', {
      target: this.retryChatTimers.lambda,
      eventSourceArn: retries.queueArn,
      // One alone, so that none waits behind another that fails.
      batchSize: 1,
      // Two at a time stay under the account's 5 calls a second, and leave room for chats that begin now.
      maxConcurrency: 2,
      reportBatchItemFailures: true,
    });
    this.#watch();
  }

  #makeStorage() {
    const key = makeKey(this);
    return { key, table: makeTable(this, key) };
  }

  #makeQueues(): { readonly retries: Queue; readonly deadLetters: Queue } {
    const encryptionMasterKey = this.#storage.key;
    const encrypted = { encryption: QueueEncryption.KMS, encryptionMasterKey, enforceSSL: true } as const;
    const deadLetters = new Queue(this, 'TimerDeadLetters', { ...encrypted, retentionPeriod: Duration.days(14) });
    const retries = new Queue(this, 'TimerRetries', {
      ...encrypted,
      retentionPeriod: Duration.days(4),
      // What failed comes back after this time. Most chats have an agent soon, so it is twice the function's timeout and not the six times
      // that Lambda's guide advises for batches of many (Lambda developer guide, with-sqs): here a batch is one message, and should it come
      // back while it is worked on, the lease in the table keeps the two apart.
      visibilityTimeout: Duration.seconds(retryEverySeconds),
      // Twenty minutes of tries: throttling is over by then, or somebody must look.
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: retryForSeconds / retryEverySeconds },
    });
    keepLogicalId(retries, 'TimerRetries');
    keepLogicalId(deadLetters, 'TimerDeadLetters');
    return { retries, deadLetters };
  }

  #makeFunction(
    bundle: string,
    props: Omit<ConnectFunctionProps, 'bundleFolder' | 'logRetentionDays'>,
  ): ConnectFunction {
    const { bundleFolder = bundleDir, logRetentionDays = monthDays } = this.#props;
    return new ConnectFunction(this, `${props.functionName}Parts`, {
      ...props,
      bundleFolder: existingBundle(bundleFolder(bundle)),
      logRetentionDays,
      environment: {
        TABLE_NAME: this.#storage.table.tableName,
        LOG_LEVEL: 'INFO',
        POWERTOOLS_SERVICE_NAME: this.#serviceName(props.functionName),
        POWERTOOLS_METRICS_NAMESPACE: this.#metricsNamespace,
        ...props.environment,
      },
    });
  }

  get #metricsNamespace(): string {
    return this.#props.metricsNamespace ?? 'ConnectChatKit';
  }

  #serviceName(functionName: string): string {
    return this.#props.serviceName?.(functionName) ?? functionName;
  }

  /** The call is authorised on the instance as well as on the contact (service authorization reference, Amazon Connect). */
  #updateTimers(): Permission {
    const { instanceArn } = this.#props.instance;
    return {
      purpose: 'SetTimers',
      actions: ['connect:UpdateParticipantRoleConfig'],
      resources: [instanceArn, `${instanceArn}/contact/*`],
      whyWildcard: whyEveryContact,
    };
  }

  #watch(): void {
    const alarm = {
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    };
    const lost = this.deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' });
    lost.createAlarm(this, 'TimersLost', {
      ...alarm,
      alarmDescription:
        'Timers of a chat could not be set, not even later. See the log of RetryChatTimers, then redrive the dead-letter queue.',
    });
    // Counted by the function itself, once a failure. Lambda's own count tells of more, below: of a function that does not even run.
    new Metric({
      namespace: this.#metricsNamespace,
      metricName: 'FlowFunctionFailure',
      dimensionsMap: { service: this.#serviceName('SetChatTimers'), FunctionName: 'SetChatTimers' },
      statistic: 'Sum',
      period: Duration.minutes(5),
    }).createAlarm(this, 'SetChatTimersFails', {
      ...alarm,
      alarmDescription: 'A flow took the Error branch of SetChatTimers. Its log names the error.',
    });
    const { lambda } = this.setChatTimers;
    const period = Duration.minutes(5);
    // A failing block as well, up to four times, for a flow tries a failing function again; no other metric sees one that cannot start,
    // has no memory left or runs out of time.
    lambda.metricErrors({ period }).createAlarm(this, 'SetChatTimersErrs', {
      ...alarm,
      alarmDescription:
        'SetChatTimers failed. If SetChatTimersFails is quiet, it did not start, had too little memory or ran out of time: see its log.',
    });
    lambda.metricThrottles({ period }).createAlarm(this, 'SetChatTimersThrottled', {
      ...alarm,
      alarmDescription:
        "Flows invoked SetChatTimers and Lambda did not run it: the account's or the function's concurrency was used up.",
    });
  }
}
