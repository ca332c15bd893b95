import type { DeadlineKind } from '../engine/index.ts';

/** What `GET /local/clock` shows. */
export interface ClockView {
  /** ISO 8601 in UTC. */
  readonly now: string;
  readonly mode: 'manual' | 'live';
  readonly rate: number;
}

/** What the clock waits for next. */
export interface NextDeadlineView {
  readonly kind: DeadlineKind;
  /** ISO 8601 in UTC. */
  readonly dueAt: string;
}
