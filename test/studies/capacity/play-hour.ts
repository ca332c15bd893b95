import { setEnvironmentData } from 'node:worker_threads';
import { ManualTransportClock } from '../../../local/clock/transport-clock.ts';
import { Chance } from '../../../local/engine/index.ts';
import { LocalClient } from '../../../local/library/local-client.ts';
import { type Parts, startParts } from '../../../local/parts.ts';
import type { MadeChat } from '../../../studies/capacity/load/made-chats.ts';
import { flowEvent } from '../../functions/support/lambda.ts';
import { TURNED_MEMORY, TurnedMemory } from './turned-memory.ts';

/** What came of the timers of an hour's chats in Local Connect. */
export interface PlayedHour {
  readonly atOnce: number;
  readonly queued: number;
  readonly setAfterMs: readonly number[];
  readonly late: number;
  /** Their chat had ended before they could be set. */
  readonly dropped: number;
  /** How often a retry was throttled, too. */
  readonly throttledRetries: number;
}

const START_MS = Date.UTC(2026, 10, 26, 9);
const HOUR_MS = 3_600_000;
/** After the hour, for what waits in the queue. */
const AFTERWARDS_MS = HOUR_MS / 4;

/** Plays the chats in Local Connect with its quotas on: an agent joins and ends each of them when it is said to. */
export async function playHour(assembly: string, chats: readonly MadeChat[], seed: number): Promise<PlayedHour> {
  const world = await TurnedWorld.start(assembly, seed);
  try {
    for (const [index, { startMs, agentAtMs, endMs }] of chats.entries()) {
      const contactId = `chat-${index}`;
      const agent = `/local/agents/${encodeURIComponent(`Agent ${index}`)}`;
      world.at(startMs, async () => world.ask(contactId, startMs));
      if (agentAtMs === undefined) continue;
      world.at(agentAtMs, () => world.client.call('POST', `${agent}/join`, { contactId }));
      if (Number.isFinite(endMs)) world.at(endMs, () => world.client.call('POST', `${agent}/leave`, { contactId }));
    }
    await world.turnUntil(HOUR_MS + AFTERWARDS_MS);
    return world.result(chats);
  } finally {
    await world.close();
  }
}

interface Coming {
  readonly atMs: number;
  readonly act: () => Promise<unknown>;
}

/** A Local Connect, its functions and its transport clock, which live by one time that is turned step by step. */
class TurnedWorld {
  readonly client: LocalClient;
  readonly #parts: Parts;
  readonly #clock: ManualTransportClock;
  readonly #memory: TurnedMemory;
  readonly #lines: readonly { readonly text: string; readonly atMs: number }[];
  readonly #coming: Coming[] = [];
  readonly #answers: { readonly status: string; readonly afterMs: number }[] = [];
  #asked = 0;

  private constructor(parts: {
    parts: Parts;
    clock: ManualTransportClock;
    memory: TurnedMemory;
    lines: readonly { readonly text: string; readonly atMs: number }[];
  }) {
    this.#parts = parts.parts;
    this.#clock = parts.clock;
    this.#memory = parts.memory;
    this.#lines = parts.lines;
    this.client = new LocalClient(parts.parts.url);
  }

  static async start(assembly: string, seed: number): Promise<TurnedWorld> {
    const memory = new TurnedMemory();
    const clock = new ManualTransportClock(START_MS);
    const chance = new Chance(seed);
    memory.nowMs = START_MS;
    memory.shuffle(() => chance.fraction());
    setEnvironmentData(TURNED_MEMORY, memory.buffer);
    const lines: { readonly text: string; readonly atMs: number }[] = [];
    const parts = await startParts({
      assembly,
      transport: clock,
      startAtMs: START_MS,
      // The chat clock goes as the transport clock does, also while functions work.
      clock: { mode: 'live', rate: 1 },
      seed: 1,
      onLog: ({ text }) => lines.push({ text, atMs: clock.nowMs - START_MS }),
    });
    parts.api.quotas.setMode('aws');
    return new TurnedWorld({ parts, clock, memory, lines });
  }

  at(atMs: number, act: () => Promise<unknown>): void {
    this.#coming.push({ atMs, act });
  }

  /** What a flow's block asks for; the answer may take its time. */
  ask(contactId: string, startMs: number): void {
    this.#asked += 1;
    const body = { event: flowEvent({}, contactId), makeChat: true };
    void this.client.callAtOnce('POST', '/local/functions/SetChatTimers/invoke', body).then((answer) => {
      const [, status = 'FAILED'] = /"status":"(SET|QUEUED)"/.exec(JSON.stringify(answer)) ?? [];
      this.#answers.push({ status, afterMs: Math.round(this.#clock.nowMs - START_MS - startMs) });
      this.#asked -= 1;
    });
  }

  /** From one thing that happens to the next. */
  async turnUntil(endMs: number): Promise<void> {
    const coming = this.#coming.sort((one, other) => one.atMs - other.atMs);
    for (;;) {
      await this.#settle();
      const dueMs = Math.min(this.#clock.nextDueMs, this.#chatDueMs);
      const function_ = this.#memory.next;
      const comingMs = START_MS + (coming[0]?.atMs ?? Number.POSITIVE_INFINITY);
      const nextMs = Math.min(dueMs, function_.dueAtMs, comingMs);
      if (nextMs > START_MS + endMs) return;
      this.#memory.nowMs = nextMs;
      // Moves what is due at that moment, too.
      this.#clock.advanceTo(nextMs);
      this.#parts.driver.catchUp();
      if (dueMs <= nextMs) continue;
      if (function_.dueAtMs <= nextMs) this.#memory.wake(function_.worker);
      else await coming.shift()?.act();
    }
  }

  result(chats: readonly MadeChat[]): PlayedHour {
    const told = (message: string) => this.#lines.filter(({ text }) => text.includes(message));
    const startMsOf = (text: string) => chats[Number(/"chat-(\d+)"/.exec(text)?.[1])]?.startMs ?? Number.NaN;
    const byRetry = told('Chat timers set by a retry').map(({ text, atMs }) => Math.round(atMs - startMsOf(text)));
    const answered = (status: string) => this.#answers.filter((answer) => answer.status === status);
    return {
      atOnce: answered('SET').length,
      queued: answered('QUEUED').length,
      setAfterMs: [...answered('SET').map(({ afterMs }) => afterMs), ...byRetry].sort((one, other) => one - other),
      late: told('An agent joined before the timers were set').length,
      dropped: told('The contact is gone: timers dropped').length,
      throttledRetries: told('Chat timers still not set').length,
    };
  }

  close(): Promise<void> {
    return this.#parts.close();
  }

  /** The chat clock's next deadline, such as a message that becomes visible: its driver alone would be a bit later. */
  get #chatDueMs(): number {
    const { dueAtMs = Number.POSITIVE_INFINITY } = this.#parts.clock.next ?? {};
    return dueAtMs > this.#clock.nowMs ? dueAtMs : Number.POSITIVE_INFINITY;
  }

  /** Until each function that runs waits for the time, and everything else is done. */
  async #settle(): Promise<void> {
    for (;;) {
      await turnOfTheLoop();
      await turnOfTheLoop();
      const running = this.#parts.invocations.all.filter(({ result }) => result === undefined);
      const isAskedFor = running.filter(({ functionName }) => functionName === 'SetChatTimers').length === this.#asked;
      if (!isAskedFor || running.length !== this.#memory.waiting) continue;
      // What a function has put into a queue becomes visible at its time.
      this.#parts.driver.catchUp();
      return;
    }
  }
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
