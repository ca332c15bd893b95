import { ConnectClient } from '@aws-sdk/client-connect';
import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { retryChatTimers } from '../../functions/retry-chat-timers/retry-chat-timers.ts';
import { retryQueue } from '../../functions/set-chat-timers/retry-queue.ts';
import { setChatTimers } from '../../functions/set-chat-timers/set-chat-timers.ts';
import { readSettings } from '../../functions/set-chat-timers/settings.ts';
import { CLIENT_SETTINGS, QUICK_CLIENT_SETTINGS } from '../../functions/shared/aws/clients.ts';
import { retryingKmsThrottling } from '../../functions/shared/aws/queue-client.ts';
import { ChatTimersTable } from '../../functions/shared/timers/chat-timers-table.ts';
import {
  AwsServer,
  credentials,
  messageBody,
  TestTable,
  type WireAnswer,
  type WireRequest,
} from '../functions/support/aws-server.ts';
import { quiet } from '../functions/support/function-output.ts';
import { deployedEnvironment } from '../functions/support/functions.ts';
import { flowEvent, lambdaContext, queueEvent } from '../functions/support/lambda.ts';
import { numbers } from '../functions/support/numbers.ts';
import { Process } from '../functions/support/process.ts';
import { ThrottlingGate } from '../functions/support/throttling-gate.ts';

const UPDATE = 'UpdateParticipantRoleConfig';

const WHERE = { region: 'eu-central-1', credentials };

/** Fewer than a client has sockets. */
const RETRIES_AT_ONCE = 40;

/** More than any queue here needs to get empty. */
const MOST_ROUNDS = 100;

/** An Amazon Connect. */
interface Connection {
  readonly url: string;
  readonly instanceArn: string;
}

/** What a chat's customer idle timer is asked to be, and by what its requests end. */
type Asked = 'SET' | 'QUEUED' | 'FAILED';

/**
 * SetChatTimers and RetryChatTimers with a table, a queue and an Amazon Connect of their own. That holds each chat's
 * timer, and throttles or refuses as it is told.
 */
export class TimersWorld {
  readonly aws: AwsServer;
  readonly table: TestTable;
  /** The minutes that Amazon Connect holds, by contact. */
  readonly held = new Map<string, number>();
  /** Contacts for which Amazon Connect refuses everything. */
  readonly refused = new Set<string>();
  readonly #gates: readonly [queue: ThrottlingGate, table: ThrottlingGate];
  readonly #clients: { destroy(): void }[] = [];
  readonly #connection: Connection | undefined;
  readonly #operator: DynamoDBClient;
  #waiting: string[] = [];
  #nextOfConnect = numbers(1);
  #rate = 0;
  #patient: ReturnType<TimersWorld['functions']>['set'] | undefined;
  #longLived: ReturnType<TimersWorld['functions']> | undefined;

  private constructor(
    aws: AwsServer,
    table: TestTable,
    gates: readonly [ThrottlingGate, ThrottlingGate],
    connection?: Connection,
  ) {
    this.aws = aws;
    this.#connection = connection;
    this.table = table;
    this.#operator = new DynamoDBClient({ ...QUICK_CLIENT_SETTINGS, ...WHERE, endpoint: table.url });
    this.#clients.push(this.#operator);
    this.#gates = gates;
    aws.answer = (request) => this.#answer(request);
  }

  /** @param connection another Amazon Connect than its own */
  static async start(connection?: Connection): Promise<TimersWorld> {
    const [aws, table] = await Promise.all([AwsServer.start(), TestTable.start()]);
    Object.assign(process.env, deployedEnvironment(aws, table));
    const gates = [await ThrottlingGate.start(aws.url), await ThrottlingGate.start(table.url, 2)] as const;
    return new TimersWorld(aws, table, gates, connection);
  }

  /** Has a share of the calls of Amazon Connect throttled from now on. */
  throttleConnect(rate: number, seed = 1): void {
    this.#rate = rate;
    this.#nextOfConnect = numbers(seed);
  }

  /** Has a share of all calls throttled from now on: of Amazon Connect, DynamoDB and SQS. */
  throttle(rate: number, seed: number): void {
    this.throttleConnect(rate, seed);
    for (const gate of this.#gates) gate.throttle(rate);
  }

  #answer({ operation, path, body }: WireRequest): WireAnswer | undefined {
    if (operation !== UPDATE) return undefined;
    const contactId = path.split('/').at(-1) ?? '';
    if (this.refused.has(contactId)) return { error: 'AccessDeniedException', status: 403 };
    if (this.#nextOfConnect() < this.#rate) return { error: 'ThrottlingException', status: 429 };
    const minutes = /"ParticipantTimerDurationInMinutes":(\d+)/.exec(JSON.stringify(body))?.[1];
    this.held.set(contactId, Number(minutes));
    return undefined;
  }

  /** The functions as one Lambda process has them, which can be killed. */
  functions(life: Process = new Process(), blockTimeLimitSeconds = 3) {
    const settings = readSettings(deployedEnvironment(this.aws, this.table, blockTimeLimitSeconds));
    const [queueGate, tableGate] = this.#gates;
    const connect = new ConnectClient({
      ...CLIENT_SETTINGS,
      ...WHERE,
      endpoint: this.#connection?.url ?? this.aws.url,
    });
    const dynamodb = new DynamoDBClient({ ...QUICK_CLIENT_SETTINGS, ...WHERE, endpoint: tableGate.url });
    const sqs = new SQSClient({ ...QUICK_CLIENT_SETTINGS, ...WHERE, endpoint: queueGate.url });
    this.#clients.push(life.watch(connect), life.watch(dynamodb), life.watch(retryingKmsThrottling(sqs)));
    const table = new ChatTimersTable(dynamodb, settings.tableName);
    const queue = retryQueue(`${queueGate.url}/111122223333/TimerRetries`, sqs);
    return {
      set: quiet(setChatTimers(settings, { connect, table, queue })),
      retry: quiet(retryChatTimers({ connect, table })),
    };
  }

  /** The functions as one long-lived process has them. Its block waits for 1 s, so that time is short. */
  get longLived() {
    this.#longLived ??= this.functions(new Process(), 1);
    return this.#longLived;
  }

  /** SetChatTimers of a block that waits for 8 s, the longest. */
  get patient() {
    this.#patient ??= this.functions(new Process(), 8).set;
    return this.#patient;
  }

  /** What a block does: it runs its function again where that fails (administrator guide, connect-lambda-functions). */
  async ask(
    contactId: string,
    minutes: number,
    { tries = 4, remainingMs = 10_000, handler = this.longLived.set } = {},
  ): Promise<Asked> {
    const event = flowEvent(
      { customerIdleMinutes: String(minutes), onError: 'return' },
      contactId,
      this.#connection?.instanceArn,
    );
    for (let left = tries; left > 0; left -= 1) {
      const { status } = await handler(event, lambdaContext('SetChatTimers', remainingMs));
      if (status === 'SET' || status === 'QUEUED') return status;
    }
    return 'FAILED';
  }

  /** What is in the queue. */
  get waiting(): string[] {
    const requests = this.aws.requests.splice(0);
    this.#waiting.push(
      ...requests.filter(({ operation }) => operation === 'SendMessage').map(({ body }) => messageBody(body)),
    );
    return this.#waiting;
  }

  /** Takes what is in the queue. */
  takeWaiting(): readonly string[] {
    return this.waiting.splice(0);
  }

  /**
   * Runs what is in the queue, each message by itself. What fails comes again, once the leases of those beside it have
   * ended: they are longer than a retry is at work.
   */
  async drainOnce(remainingMs?: number): Promise<void> {
    const bodies = [...this.waiting];
    this.#waiting = [];
    while (bodies.length > 0) this.#waiting.push(...(await this.retry(bodies.splice(0, RETRIES_AT_ONCE), remainingMs)));
  }

  /** Runs messages at once, and returns those that come again. Leases that were not given back have ended by then. */
  async retry(bodies: readonly string[], remainingMs = 10_000): Promise<readonly string[]> {
    const isDone = await Promise.all(
      bodies.map(async (body) => {
        const context = lambdaContext('RetryChatTimers', remainingMs);
        return (await this.longLived.retry(queueEvent(body), context)).batchItemFailures.length === 0;
      }),
    );
    const again = bodies.filter((_, index) => !isDone[index]);
    await Promise.all(again.map((body) => this.endLease(String(JSON.parse(body).initialContactId))));
    return again;
  }

  async endLease(initialContactId: string): Promise<void> {
    const command = new UpdateItemCommand({
      TableName: this.table.name,
      Key: { pk: { S: `timers#${initialContactId}` } },
      UpdateExpression: 'SET retryUntilMs = :past',
      ConditionExpression: 'attribute_exists(retryHolder)',
      ExpressionAttributeValues: { ':past': { N: '0' } },
    });
    await this.#operator.send(command).catch(ignoreNoLease);
  }

  /** Runs what is in the queue until nothing is left. */
  async drain(): Promise<void> {
    for (let round = 0; this.waiting.length > 0; round += 1) {
      if (round === MOST_ROUNDS) throw new Error(`The queue is not empty after ${MOST_ROUNDS} rounds.`);
      await this.drainOnce();
    }
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.destroy();
    await Promise.all(this.#gates.map((gate) => gate.stop()));
    await Promise.all([this.aws.stop(), this.table.stop()]);
  }
}

const ignoreNoLease = (thrown: unknown): void => {
  if (!(thrown instanceof ConditionalCheckFailedException)) throw thrown;
};
