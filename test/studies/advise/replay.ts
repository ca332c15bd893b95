import {
  AGENT,
  BOT,
  CUSTOMER,
  ENDED,
  JOINED,
  LEFT,
  MESSAGE,
  type Moves,
} from '../../../studies/advise/silences/chat-items.ts';

const MINUTE_MS = 60_000;

export interface Replayed {
  readonly isCut: boolean;
  readonly freedMs: number;
  readonly isCutOff: boolean;
  readonly backAfterMs: number;
  readonly isOwed: boolean;
  readonly marks: number;
  readonly owedMarks: number;
  readonly isReturned: boolean;
  readonly isAgentMarked: boolean;
  readonly isAgentReturned: boolean;
}

/**
 * One chat, one threshold: goes through what happened and asks before each step whether a timer has fired meanwhile.
 * It shares nothing with the pass that reckons all thresholds at once.
 */
export function replay(moves: Moves, minutes: number): Replayed {
  const room = new ReplayedRoom(minutes * MINUTE_MS);
  for (let index = 0; index < moves.count; index += 1) {
    const atMs = moves.atMs[index] ?? 0;
    room.passUntil(atMs);
    room.take(atMs, moves.actions[index], moves.roles[index]);
    if (moves.actions[index] === ENDED) break;
  }
  room.passUntil(moves.lastMs);
  room.endContact(moves.lastMs);
  return room.result();
}

class Timer {
  sinceMs: number | undefined;
  hasFired = false;

  restart(atMs: number | undefined): void {
    this.sinceMs = atMs;
    this.hasFired = false;
  }

  /** When it fires, if it does by then for the first time. */
  firesBy(atMs: number, afterMs: number): number | undefined {
    if (this.sinceMs === undefined || this.hasFired || this.sinceMs + afterMs > atMs) return undefined;
    this.hasFired = true;
    return this.sinceMs + afterMs;
  }
}

class ReplayedRoom {
  readonly #afterMs: number;
  readonly #customer = new Timer();
  readonly #agent = new Timer();
  #isCustomerIn = false;
  #agents = 0;
  #isBotIn = false;
  #isCustomersWord = false;
  #contact = 0;
  #cut: { atMs: number; isStaffed: boolean; contact: number; isOwed: boolean } | undefined;
  #freedMs = 0;
  #backAfterMs: number | undefined;
  #seen = { marks: 0, owedMarks: 0, isReturned: false, isAgentMarked: false, isAgentReturned: false };

  constructor(afterMs: number) {
    this.#afterMs = afterMs;
  }

  passUntil(nowMs: number): void {
    const atMs = this.#customer.firesBy(nowMs, this.#afterMs);
    if (atMs !== undefined) {
      const isOwed = this.#isCustomersWord;
      this.#seen.marks += 1;
      if (isOwed) this.#seen.owedMarks += 1;
      this.#cut ??= { atMs, isStaffed: this.#agents > 0, contact: this.#contact, isOwed };
    }
    if (this.#agent.firesBy(nowMs, this.#afterMs) !== undefined) this.#seen.isAgentMarked = true;
  }

  take(atMs: number, action: number | undefined, role: number | undefined): void {
    if (action === MESSAGE) this.#hear(atMs, role);
    else if (action === JOINED) this.#join(atMs, role);
    else if (action === LEFT) this.#leave(atMs, role);
    else this.endContact(atMs);
  }

  endContact(atMs: number): void {
    if (this.#cut?.contact === this.#contact && this.#cut.isStaffed) this.#freedMs = atMs - this.#cut.atMs;
    this.#contact += 1;
    this.#agents = 0;
    this.#isBotIn = false;
    this.#stopWhatCannotRun();
  }

  result(): Replayed {
    return {
      ...this.#seen,
      isCut: this.#cut !== undefined,
      freedMs: this.#freedMs,
      isCutOff: this.#backAfterMs !== undefined,
      backAfterMs: this.#backAfterMs ?? 0,
      isOwed: this.#cut?.isOwed ?? false,
    };
  }

  #hear(atMs: number, role: number | undefined): void {
    this.#isCustomersWord = role === CUSTOMER;
    if (role === CUSTOMER) {
      if (this.#customer.hasFired) this.#seen.isReturned = true;
      if (this.#cut?.contact === this.#contact) this.#backAfterMs ??= atMs - this.#cut.atMs;
      if (this.#customer.sinceMs !== undefined) this.#customer.restart(atMs);
    } else if (role === AGENT) {
      if (this.#agent.hasFired) this.#seen.isAgentReturned = true;
      if (this.#agent.sinceMs !== undefined) this.#agent.restart(atMs);
    }
  }

  #join(atMs: number, role: number | undefined): void {
    if (role === CUSTOMER) this.#isCustomerIn = true;
    if (role === AGENT) this.#agents += 1;
    if (role === BOT) this.#isBotIn = true;
    this.#stopWhatCannotRun();
    if (this.#isWithAgent || this.#isWithBot) this.#customer.restart(atMs);
    if (this.#isWithAgent) this.#agent.restart(atMs);
  }

  #leave(atMs: number, role: number | undefined): void {
    if (role === CUSTOMER) this.#isCustomerIn = false;
    if (role === BOT) this.#isBotIn = false;
    if (role === AGENT) this.#agents -= 1;
    if (role === AGENT && this.#agents === 0) this.endContact(atMs);
    else this.#stopWhatCannotRun();
  }

  get #isWithAgent(): boolean {
    return this.#isCustomerIn && this.#agents > 0;
  }

  get #isWithBot(): boolean {
    return this.#isCustomerIn && this.#agents === 0 && this.#isBotIn;
  }

  #stopWhatCannotRun(): void {
    if (!this.#isWithAgent) this.#agent.restart(undefined);
    if (!this.#isWithAgent && !this.#isWithBot) this.#customer.restart(undefined);
  }
}
