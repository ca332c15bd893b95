import type { ChatClock } from '../engine/chat-clock.ts';
import type { Deadline, DeadlineKind } from '../engine/deadlines.ts';
import { isoTime } from '../iso-time.ts';
import type { TransportClock } from './transport-clock.ts';
import type { Work } from './work.ts';

export type ClockMode = { readonly mode: 'manual' } | { readonly mode: 'live'; readonly rate: number };

/** How long an advance waits, in real time, for one deadline's work to settle. */
const SETTLE_LIMIT_MS = 30_000;

/** A date holds no more than 8.64e15 ms. What is set or shown from the last moment on still fits: a year at most. */
const LAST_MS = 8.64e15 - 366 * 24 * 60 * 60_000;

/** An advance past the last moment that the chat clock can show. */
export class PastTheClocksEnd extends Error {
  override readonly name = 'PastTheClocksEnd';

  constructor() {
    super(`The chat clock ends at ${isoTime(LAST_MS)}. Advance it by less.`);
  }
}

/**
 * Moves the chat clock: by hand in `manual`, at a rate of the transport clock in `live`. Every deadline is visited in
 * order. An advance settles after each one, so that one step of 480 minutes ends where 480 steps of one minute do.
 * At a rate above 1 the clock rests while work is under way: a function's half second would take minutes of the chat.
 */
export class ClockDriver {
  readonly #chat: ChatClock;
  readonly #transport: TransportClock;
  readonly #work: Work;
  readonly #onChange: (() => void)[] = [];
  #rate = 0;
  /** In live mode, the pair of instants from which the chat's time is reckoned. */
  #anchorChatMs = 0;
  #anchorTransportMs = 0;
  #takeBackPulse: () => void = () => {};
  #advancing: Promise<void> = Promise.resolve();
  #advancingCount = 0;

  constructor(parts: { chat: ChatClock; transport: TransportClock; work: Work }) {
    this.#chat = parts.chat;
    this.#transport = parts.transport;
    this.#work = parts.work;
    this.#work.onTurn(() => this.#onTurn());
  }

  /** What the chat clock shows. */
  get nowMs(): number {
    return this.#chat.nowMs;
  }

  get mode(): 'manual' | 'live' {
    return this.#rate === 0 ? 'manual' : 'live';
  }

  /** Chat seconds per real second; 0 in manual mode. */
  get rate(): number {
    return this.#rate;
  }

  /** What a clone of this clock needs to follow it: the workers' `Date` does. */
  get anchor(): { readonly chatMs: number; readonly transportMs: number; readonly rate: number } {
    // During an advance the chat clock moves by steps, whatever its mode.
    return this.#rate === 0 || this.#advancingCount > 0 || this.#rests
      ? { chatMs: this.#chat.nowMs, transportMs: 0, rate: 0 }
      : { chatMs: this.#anchorChatMs, transportMs: this.#anchorTransportMs, rate: this.#rate };
  }

  /** Calls `listener` whenever the anchor has changed. */
  onChange(listener: () => void): void {
    this.#onChange.push(listener);
  }

  setMode(mode: ClockMode): void {
    this.catchUp();
    this.#rate = mode.mode === 'manual' ? 0 : mode.rate;
    this.#anchor();
  }

  /**
   * Brings the chat clock up to the transport clock in live mode, and does nothing in manual mode.
   * Whoever gives the engine a command calls this first.
   */
  catchUp(): void {
    if (this.#rate === 0 || this.#advancingCount > 0 || this.#rests) return;
    const nowMs = this.#liveNowMs();
    while (this.#chat.fireNext(nowMs)) {
      // What the deadline has set off begins at its time, and the clock rests there.
      if (this.#rests) return;
    }
    this.#chat.moveTo(nowMs);
    this.#setPulse();
  }

  /** Advances by an amount and settles. Advances wait for each other. Throws `PastTheClocksEnd`. */
  async advance(byMs: number): Promise<void> {
    await this.#exclusively(() => this.#advanceTo(this.#chat.nowMs + byMs));
  }

  /** Advances to that moment and settles; where it has passed already, nothing moves. Throws `PastTheClocksEnd`. */
  async advanceTo(atMs: number): Promise<void> {
    await this.#exclusively(() => this.#advanceTo(atMs));
  }

  /** Advances to the next participant timer and settles; false, and nothing moves, where there is none. */
  async advanceToNextTimer(): Promise<boolean> {
    return await this.#advanceToNext(() => this.#chat.nextParticipantTimer);
  }

  async #advanceToNext(findNext: () => Deadline | undefined): Promise<boolean> {
    let found = false;
    await this.#exclusively(async () => {
      const next = findNext();
      if (next === undefined) return;
      found = true;
      await this.#advanceTo(next.dueAtMs);
    });
    return found;
  }

  /** The next deadline that a person waits for. `undefined` where there is none. */
  get nextDeadline(): Deadline | undefined {
    return this.#chat.nextOf(AWAITED);
  }

  /** Advances to that deadline and settles; false, and nothing moves, where there is none. */
  async advanceToNextDeadline(): Promise<boolean> {
    return await this.#advanceToNext(() => this.nextDeadline);
  }

  /** Waits for the advance under way, if any, and until all work has settled. */
  async rest(): Promise<void> {
    await this.#advancing;
    await this.#settle();
  }

  stop(): void {
    this.#takeBackPulse();
    this.#rate = 0;
  }

  async #exclusively(advance: () => Promise<void>): Promise<void> {
    const before = this.#advancing;
    const mine = before.then(async () => {
      this.catchUp();
      this.#advancingCount += 1;
      try {
        await this.#settle();
        await advance();
      } finally {
        this.#advancingCount -= 1;
        this.#anchor();
      }
    });
    // The next advance waits for this one, whatever becomes of it; the failure is for this one's caller.
    this.#advancing = mine.catch(() => {});
    await mine;
  }

  async #advanceTo(limitMs: number): Promise<void> {
    if (limitMs > LAST_MS) throw new PastTheClocksEnd();
    while (this.#chat.fireNext(limitMs)) {
      this.#tell();
      if (!this.#work.idle) await this.#settle();
    }
    this.#chat.moveTo(limitMs);
    this.#tell();
  }

  async #settle(): Promise<void> {
    await this.#work.settled(this.#transport, SETTLE_LIMIT_MS);
  }

  get #rests(): boolean {
    return this.#rate > 1 && !this.#work.idle;
  }

  /** Work has begun, or the last of it has ended: from there on the clock rests, or runs on. */
  #onTurn(): void {
    if (this.#rate > 1 && this.#advancingCount === 0) this.#anchor();
  }

  #anchor(): void {
    this.#anchorChatMs = this.#chat.nowMs;
    this.#anchorTransportMs = this.#transport.nowMs;
    this.#setPulse();
    this.#tell();
  }

  #liveNowMs(): number {
    const passedMs = Math.max(0, this.#transport.nowMs - this.#anchorTransportMs) * this.#rate;
    return Math.min(this.#anchorChatMs + passedMs, LAST_MS);
  }

  /** One timer on the transport clock, for the first deadline; a new earlier deadline is found at the next command. */
  #setPulse(): void {
    this.#takeBackPulse();
    this.#takeBackPulse = () => {};
    if (this.#rate === 0 || this.#rests) return;
    const next = this.#chat.next;
    const untilNextMs = next === undefined ? MAX_PULSE_MS : (next.dueAtMs - this.#liveNowMs()) / this.#rate;
    this.#takeBackPulse = this.#transport.after(Math.min(MAX_PULSE_MS, Math.max(1, Math.ceil(untilNextMs))), () => {
      this.catchUp();
    });
  }

  #tell(): void {
    for (const listener of this.#onChange) listener();
  }
}

/** A live clock looks at its deadlines at least this often, so that one set by a step of a flow is not missed. */
const MAX_PULSE_MS = 250;

/** A chat's own duration is not among them: it is days away. */
const AWAITED: ReadonlySet<DeadlineKind> = new Set([
  'IDLE_TIMER',
  'DISCONNECT_TIMER',
  'WAIT',
  'CONNECTION_LIMIT',
  'QUEUE_DELAY',
]);
