import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TimerMinutes } from '../../../functions/shared/timers/chat-timers.ts';
import { ChatTimersTable } from '../../../functions/shared/timers/chat-timers-table.ts';
import {
  type ChatTimersRow,
  type NotedTimers,
  namesOf,
  newestOf,
  notNoted,
  type RetryMessage,
  requestTimers,
  settingsOf,
  stillNewest,
  type TimerRequests,
  toSendAgain,
} from '../../../functions/shared/timers/timer-requests.ts';
import { TestTable } from '../support/aws-server.ts';
import { momentAt } from '../support/moment.ts';

const STARTED_AT_MS = 1_795_255_200_000;

let server: TestTable;
let table: ChatTimersTable;
beforeAll(async () => {
  server = await TestTable.start();
  table = new ChatTimersTable(server.client(), server.name);
});
afterAll(() => server.stop());

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

  nowMs(stepMs = this.#stepMs): number {
    this.#nowMs += stepMs;
    return this.#nowMs;
  }

  /** SetChatTimers, cut at each point where something else can come between. */
  direct(minutes: TimerMinutes, requestId: string, order: Order, { isThrottled = false, isNoted = true } = {}) {
    let requests: TimerRequests = {};
    let noted: NotedTimers | undefined;
    const call = async () => {
      if (!isThrottled) this.minutes = minutes;
    };
    const note = async () => {
      if (isNoted) noted = await table.note(this.id, requests, momentAt(this.nowMs()));
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
        row = await table.lease(this.id, { holder, untilMs: nowMs + 20_000 }, momentAt(nowMs));
        if (row === undefined) this.queue.push(waiting);
      },
      async () => {
        if (row === undefined) return;
        const timers = waiting.again ? newestOf(waiting.timers, row) : stillNewest(waiting.timers, row);
        await table.noteEach(this.id, notNoted(waiting.timers, row), momentAt(this.nowMs()));
        this.minutes = settingsOf(timers).agentIdleMinutes ?? this.minutes;
      },
      async () => {
        if (row !== undefined) await table.release(this.id, holder, momentAt(this.nowMs()));
      },
    ];
  }

  /** What was asked for last: of requests of one millisecond, the one that was noted last. */
  async newest(): Promise<TimerMinutes | undefined> {
    const row = await table.lease(this.id, { holder: randomUUID(), untilMs: this.#nowMs }, momentAt(this.nowMs()));
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

type Order = 'call first' | 'note first';

type Step = () => Promise<void>;

async function inTurn(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await step();
}

/**
 * Every way in which the steps of two can come between each other: for each moment, whether it is the first one's turn.
 */
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
          await inTurn(chat.direct(10, 'older', 'note first', { isThrottled: true }));
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
              chat.direct(minutes, `request-${index}`, 'call first', { isThrottled: index === throttled }),
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
    });

    test('when both waited in the queue, in either order', async () => {
      for (const isTurned of [false, true]) {
        const chat = new Chat(stepMs);
        await inTurn(chat.direct(10, 'older', 'note first', { isThrottled: true }));
        await inTurn(chat.direct(20, 'newer', 'note first', { isThrottled: true }));
        if (isTurned) chat.queue.reverse();
        await chat.drain();
        expect(chat.minutes).toBe(20);
      }
    });

    test('when its note fails, over an older one that waits longer than it, or as long', async () => {
      for (const isNoted of [true, false]) {
        for (const isOlderFirst of [true, false]) {
          const chat = new Chat(stepMs);
          await inTurn(chat.direct(10, 'older', 'note first', { isThrottled: true, isNoted }));
          const older = chat.queue.splice(0);
          // Of one millisecond, the request that was noted last counts as the newer: these are apart.
          chat.nowMs(1);
          await inTurn(chat.direct(20, 'newer', 'call first', { isNoted: false }));
          chat.queue.splice(isOlderFirst ? 0 : chat.queue.length, 0, ...older);
          await chat.drain();
          expect({ isNoted, isOlderFirst, minutes: chat.minutes }).toEqual({ isNoted, isOlderFirst, minutes: 20 });
        }
      }
    });

    test('when two retries come between each other', async () => {
      for (const turns of interleavings(3, 3)) {
        const chat = new Chat(stepMs);
        await inTurn(chat.direct(10, 'older', 'note first', { isThrottled: true }));
        await inTurn(chat.direct(20, 'newer', 'note first', { isThrottled: true }));
        const [older = NOTHING, newer = NOTHING] = chat.queue.splice(0);
        await inTurn(woven(chat.retry(older, 'retry-1'), chat.retry(newer, 'retry-2'), turns));
        await chat.drain();
        expect({ turns, minutes: chat.minutes }).toEqual({ turns, minutes: 20 });
      }
    });
  });

  test('when it is throttled itself and retried while a retry of the older one is at work', async () => {
    const chat = new Chat(1);
    await inTurn(chat.direct(10, 'older', 'note first', { isThrottled: true }));
    const [older = NOTHING] = chat.queue.splice(0);
    const [take, send, giveBack] = chat.retry(older, 'retry-1');
    await take?.();
    await inTurn(chat.direct(20, 'newer', 'note first', { isThrottled: true }));
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
