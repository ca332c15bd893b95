import { type Deadline, type DeadlineKind, Deadlines, type DeadlineTarget } from './deadlines.ts';

const PARTICIPANT_TIMERS: ReadonlySet<DeadlineKind> = new Set(['IDLE_TIMER', 'DISCONNECT_TIMER']);

/**
 * The clock that drives the chat and every queue delay. It has no pulse of its own: somebody moves it, deadline by
 * deadline, so that each one fires at its own time and sees that time as now.
 */
export class ChatClock {
  readonly #deadlines = new Deadlines();
  #nowMs: number;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  get next(): Deadline | undefined {
    return this.#deadlines.next;
  }

  /** How many deadlines are set. */
  get pending(): number {
    return this.#deadlines.size;
  }

  /** The next participant timer (idle or auto-disconnect). */
  get nextParticipantTimer(): Deadline | undefined {
    return this.nextOf(PARTICIPANT_TIMERS);
  }

  /** The earliest deadline of the given kinds. */
  nextOf(kinds: ReadonlySet<DeadlineKind>): Deadline | undefined {
    return this.#deadlines.nextOf(kinds);
  }

  /** Sets a deadline; what is due already fires at the next move of the clock, at now. */
  at(dueAtMs: number, kind: DeadlineKind, target: DeadlineTarget | (() => void)): Deadline {
    return this.#deadlines.add(dueAtMs, kind, target);
  }

  after(delayMs: number, kind: DeadlineKind, target: DeadlineTarget | (() => void)): Deadline {
    return this.at(this.#nowMs + delayMs, kind, target);
  }

  cancel(deadline: Deadline | undefined): void {
    if (deadline !== undefined) this.#deadlines.cancel(deadline);
  }

  /** Fires the first deadline due by `limitMs`, at its own time. False where there is none. */
  fireNext(limitMs: number): boolean {
    const due = this.#deadlines.takeDue(limitMs);
    if (due === undefined) return false;
    // A deadline that was set in the past (a delay of nothing) fires now: time never runs backwards.
    if (due.dueAtMs > this.#nowMs) this.#nowMs = due.dueAtMs;
    due.fire();
    return true;
  }

  /** Fires everything due by `limitMs`, one after the other, and stands at `limitMs`. */
  advanceTo(limitMs: number): void {
    while (this.fireNext(limitMs)) {
      // each deadline may set new ones, which are visited in the same pass
    }
    this.moveTo(limitMs);
  }

  /** Moves on without firing: the caller has fired what was due by then. */
  moveTo(nowMs: number): void {
    if (nowMs > this.#nowMs) this.#nowMs = nowMs;
  }
}
