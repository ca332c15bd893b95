import type { Moment } from '../../../functions/shared/aws/rows.ts';

/** A time at which a test reads or writes a row, and long enough for that. Default: now. */
export const momentAt = (nowMs: number = Date.now()): Moment => ({ nowMs, signal: AbortSignal.timeout(5000) });
