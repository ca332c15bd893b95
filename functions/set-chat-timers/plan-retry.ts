/** How long a throttled request rests before its first retry. */
export const FIRST_RETRY_SECONDS = 2;

/**
 * After this time every direct request that overlapped with ours is over, and a retry that was at work meanwhile has
 * lost its lease.
 */
export const AGAIN_SECONDS = 12;
