import { LEAST_MINUTES } from '../../../functions/shared/timers/chat-timers.ts';
import type { Sums } from '../sums/sums.ts';

/** Rarer firings at one minute are of another policy, or of chance. */
const LEAST_SHARE = 0.05;
/** A timer's minute stands out by so much from the minute before. Agents' timers end customers' silences at any. */
const STANDS_OUT = 3;
/** Nothing hides what is known. */
const NOTHING_HIDDEN = Number.POSITIVE_INFINITY;

/** Timers that were in force while these chats were had. */
export interface InForce {
  /** From that many minutes of silence on nothing can be known. */
  readonly knownBelow: number;
  /** `UNCLEAR`: records say that timers ended chats, and no minute stands out at which they did. */
  readonly how: 'NONE' | 'SAID' | 'SEEN' | 'UNCLEAR';
  /** Chats that a timer ended, by their records. */
  readonly endedByTimer: number;
}

/** Idle and auto-disconnect minutes, as `--in-force 5/15` says them; idle is 0 where it was unset. */
export interface SaidInForce {
  readonly idleMinutes: number;
  readonly autoDisconnectMinutes: number;
}

/**
 * Where timers were in force, no silence is longer than they let it be. How long that was is what was said, or comes
 * from the chats whose records say that a timer ended them: the first minute at which many of them ended. Where no
 * minute stands out, nothing is known beyond the longest of their silences.
 */
export function findInForce({ counts, firedAfter }: Sums, said: SaidInForce | undefined): InForce {
  const { endedByTimer } = counts;
  if (said !== undefined)
    return { knownBelow: said.idleMinutes + said.autoDisconnectMinutes, how: 'SAID', endedByTimer };
  if (endedByTimer === 0) return { knownBelow: NOTHING_HIDDEN, how: 'NONE', endedByTimer };
  const clear = firedAfter.findIndex((count, minutes) => {
    const before = firedAfter[minutes - 1] ?? 0;
    return minutes >= LEAST_MINUTES && count >= LEAST_SHARE * endedByTimer && count > 1 && count > STANDS_OUT * before;
  });
  if (clear >= 0) return { knownBelow: clear, how: 'SEEN', endedByTimer };
  const longest = firedAfter.findLastIndex((count) => count > 0);
  const knownBelow = longest < LEAST_MINUTES ? NOTHING_HIDDEN : longest + 1;
  return { knownBelow, how: 'UNCLEAR', endedByTimer };
}
