import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { policiesSizeProblem, type TimerPolicies } from '../settings/timer-policies.ts';
import { settings } from '../settings.ts';
import { ChatPart, type Counts, type LabelledQueue } from './chat-part.ts';
import { makeQueues } from './chat-queues.ts';
import { type ChatStorage, makeStorage } from './chat-storage.ts';
import type { ConnectFunction } from './connect-function.ts';
import type { FlowFunctionOptions } from './function-maker.ts';
import { onContacts, onInstanceAndContacts, sendTo, takeFrom, useKey, useTable } from './permissions.ts';
import { takeUp } from './queue-source.ts';

export interface ChatTimersProps extends FlowFunctionOptions {
  /** What blocks may name, and `default` for those that name none. Default: those of the kit's settings. */
  readonly policies?: TimerPolicies;
  /**
   * Where the functions keep their work, for example `storage` of another construct of the kit. Default: a table of
   * their own.
   */
  readonly storage?: ChatStorage;
}

const retryTimeoutSeconds = 6;
const retryEverySeconds = 12;
const retryForSeconds = 20 * 60;

/**
 * Chat timers that flows set: SetChatTimers, which the flows of one instance may invoke, and the queue and the function
 * that finish what throttling held up. Once a stack: functions and queues are known by their names.
 *
 * @example
 * const instance = { instanceArn, accountId: this.account };
 * const { setChatTimers } = new ChatTimers(this, 'ChatTimers', { instance });
 */
export class ChatTimers extends ChatPart {
  readonly setChatTimers: ConnectFunction;
  readonly retryChatTimers: ConnectFunction;
  /** What waits for its next try. */
  readonly retries: Queue;
  /** What could not be set, not even later. */
  readonly deadLetters: Queue;
  readonly storage: ChatStorage;

  constructor(scope: Construct, id: string, props: ChatTimersProps) {
    super(scope, id, props);
    const storage = props.storage ?? makeStorage(this);
    const policies = props.policies ?? settings.timerPolicies;
    for (const problem of policiesSizeProblem(policies)) throw new Error(problem);
    const { queue: retries, deadLetters } = makeQueues(this, storage, {
      name: 'TimerRetries',
      deadLettersName: 'TimerDeadLetters',
      retentionPeriod: Duration.days(4),
      // What failed comes back after this time. Most chats have an agent soon, so it is twice the function's timeout.
      // Six times are advised for batches of many (Lambda developer guide, with-sqs); here a batch is one message.
      // Should it come back while it is worked on, the lease in the table keeps the two apart.
      visibilityTimeout: Duration.seconds(retryEverySeconds),
      // Twenty minutes of tries: throttling is over by then, or someone must look.
      maxReceiveCount: retryForSeconds / retryEverySeconds,
    });
    const updateTimers = onInstanceAndContacts(props.instance, 'SetTimers', 'connect:UpdateParticipantRoleConfig');

    this.setChatTimers = this.maker.makeForFlows(props, {
      bundle: 'set-chat-timers',
      functionName: 'SetChatTimers',
      description: "Sets a chat's idle and auto-disconnect timers, from an Invoke Lambda block",
      storage,
      environment: { TIMER_POLICIES: JSON.stringify(policies), RETRY_QUEUE_URL: retries.queueUrl },
      permissions: [
        updateTimers,
        ...useTable(storage, 'RememberNewestRequest', 'dynamodb:UpdateItem', 'dynamodb:GetItem'),
        ...sendTo(retries, storage, 'QueueWhatWasThrottled'),
      ],
    });
    this.retryChatTimers = this.maker.make({
      bundle: 'retry-chat-timers',
      functionName: 'RetryChatTimers',
      description: 'Finishes setting timers that throttling held up',
      timeoutSeconds: retryTimeoutSeconds,
      storage,
      environment: {},
      permissions: [
        updateTimers,
        onContacts(props.instance, 'SeeWhetherAnAgentJoined', ['connect:DescribeContact']),
        ...useTable(storage, 'RememberNewestRequest', 'dynamodb:UpdateItem'),
        takeFrom(retries),
        useKey(storage.key, 'DecryptMessages', 'sqs', ['kms:Decrypt']),
      ],
    });
    takeUp(this, this.retryChatTimers, retries, {
      // One alone, so that none waits behind another that fails.
      batchSize: 1,
      // Two at a time stay under the account's 5 calls a second, and leave room for chats that begin now.
      maxConcurrency: 2,
    });

    this.retries = retries;
    this.deadLetters = deadLetters;
    this.storage = storage;
    this.#watch();
  }

  override get counts(): readonly Counts[] {
    const { metrics } = this;
    return [
      {
        title: 'Timers',
        metrics: [
          metrics.count('SetChatTimers', 'TimersSet').with({ label: 'set' }),
          metrics.count('SetChatTimers', 'TimersQueued').with({ label: 'queued' }),
          metrics.count('RetryChatTimers', 'TimersRetried').with({ label: 'retried' }),
          metrics.count('RetryChatTimers', 'TimersSetLate').with({ label: 'late: an agent had joined' }),
          metrics.count('RetryChatTimers', 'TimersDropped').with({ label: 'dropped: the chat had ended' }),
        ],
      },
    ];
  }

  override get queues(): readonly LabelledQueue[] {
    return [{ label: 'timers', queue: this.retries, deadLetters: this.deadLetters }];
  }

  #watch(): void {
    const { alarms } = this.maker;
    alarms.ringForLambda(this.retryChatTimers, 'Timers wait meanwhile, and are tried again for 20 minutes.');
    alarms.ringForAge(
      'TimersWaiting',
      this.retries,
      'Timers of chats wait to be set. First see the log of RetryChatTimers for throttling: Amazon Connect takes 5 ' +
        'calls of UpdateParticipantRoleConfig a second from an account in a Region, unless you ask AWS for a higher ' +
        'quota. If it is quiet, see whether Lambda throttles RetryChatTimers, or its event source is switched off.',
    );
    alarms.ringForDeadLetters(
      'TimersLost',
      this.deadLetters,
      'Timers of a chat could not be set, not even later. See the log of RetryChatTimers, then redrive the ' +
        'dead-letter queue.',
    );
  }
}
