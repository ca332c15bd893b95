/**
 * How often a client tries a call. It is each call's deadline that bounds its attempts, and not their number. A process
 * that Amazon Connect has throttled for long has fewer: it has spent what the SDK's standard mode grants a client for
 * retries. Timers are then handed over to their queue sooner, and blocks take their Error branch.
 */
export const MOST_ATTEMPTS = 10;
