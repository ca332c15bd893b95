import { ConnectClient, StartChatContactCommand, type StartChatContactCommandInput } from '@aws-sdk/client-connect';
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { addChatBot } from '../../../functions/add-chat-bot/add-chat-bot.ts';
import { readTranscript } from '../../../functions/read-transcript/read-transcript.ts';
import { removeChatBot } from '../../../functions/remove-chat-bot/remove-chat-bot.ts';
import type { Bot } from '../../../functions/run-chat-bot/bots/bot.ts';
import { Leases } from '../../../functions/run-chat-bot/leases.ts';
import { runChatBot } from '../../../functions/run-chat-bot/run-chat-bot.ts';
import { CLIENT_SETTINGS, QUICK_CLIENT_SETTINGS } from '../../../functions/shared/aws/clients.ts';
import { MOST_ATTEMPTS } from '../../../functions/shared/aws/plan-attempts.ts';
import { retryingKmsThrottling } from '../../../functions/shared/aws/queue-client.ts';
import { type BotSession, writeFacts } from '../../../functions/shared/bots/bot-session.ts';
import { BotSessions } from '../../../functions/shared/bots/bot-sessions.ts';
import { BotQueue } from '../../../functions/shared/bots/bot-wake.ts';
import type { FlowResult } from '../../../functions/shared/flow/flow-result.ts';
import { MESSAGE_CONTENT_TYPES } from '../../../local/engine/index.ts';
import { type InChat, LocalConnect } from '../../../local/index.ts';
import { waitingFlow } from '../../fixtures/waiting-flow.ts';
import { AwsServer, credentials, messageBody, TestTable } from './aws-server.ts';
import { BenchCustomer } from './bench-customer.ts';
import { countStreamings } from './count-streamings.ts';
import { LOGGING } from './environment.ts';
import { quiet } from './function-output.ts';
import { flowEvent, lambdaContext, queueEvent } from './lambda.ts';
import { momentAt } from './moment.ts';
import { Process } from './process.ts';
import { setFacts } from './session-rows.ts';
import { ThrottlingGate } from './throttling-gate.ts';

const WEEK_SECONDS = 604_800;

/** As long as a block may need where the machine is busy: how fast that is decides no test. */
const BLOCK_TIME_LIMIT_SECONDS = 600;

/** More than any test's queue needs to get empty. */
const MOST_ROUNDS = 50;

/** What every function of bots works with. */
interface Services {
  readonly connect: ConnectClient;
  readonly participant: ConnectParticipantClient;
  readonly sessions: BotSessions;
  readonly leases: Leases;
  readonly queue: BotQueue;
  readonly topicArn: string;
}

/** What a bench is made of. */
interface Parts {
  readonly connect: LocalConnect;
  readonly sqs: AwsServer;
  readonly table: TestTable;
  readonly sqsGate: ThrottlingGate;
  readonly tableGate: ThrottlingGate;
}

interface BenchOptions {
  /** How often the functions call Amazon Connect; few where a test has a call fail for good. */
  readonly maxAttempts?: number;
  /** Told of what each call of its long-lived process sends and gets. */
  readonly see?: (message: unknown) => void;
}

/** The functions of bots in this process, with Local Connect, a table and a queue of this test. */
export class BotBench {
  readonly connect: LocalConnect;
  readonly #parts: Parts;
  readonly #options: BenchOptions;
  readonly #clients: { destroy(): void }[] = [];
  #longLived: Services | undefined;

  private constructor(parts: Parts, options: BenchOptions) {
    this.connect = parts.connect;
    this.#parts = parts;
    this.#options = options;
  }

  static async start(options: BenchOptions = {}): Promise<BotBench> {
    Object.assign(process.env, LOGGING);
    const [connect, sqs, table] = await Promise.all([
      LocalConnect.start({ flows: [{ name: 'Waits', type: 'CONTACT_FLOW', content: waitingFlow(WEEK_SECONDS) }] }),
      AwsServer.start(),
      TestTable.start(),
    ]);
    const [sqsGate, tableGate] = await Promise.all([ThrottlingGate.start(sqs.url), ThrottlingGate.start(table.url, 2)]);
    return new BotBench({ connect, sqs, table, sqsGate, tableGate }, options);
  }

  get topicArn(): string {
    return `arn:aws:sns:${this.connect.instance.region}:111122223333:Bots`;
  }

  /** Starts a chat as a customer's client does, by the SDK. */
  async startChat(request: Partial<StartChatContactCommandInput> = {}): Promise<BenchCustomer> {
    const flow = this.connect.flows.find(({ name }) => name === 'Waits');
    const started = await this.#connectClient().send(
      new StartChatContactCommand({
        InstanceId: this.connect.instance.instanceId,
        ContactFlowId: flow?.id,
        ParticipantDetails: { DisplayName: 'Mia' },
        Attributes: { pin: 'canary-attribute-7319' },
        SupportedMessagingContentTypes: [...MESSAGE_CONTENT_TYPES],
        ...request,
      }),
    );
    return BenchCustomer.connect(this.#participantClient(), started.ContactId ?? '', started.ParticipantToken);
  }

  /** How many streamings a chat has. */
  streamingOf({ contactId }: { readonly contactId: string }): Promise<number> {
    return countStreamings(this.#connectClient(1), this.connect.instance.instanceId, contactId, this.topicArn);
  }

  #connectClient(maxAttempts = 20): ConnectClient {
    const { url: endpoint, instance } = this.connect;
    return new ConnectClient({ region: instance.region, credentials, endpoint, maxAttempts });
  }

  #participantClient(): ConnectParticipantClient {
    const { url: endpoint, instance } = this.connect;
    return new ConnectParticipantClient({ region: instance.region, credentials, endpoint, maxAttempts: 20 });
  }

  /** The services of a Lambda process, which can be killed at any of its calls. Default: the bench's own process. */
  servicesOf(life?: Process): Services {
    if (life !== undefined) return this.#makeServices(life);
    this.#longLived ??= this.#makeServices(new Process(undefined, 'before', this.#options.see));
    return this.#longLived;
  }

  #makeServices(life: Process): Services {
    const { region } = this.connect.instance;
    const settings = {
      ...CLIENT_SETTINGS,
      region,
      credentials,
      maxAttempts: this.#options.maxAttempts ?? MOST_ATTEMPTS,
    };
    const quick = { ...QUICK_CLIENT_SETTINGS, region, credentials };
    const connect = life.watch(new ConnectClient({ ...settings, endpoint: this.connect.url }));
    const participant = life.watch(new ConnectParticipantClient({ ...settings, endpoint: this.connect.url }));
    const table = life.watch(new DynamoDBClient({ ...quick, endpoint: this.#parts.tableGate.url }));
    const sqs = life.watch(retryingKmsThrottling(new SQSClient({ ...quick, endpoint: this.#parts.sqsGate.url })));
    this.#clients.push(connect, participant, table, sqs);
    return {
      connect,
      participant,
      sessions: new BotSessions(table, 'ChatKit'),
      leases: new Leases(table, 'ChatKit'),
      queue: new BotQueue(sqs, `${this.#parts.sqsGate.url}/1/Bots`),
      topicArn: this.topicArn,
    };
  }

  /**
   * The functions as one Lambda process has them: one that can be killed, or else one that lives as long as the bench.
   *
   * @param remainingMs what each invocation has left of its time limit. Default: more than it needs
   */
  functions(bot: Bot, life?: Process, remainingMs?: number) {
    const services = this.servicesOf(life);
    // RemoveChatBot is deployed without the topic.
    const { topicArn: _, ...withoutTopic } = services;
    const deployed = {
      bots: ['test', 'other'],
      displayName: 'Robo',
      blockTimeLimitSeconds: BLOCK_TIME_LIMIT_SECONDS,
      topicArn: this.topicArn,
      queueUrl: '',
      tableName: '',
      language: 'en',
    } as const;
    const bots = { test: bot, other: bot };
    const handlers = {
      add: quiet(addChatBot(deployed, services)),
      remove: quiet(removeChatBot(deployed, withoutTopic)),
      read: quiet(readTranscript(deployed, services)),
      run: quiet(runChatBot(deployed, { ...services, bots })),
    };
    return {
      handlers,
      sessions: services.sessions,
      leases: services.leases,
      add: (contactId: string, parameters = {}) =>
        handlers.add(this.#event(contactId, parameters), contextOf('AddChatBot', remainingMs)),
      remove: (contactId: string): Promise<FlowResult> =>
        handlers.remove(this.#event(contactId), contextOf('RemoveChatBot', remainingMs)),
      read: (contactId: string, parameters = {}): Promise<FlowResult> =>
        handlers.read(this.#event(contactId, parameters), contextOf('ReadTranscript', remainingMs)),
      deliver: (event: SQSEvent): Promise<SQSBatchResponse> =>
        handlers.run(event, contextOf('RunChatBot', remainingMs)),
      run: (...bodies: readonly string[]): Promise<SQSBatchResponse> =>
        handlers.run(queueEvent(...bodies), contextOf('RunChatBot', remainingMs)),
    };
  }

  /** Has what the functions put into their queue go into this one from now on. */
  queueInto(send: (body: string, delaySeconds: number) => void): void {
    this.#parts.sqs.answer = ({ body }) => {
      send(messageBody(body), Number(Object(body).DelaySeconds ?? 0));
      return undefined;
    };
  }

  /** Has the queue refuse all that the functions put into it, or take it again. */
  refuseQueue(isRefusing: boolean): void {
    this.#parts.sqs.answer = () => (isRefusing ? { error: 'AccessDenied', status: 403 } : undefined);
  }

  /** What was put into the queue since it was last asked, without its delays. */
  takeQueued(): readonly string[] {
    return this.#parts.sqs.requests.splice(0).map(({ body }) => messageBody(body));
  }

  /** Runs what is in the queue, and these messages with it, until nothing is left. What fails comes again. */
  async drain(bot: Bot, more: readonly string[] = [], remainingMs?: number): Promise<void> {
    let bodies = [...more, ...this.takeQueued()];
    for (let round = 0; bodies.length > 0; round += 1) {
      if (round === MOST_ROUNDS) throw new Error(`The queue is not empty after ${MOST_ROUNDS} rounds.`);
      const failed = new Set<string>();
      const { batchItemFailures } = await this.functions(bot, undefined, remainingMs).run(...bodies);
      for (const { itemIdentifier } of batchItemFailures) failed.add(itemIdentifier);
      const again = bodies.filter((_, index) => failed.has(`message-${index + 1}`));
      bodies = [...again, ...this.takeQueued()];
    }
  }

  /** What a customer or a bot wrote, in the order of the transcript. */
  said(chat: InChat): readonly string[] {
    return this.connect
      .timeline(chat)
      .filter((entry) => entry.type === 'MESSAGE')
      .map(({ role, detail }) => `${role}: ${detail.text}`);
  }

  botState(chat: InChat): readonly string[] {
    return this.connect
      .contact(chat)
      .participants.filter(({ role }) => role === 'CUSTOM_BOT')
      .map(({ state }) => state);
  }

  /** As if so much time had passed for a session: its lease and its phase are as much older. */
  async age(contactId: string, ms: number): Promise<void> {
    const { sessions } = this.functions({ onJoin: () => ({ replies: [] }), onMessage: () => ({ replies: [] }) });
    const session = await sessions.read(contactId, momentAt());
    if (session === undefined) return;
    const aged: BotSession = { ...session, sinceMs: session.sinceMs - ms };
    await setFacts(this.#parts.table, contactId, writeFacts(aged));
  }

  /** As if another version of the functions had written the session. */
  spoilRow(contactId: string): Promise<void> {
    return setFacts(this.#parts.table, contactId, '{"version":"another"}');
  }

  /** Has a share of all calls throttled from now on: of Amazon Connect, DynamoDB and SQS. */
  throttle(rate: number): void {
    this.connect.faults.clear();
    if (rate > 0) this.connect.faults.set({ operation: '*', error: 'ThrottlingException', rate, seed: 7 });
    for (const gate of [this.#parts.sqsGate, this.#parts.tableGate]) gate.throttle(rate);
  }

  /** The shares of calls of SQS and DynamoDB that were throttled. */
  get throttledShares(): readonly number[] {
    return [this.#parts.sqsGate, this.#parts.tableGate].map(({ throttledShare }) => throttledShare);
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.destroy();
    await Promise.all([this.#parts.sqsGate.stop(), this.#parts.tableGate.stop()]);
    await Promise.all([this.connect.close(), this.#parts.sqs.stop(), this.#parts.table.stop()]);
  }

  #event(contactId: string, parameters = {}) {
    return flowEvent(parameters, contactId, this.connect.instance.instanceArn);
  }
}

const contextOf = (functionName: string, remainingMs = BLOCK_TIME_LIMIT_SECONDS * 1000) =>
  lambdaContext(functionName, remainingMs);
