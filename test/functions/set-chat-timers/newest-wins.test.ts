import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TimerMinutes } from '../../../functions/shared/chat-timers.ts';
import { ChatTimersTable } from '../../../functions/shared/table.ts';
import {
  type ChatTimersRow,
  type NotedTimers,
  namesOf,
  newestOf,
  type RetryMessage,
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

type Waiting = Pick<RetryMessage, 'timers' | 'again'>;

/** One chat: what Amazon Connect holds for one timer, the queue, and a clock that moves by so much with each step. */
class Chat {
  readonly id = randomUUID();
  readonly queue: Waiting[] = [];
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
    let noted: NotedTimers | undefined;
    const call = async () => {
      if (!isThrottled) this.minutes = minutes;
    };
    const note = async () => {
      noted = await table.note(this.id, requests, this.nowMs(), signal());
    };
    return [
      async () => {
        requests = requestTimers({ agentIdleMinutes: minutes }, this.nowMs(), requestId);
      },
      ...(order === 'call first' ? [call, note] : [note, call]),
      async () => {
        if (isThrottled) this.queue.push({ timers: requests });
        const again = toSendAgain(requests, noted);
        if (namesOf(again).length > 0) this.queue.push({ timers: again, again: true });
      },
    ];
  }

  /** RetryChatTimers, cut likewise. */
  retry(waiting: Waiting, holder: string) {
    let row: ChatTimersRow | undefined;
    return [
      async () => {
        const nowMs = this.nowMs();
        row = await table.lease(this.id, holder, nowMs, nowMs + 20_000, signal());
        if (row === undefined) this.queue.push(waiting);
      },
      async () => {
        if (row === undefined) return;
        const timers = waiting.again ? newestOf(waiting.timers, row) : stillNewest(waiting.timers, row);
        this.minutes = settingsOf(timers).agentIdleMinutes ?? this.minutes;
      },
      async () => {
        if (row !== undefined) await table.release(this.id, holder, this.nowMs(), signal());
      },
    ];
  }

  /** What was asked for last: of requests of one millisecond, the one that was noted last. */
  async newest(): Promise<TimerMinutes | undefined> {
    const row = await table.lease(this.id, randomUUID(), this.nowMs(), this.#nowMs, signal());
    return row?.timers.agentIdleMinutes?.minutes;
  }

  /** Does what is in the queue, until nothing is. */
  async drain(): Promise<void> {
    for (let round = 1; this.queue.length > 0; round += 1) {
      expect(round).toBeLessThan(10);
      for (const waiting of this.queue.splice(0)) await inTurn(this.retry(waiting, randomUUID()));
    }
  }
}

const NOTHING: Waiting = { timers: {} };

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

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

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
          const [older = NOTHING] = chat.queue.splice(0);
          await inTurn(woven(chat.direct(20, 'newer', order), chat.retry(older, 'retry'), turns));
          await chat.drain();
          expect({ turns, minutes: chat.minutes }).toEqual({ turns, minutes: 20 });
        }
      },
    );

    test.each([
      ['call first', 'call first'],
      ['call first', 'note first'],
      ['note first', 'call first'],
      ['note first', 'note first'],
    ] as const)(
      'over an older direct one, however the two come between each other, %s and %s',
      async (older, newer) => {
        // The first step of each reads the time: the older one is the one that reads it first.
        for (const turns of interleavings(3, 4)) {
          const chat = new Chat(stepMs);
          const [begin, ...rest] = chat.direct(10, 'older', older);
          await begin?.();
          await inTurn(woven(rest, chat.direct(20, 'newer', newer), turns));
          await chat.drain();
          const newest = stepMs === 0 ? await chat.newest() : 20;
          expect({ turns, minutes: chat.minutes }).toEqual({ turns, minutes: newest });
        }
      },
      30_000,
    );

    test('over an older direct one, where one between them asked for the same as the newest', async () => {
      for (const throttled of [undefined, 1]) {
        for (const arriving of orders) {
          for (const noting of orders) {
            const chat = new Chat(stepMs);
            const directs = [10, 20, 20].map((minutes, index) =>
              chat.direct(minutes, `request-${index}`, 'call first', index === throttled),
            );
            for (const step of [0, 1, 2, 3]) {
              const order = [[0, 1, 2], arriving, noting, [0, 1, 2]][step] ?? [];
              for (const index of order) await directs[index]?.[step]?.();
            }
            await chat.drain();
            expect({ throttled, arriving, noting, minutes: chat.minutes }).toEqual({
              throttled,
              arriving,
              noting,
              minutes: stepMs === 0 ? await chat.newest() : 20,
            });
          }
        }
      }
    }, 30_000);

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
        const [older = NOTHING, newer = NOTHING] = chat.queue.splice(0);
        await inTurn(woven(chat.retry(older, 'retry-1'), chat.retry(newer, 'retry-2'), turns));
        await chat.drain();
        expect({ turns, minutes: chat.minutes }).toEqual({ turns, minutes: 20 });
      }
    });
  });

  test('when it is throttled itself and retried while a retry of the older one is at work', async () => {
    const chat = new Chat(1);
    await inTurn(chat.direct(10, 'older', 'note first', true));
    const [older = NOTHING] = chat.queue.splice(0);
    const [take, send, giveBack] = chat.retry(older, 'retry-1');
    await take?.();
    await inTurn(chat.direct(20, 'newer', 'note first', true));
    const [newer = NOTHING] = chat.queue.splice(0);
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
    const noted = await table.note(id, older, STARTED_AT_MS, signal());
    expect(settingsOf(noted.row.timers)).toEqual({ customerIdleMinutes: 5, agentIdleMinutes: 9 });
    expect(namesOf(toSendAgain(older, noted))).toEqual(['agentIdleMinutes']);
  });

  test('a row that could not be written has everything sent once more', () => {
    const requests = requestTimers({ agentIdleMinutes: 5 }, STARTED_AT_MS, 'request');
    expect(toSendAgain(requests, undefined)).toEqual(requests);
  });

  test('two requests in a row for other minutes may arrive in either order while the first can be on its way, and not after', async () => {
    const again = async (laterMs: number, minutes: TimerMinutes) => {
      const id = randomUUID();
      const first = requestTimers({ agentIdleMinutes: 5 }, STARTED_AT_MS, 'first');
      const second = requestTimers({ agentIdleMinutes: minutes }, STARTED_AT_MS + laterMs, 'second');
      await table.note(id, first, STARTED_AT_MS, signal());
      return settingsOf(toSendAgain(second, await table.note(id, second, STARTED_AT_MS, signal())));
    };
    expect(await again(9000, 6)).toEqual({ agentIdleMinutes: 6 });
    expect(await again(9001, 6)).toEqual({});
    expect(await again(1, 5)).toEqual({});
  });

  test('an entry that is ours already, as after a lost answer, hides what was there before: it is sent again', async () => {
    const id = randomUUID();
    const requests = requestTimers({ agentIdleMinutes: 5 }, STARTED_AT_MS, 'request');
    await table.note(id, requests, STARTED_AT_MS, signal());
    expect(toSendAgain(requests, await table.note(id, requests, STARTED_AT_MS, signal()))).toEqual(requests);
  });

  test('what failed for good gives its place back to what it replaced, and leaves what came after', async () => {
    const id = randomUUID();
    const note = (settings: object, requestId: string) =>
      table.note(id, requestTimers(settings, STARTED_AT_MS, requestId), STARTED_AT_MS, signal());
    await note({ customerIdleMinutes: 5 }, 'earlier');
    const failed = { customerIdleMinutes: 6, agentIdleMinutes: 6, customerAutoDisconnectMinutes: 6 };
    const { replaced } = await note(failed, 'failed');
    await note({ customerAutoDisconnectMinutes: 7 }, 'later');
    const requests = requestTimers(failed, STARTED_AT_MS, 'failed');
    await table.takeBack(id, requests, replaced, STARTED_AT_MS, signal());
    const row = await table.lease(id, 'holder', STARTED_AT_MS, STARTED_AT_MS + 1000, signal());
    expect(row && settingsOf(row.timers)).toEqual({ customerIdleMinutes: 5, customerAutoDisconnectMinutes: 7 });
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
