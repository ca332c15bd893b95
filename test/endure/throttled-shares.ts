/** The shares of calls that are throttled. */
export const THROTTLED_SHARES = [0.01, 0.1, 0.3, 0.5, 1] as const;
