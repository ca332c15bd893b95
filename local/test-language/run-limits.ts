/** A run of a test is stopped after 5 minutes (administrator guide, testing-simulation-execute-test-cases). */
export const RUN_LIMIT_MS = 5 * 60_000;

/** So many tests of an instance run at once (same guide). */
export const RUNS_AT_ONCE = 5;
