import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { Leases } from '../../../functions/run-chat-bot/leases.ts';
import { type ReceivedWake, receivedAgain } from '../../../functions/run-chat-bot/received-wake.ts';
import { underLease } from '../../../functions/run-chat-bot/under-lease.ts';
import type { BotSession } from '../../../functions/shared/bots/bot-session.ts';
import { BotSessions } from '../../../functions/shared/bots/bot-sessions.ts';
import { BotQueue, parseWake } from '../../../functions/shared/bots/bot-wake.ts';
import { Deadline } from '../../../functions/shared/lambda/deadline.ts';
import { Telemetry } from '../../../functions/shared/lambda/telemetry.ts';
import { AwsServer, credentials, messageBody, TestTable } from '../support/aws-server.ts';
import { LOGGING } from '../support/environment.ts';
import { type Interleaved, inTurns } from '../support/interleavings.ts';
import { momentAt } from '../support/moment.ts';

/** Where the one that has the session dies, by the turn at which it does. */
export const HOLDERS = [
  ['lives', undefined],
  ['dies before its work', 2],
  ['dies before it gives the session back', 3],
  ['dies before it sees to newer marks', 4],
  ['dies before it gives the session back a second time', 5],
] as const;

/** A table and a queue for leases, and three of Lambda's environments. */
export class LeaseWorld {
  readonly table: TestTable;
  readonly aws: AwsServer;
  readonly environments: readonly [Environment, Environment, Environment];
  readonly #clients: { destroy(): void }[];

  private constructor(table: TestTable, aws: AwsServer) {
    this.table = table;
    this.aws = aws;
    this.environments = [new Environment(table, aws), new Environment(table, aws), new Environment(table, aws)];
    this.#clients = this.environments.flatMap(({ clients }) => clients);
  }

  static async start(): Promise<LeaseWorld> {
    Object.assign(process.env, LOGGING, { POWERTOOLS_LOG_LEVEL: 'SILENT' });
    return new LeaseWorld(...(await Promise.all([TestTable.start(), AwsServer.start()])));
  }

  /** The bodies of what was sent since it was last asked. */
  sent(): readonly string[] {
    return this.aws.requests.splice(0).map(({ body }) => messageBody(body));
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.destroy();
    await Promise.all([this.table.stop(), this.aws.stop()]);
  }
}

/** Ends an invocation, as a crash does: it calls nobody any more, and nobody hears of it. */
class Died extends Error {}

/** One chat, and the invocations that come for it. */
class Chat {
  readonly contactId = randomUUID();
  readonly #table: DynamoDBClient;
  /** The items that each piece of work on the session was told of. */
  readonly seen: (readonly string[])[] = [];

  constructor({ environments }: LeaseWorld) {
    this.#table = environments[0].table;
  }

  /** Its session is there, and free. */
  async begin(): Promise<void> {
    const session: BotSession = {
      contactId: this.contactId,
      initialContactId: this.contactId,
      instanceId: 'instance',
      bot: 'test',
      displayName: 'Robo',
      generation: 1,
      phase: 'OPEN',
      sinceMs: Date.now(),
      answered: [],
      memory: {},
    };
    await new BotSessions(this.#table, 'ChatKit').begin(session, undefined, momentAt());
  }

  /** One invocation for one wake. It dies at the turn whose number is given. */
  async invocation(
    wake: ReceivedWake,
    environment: Environment,
    turn = async () => {},
    diesAt?: number,
  ): Promise<void> {
    let turns = 0;
    environment.step = async () => {
      turns += 1;
      if (diesAt !== undefined && turns >= diesAt) throw new Died();
      await turn();
    };
    const again = await underLease(this.contactId, [wake], environment.tools(), async (_leased, wakes) => {
      await environment.step();
      this.seen.push(wakes.flatMap(({ itemId }) => itemId ?? []));
      return [];
    });
    assert.deepEqual(again, []);
  }

  /** The lease of whoever died runs out. */
  async passLease(): Promise<void> {
    await this.#table.send(
      new UpdateItemCommand({
        TableName: 'ChatKit',
        Key: { pk: { S: `bot#${this.contactId}` } },
        UpdateExpression: 'SET leasedUntilMs = :zero',
        ExpressionAttributeValues: { ':zero': { N: '0' } },
      }),
    );
  }
}

/** One of Lambda's environments: it serves one invocation at a time, and keeps its clients. */
class Environment {
  readonly table: DynamoDBClient;
  /** All of its clients. */
  readonly clients: readonly { destroy(): void }[];
  readonly #sqs: SQSClient;
  readonly #queueUrl: string;
  readonly #telemetry = new Telemetry('RunChatBot');
  readonly #leases: Leases;
  /** Waits for a turn. */
  step = async (): Promise<void> => {};

  constructor(table: TestTable, aws: AwsServer) {
    this.table = table.client();
    this.#sqs = new SQSClient({ region: 'eu-central-1', credentials, endpoint: aws.url });
    this.#queueUrl = `${aws.url}/1/Bots`;
    const client = inTurns(table.client(), () => this.step(), isFree);
    this.clients = [this.table, this.#sqs, client];
    this.#leases = new Leases(client, 'ChatKit');
  }

  tools() {
    return {
      leases: this.#leases,
      queue: new BotQueue(this.#sqs, this.#queueUrl),
      telemetry: this.#telemetry,
      deadline: new Deadline(45_000, 60_000),
      requestId: randomUUID(),
    };
  }
}

/**
 * What can go at once with the step before it. A row that is read is only read for what its writer knows already, no
 * lease runs out before the check, and a wake is noted after it was sent.
 */
const isFree = (input: object): boolean =>
  !('UpdateExpression' in input) || /ADD lapses|SET wakesAtMs/.test(String(input.UpdateExpression));

const about = (itemId: string): ReceivedWake => receivedAgain({ contactId: 'unused', itemId, attempt: 0 });

/**
 * Two that come while another has the session. Whatever the order of their steps, no wake is lost, and at most two
 * stand at the lease's end.
 */
export function twoThatLeave(world: LeaseWorld, diesAt: number | undefined): Interleaved<Chat> {
  return {
    prepare: async () => {
      const chat = new Chat(world);
      await chat.begin();
      const held = Promise.withResolvers<void>();
      let asked = 0;
      const holds = (turn: () => Promise<void>) => async () => {
        asked += 1;
        // Its first step is taken before the others come.
        if (asked === 1) return;
        held.resolve();
        await turn();
      };
      const [one, two, three] = world.environments;
      const runs = [
        (turn: () => Promise<void>) =>
          chat.invocation(about('first'), one, holds(turn), diesAt).finally(() => held.resolve()),
        (turn: () => Promise<void>) => held.promise.then(() => chat.invocation(about('second'), two, turn)),
        (turn: () => Promise<void>) => held.promise.then(() => chat.invocation(about('third'), three, turn)),
      ].map((run) => (turn: () => Promise<void>) => run(turn).catch(ignoreDeath));
      return { made: chat, runs };
    },
    check: async (chat, choices) => {
      if (diesAt !== undefined) await chat.passLease();
      const wakes = world.sent();
      for (const body of wakes) {
        const wake = parseWake(JSON.parse(body));
        if (wake === undefined) throw new Error(`This is not a wake: ${body}`);
        await chat.invocation(receivedAgain(wake), world.environments[0]);
      }
      const lost = ['second', 'third'].filter((item) => !chat.seen.flat().includes(item));
      assert.deepEqual(
        { choices, lost, sentLater: world.sent(), isBounded: wakes.length <= 2 },
        { choices, lost: [], sentLater: [], isBounded: true },
      );
    },
  };
}

const ignoreDeath = (thrown: unknown): void => {
  if (!(thrown instanceof Died)) throw thrown;
};
