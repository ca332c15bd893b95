/** What is kept back from the block's time: for the way back to Connect, a cold start, and the hand-over to a queue. */
export const RESERVE_MS = 700;

/** The part of the reserve that the last act before giving up (a hand-over to a queue) must leave untouched. */
export const WAY_BACK_MS = 300;

/**
 * What a hand-over to a queue gets, where the block's time allows: its client is always cold, and has to connect first.
 */
const HAND_OVER_MS = 1000;

/** What calls get before anything but the reserve is kept for a hand-over. */
const CALLS_FIRST_MS = 1000;

/** How long calls to AWS may take in all, of so much time. */
export const callsMs = (limitMs: number): number => limitMs - RESERVE_MS;

/**
 * How long after the handler's start a hand-over to a queue begins, where it is needed.
 *
 * Of a block's 3 s, calls have 1.3 s, then the hand-over 1 s until the deadline, and 0.4 s more if needed. Of 8 s,
 * calls have 6.3 s. In shorter blocks calls come first: of 2 s they have 1 s, and the hand-over 0.7 s; of 1 s, 0.3 s
 * and 0.4 s.
 */
export function handOverFromMs(limitMs: number): number {
  const forCallsMs = callsMs(limitMs);
  return forCallsMs - Math.min(HAND_OVER_MS, Math.max(0, forCallsMs - CALLS_FIRST_MS));
}
