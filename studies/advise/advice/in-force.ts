import type { Sums } from '../sums/sums.ts';

/** Rarer firings are of another policy, or of chance. */
const LEAST_SHARE = 0.05;
/** Nothing hides what is known. */
const NOTHING_HIDDEN = Number.POSITIVE_INFINITY;

/** Timers that were in force while these chats were had. */
export interface InForce {
  /** From that many minutes of silence on nothing can be known. */
  readonly knownBelow: number;
  readonly how: 'NONE' | 'SAID' | 'SEEN';
}

/** Idle and auto-disconnect minutes, as `--in-force 5/15` says them. */
export interface SaidInForce {
  readonly idleMinutes: number;
  readonly autoDisconnectMinutes: number;
}

/**
 * Where timers were in force, no silence is longer than they let it be. How long that was is what was said, or comes
 * from the chats whose records say that a timer ended them.
 */
export function findInForce(sums: Sums, said: SaidInForce | undefined): InForce {
  if (said !== undefined) return { knownBelow: said.idleMinutes + said.autoDisconnectMinutes, how: 'SAID' };
  const fired = sums.firedAfter.reduce((sum, count) => sum + count, 0);
  if (fired === 0) return { knownBelow: NOTHING_HIDDEN, how: 'NONE' };
  const shortest = sums.firedAfter.findIndex((count) => count > 0 && count >= LEAST_SHARE * fired);
  return { knownBelow: shortest, how: 'SEEN' };
}
