import { randomUUID } from 'node:crypto';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
import { everyInterleaving, inTurns } from '../support/interleavings.ts';
import { momentAt } from '../support/moment.ts';

let table: TestTable;
let aws: AwsServer;
let environments: readonly [Environment, Environment, Environment];
const clients: { destroy(): void }[] = [];
beforeAll(async () => {
  Object.assign(process.env, LOGGING, { POWERTOOLS_LOG_LEVEL: 'SILENT' });
  [table, aws] = await Promise.all([TestTable.start(), AwsServer.start()]);
  environments = [new Environment(), new Environment(), new Environment()];
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await Promise.all([table.stop(), aws.stop()]);
});

/** Ends an invocation, as a crash does: it calls nobody any more, and nobody hears of it. */
class Died extends Error {}

/** One chat, and the invocations that come for it. */
class Chat {
  readonly contactId = randomUUID();
  /** The items that each piece of work on the session was told of. */
  readonly seen: (readonly string[])[] = [];

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
    await new BotSessions(environments[0].table, 'ChatKit').begin(session, undefined, momentAt());
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
    expect(again).toEqual([]);
  }

  /** The lease of whoever died runs out. */
  async passLease(): Promise<void> {
    await environments[0].table.send(
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
  readonly table = table.client();
  readonly #sqs = new SQSClient({ region: 'eu-central-1', credentials, endpoint: aws.url });
  readonly #telemetry = new Telemetry('RunChatBot');
  readonly #leases: Leases;
  /** Waits for a turn. */
  step = async (): Promise<void> => {};

  constructor() {
    const client = inTurns(table.client(), () => this.step(), isFree);
    clients.push(this.table, this.#sqs, client);
    this.#leases = new Leases(client, 'ChatKit');
  }

  tools() {
    return {
      leases: this.#leases,
      queue: new BotQueue(this.#sqs, `${aws.url}/1/Bots`),
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

/** The bodies of what was sent since it was last asked. */
const sent = () => aws.requests.splice(0).map(({ body }) => messageBody(body));

describe('every order of the steps of two that leave and of one that has the session', () => {
  test.each([
    ['lives', undefined],
    ['dies before its work', 2],
    ['dies before it gives the session back', 3],
    ['dies before it sees to newer marks', 4],
    ['dies before it gives the session back a second time', 5],
  ])(
    'no wake is lost, and no more than two stand at the lease’s end: it %s',
    async (_how, diesAt) => {
      const orders = await everyInterleaving(
        async () => {
          const chat = new Chat();
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
          const [one, two, three] = environments;
          const runs = [
            (turn: () => Promise<void>) =>
              chat.invocation(about('first'), one, holds(turn), diesAt).finally(() => held.resolve()),
            (turn: () => Promise<void>) => held.promise.then(() => chat.invocation(about('second'), two, turn)),
            (turn: () => Promise<void>) => held.promise.then(() => chat.invocation(about('third'), three, turn)),
          ].map((run) => (turn: () => Promise<void>) => run(turn).catch(ignoreDeath));
          return { made: chat, runs };
        },
        async (chat, choices) => {
          if (diesAt !== undefined) await chat.passLease();
          const wakes = sent();
          for (const body of wakes) {
            const wake = parseWake(JSON.parse(body));
            if (wake === undefined) throw new Error(`This is not a wake: ${body}`);
            await chat.invocation(receivedAgain(wake), environments[0]);
          }
          const lost = ['second', 'third'].filter((item) => !chat.seen.flat().includes(item));
          expect({ choices, lost, sentLater: sent(), isBounded: wakes.length <= 2 }).toEqual({
            choices,
            lost: [],
            sentLater: [],
            isBounded: true,
          });
        },
      );
      expect(orders).toBeGreaterThan(5);
    },
    600_000,
  );
});

const ignoreDeath = (thrown: unknown): void => {
  if (!(thrown instanceof Died)) throw thrown;
};
