import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TimerMinutes } from '../../../functions/shared/chat-timers.ts';
import { ChatTimersTable } from '../../../functions/shared/table.ts';
import {
  type ChatTimersRow,
  namesOf,
  requestTimers,
  settingsOf,
  stillNewest,
  type TimerRequests,
  toSendAgain,
} from '../../../functions/shared/timer-requests.ts';
import { TestTable } from '../support/aws-server.ts';

const STARTED_AT_MS = 1_795_255_200_000;

let server: TestTable;
let table: ChatTimersTable;
beforeAll(async () => {
  server = await TestTable.start();
  table = new ChatTimersTable(server.client(), server.name);
});
afterAll(() => server.stop());

const signal = () => AbortSignal.timeout(5000);

/** One chat: what Amazon Connect holds for one timer, the queue, and a clock that moves by so much with each step. */
class Chat {
  readonly id = randomUUID();
  readonly queue: TimerRequests[] = [];
  minutes: TimerMinutes | undefined;
  readonly #stepMs: number;
  #nowMs = STARTED_AT_MS;

  constructor(stepMs: number) {
    this.#stepMs = stepMs;
  }

  nowMs(): number {
    this.#nowMs += this.#stepMs;
    return this.#nowMs;
  }

  /** SetChatTimers, cut at each point where something else can come between. */
  direct(minutes: TimerMinutes, requestId: string, order: 'call first' | 'note first', isThrottled = false) {
    let requests: TimerRequests = {};
    let row: ChatTimersRow | undefined;
    const call = async () => {
      if (!isThrottled) this.minutes = minutes;
    };
    const note = async () => {
      row = await table.note(this.id, requests, this.nowMs(), signal());
    };
    return [
      async () => {
        requests = requestTimers({ agentIdleMinutes: minutes }, this.nowMs(), requestId);
      },
      ...(order === 'call first' ? [call, note] : [note, call]),
      async () => {
        const waiting = isThrottled ? requests : toSendAgain(requests, row);
        if (namesOf(waiting).length > 0) this.queue.push(waiting);
      },
    ];
  }

  /** RetryChatTimers, cut likewise. */
  retry(waiting: TimerRequests, holder: string) {
    let row: ChatTimersRow | undefined;
    return [
      async () => {
        const nowMs = this.nowMs();
        row = await table.lease(this.id, holder, nowMs, nowMs + 20_000, signal());
        if (row === undefined) this.queue.push(waiting);
      },
      async () => {
        if (row !== undefined) this.minutes = settingsOf(stillNewest(waiting, row)).agentIdleMinutes ?? this.minutes;
      },
      async () => {
        if (row !== undefined) await table.release(this.id, holder, this.nowMs(), signal());
      },
    ];
  }

  /** Does what is in the queue, until nothing is. */
  async drain(): Promise<void> {
    for (let round = 1; this.queue.length > 0; round += 1) {
      expect(round).toBeLessThan(10);
      for (const waiting of this.queue.splice(0)) await inTurn(this.retry(waiting, randomUUID()));
    }
  }
}

type Step = () => Promise<void>;

async function inTurn(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await step();
}

/** Every way in which the steps of two can come between each other: for each moment, whether it is the first one's turn. */
function interleavings(first: number, second: number): readonly (readonly boolean[])[] {
  if (first === 0) return [Array.from({ length: second }, () => false)];
  if (second === 0) return [Array.from({ length: first }, () => true)];
  return [
    ...interleavings(first - 1, second).map((rest) => [true, ...rest]),
    ...interleavings(first, second - 1).map((rest) => [false, ...rest]),
  ];
}

function woven(first: readonly Step[], second: readonly Step[], turns: readonly boolean[]): readonly Step[] {
  const waitingFirst = [...first];
  const waitingSecond = [...second];
  return turns.flatMap((isFirst) => (isFirst ? waitingFirst : waitingSecond).shift() ?? []);
}

describe('the newest request wins', () => {
  describe.each([
    ['while the clock stands still', 0],
    ['while the clock runs', 7],
    ['while everything is slow', 3000],
  ])('%s', (_name, stepMs) => {
    test.each(['call first', 'note first'] as const)(
      'over an older one from the queue, however the two come between each other, %s',
      async (order) => {
        for (const turns of interleavings(4, 3)) {
          const chat = new Chat(stepMs);
          await inTurn(chat.direct(10, 'older', 'note first', true));
          const [older = {}] = chat.queue.splice(0);
          await inTurn(woven(chat.direct(20, 'newer', order), chat.retry(older, 'retry'), turns));
          await chat.drain();
          expect({ turns, minutes: chat.minutes }).toEqual({ turns, minutes: 20 });
        }
      },
    );

    test('when both waited in the queue, in either order', async () => {
      for (const isTurned of [false, true]) {
        const chat = new Chat(stepMs);
        await inTurn(chat.direct(10, 'older', 'note first', true));
        await inTurn(chat.direct(20, 'newer', 'note first', true));
        if (isTurned) chat.queue.reverse();
        await chat.drain();
        expect(chat.minutes).toBe(20);
      }
    });

    test('when two retries come between each other', async () => {
      for (const turns of interleavings(3, 3)) {
        const chat = new Chat(stepMs);
        await inTurn(chat.direct(10, 'older', 'note first', true));
        await inTurn(chat.direct(20, 'newer', 'note first', true));
        const [older = {}, newer = {}] = chat.queue.splice(0);
        await inTurn(woven(chat.retry(older, 'retry-1'), chat.retry(newer, 'retry-2'), turns));
        await chat.drain();
        expect({ turns, minutes: chat.minutes }).toEqual({ turns, minutes: 20 });
      }
    });
  });

  test('when it is throttled itself and retried while a retry of the older one is at work', async () => {
    const chat = new Chat(1);
    await inTurn(chat.direct(10, 'older', 'note first', true));
    const [older = {}] = chat.queue.splice(0);
    const [take, send, giveBack] = chat.retry(older, 'retry-1');
    await take?.();
    await inTurn(chat.direct(20, 'newer', 'note first', true));
    const [newer = {}] = chat.queue.splice(0);
    await inTurn(chat.retry(newer, 'retry-2'));
    await inTurn([send, giveBack].flatMap((step) => step ?? []));
    await chat.drain();
    expect(chat.minutes).toBe(20);
  });

  test('over an older direct one whose call was late', async () => {
    const chat = new Chat(1);
    const [begin, call, note, end] = chat.direct(10, 'older', 'call first');
    await begin?.();
    await inTurn(chat.direct(20, 'newer', 'call first'));
    await inTurn([call, note, end].flatMap((step) => step ?? []));
    expect(chat.minutes).toBe(10);
    await chat.drain();
    expect(chat.minutes).toBe(20);
  });
});

describe('a chat’s row', () => {
  test('keeps the newest of each timer by itself', async () => {
    const id = randomUUID();
    const older = requestTimers({ customerIdleMinutes: 5, agentIdleMinutes: 5 }, STARTED_AT_MS, 'older');
    await table.note(id, requestTimers({ agentIdleMinutes: 9 }, STARTED_AT_MS + 1, 'newer'), STARTED_AT_MS, signal());
    const row = await table.note(id, older, STARTED_AT_MS, signal());
    expect(settingsOf(row.timers)).toEqual({ customerIdleMinutes: 5, agentIdleMinutes: 9 });
    expect(namesOf(toSendAgain(older, row))).toEqual(['agentIdleMinutes']);
  });

  test('a row that could not be written has everything sent once more', () => {
    const requests = requestTimers({ agentIdleMinutes: 5 }, STARTED_AT_MS, 'request');
    expect(toSendAgain(requests, undefined)).toEqual(requests);
  });

  test('only the holder of a lease gives it back', async () => {
    const id = randomUUID();
    await table.lease(id, 'holder', STARTED_AT_MS, STARTED_AT_MS + 1000, signal());
    await table.release(id, 'another', STARTED_AT_MS, signal());
    expect(await table.lease(id, 'another', STARTED_AT_MS, STARTED_AT_MS + 1000, signal())).toBeUndefined();
    await table.release(id, 'holder', STARTED_AT_MS, signal());
    expect(await table.lease(id, 'another', STARTED_AT_MS, STARTED_AT_MS + 1000, signal())).toBeDefined();
  });
});
