/** A retry has at most this long for one message, so that it has ended before its lease does. */
export const RETRY_SECONDS = 5;
export const LEASE_SECONDS = 10;
