/**
 * The functions' only way to the time. The wall clock orders requests and dates leases: AWS Lambda's hosts are kept in
 * step. The stopwatch measures what is left of a deadline, and does not jump when the wall clock is set.
 */
export const wallClockMs = (): number => Date.now();

/** Milliseconds on a clock that only ever moves forward. */
export const stopwatchMs = (): number => performance.now();

/** A signal that aborts after so many milliseconds; at once when there are none left. */
export const abortAfterMs = (ms: number): AbortSignal => AbortSignal.timeout(Math.max(0, Math.ceil(ms)));
