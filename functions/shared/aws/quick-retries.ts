import type { RetryErrorInfo, RetryStrategyV2, RetryToken } from '@smithy/types';

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 1000;

/**
 * How calls of the table and of queues are tried again: full jitter from 50 ms on, until the call's deadline. After
 * throttling the SDK itself would wait half a second on average and then twice as long each time, which is as much as a
 * block or a caller has. At 30 % throttling, one chat in ten began without its resume token. A row and a message are
 * small, and no other call goes to the same one.
 */
export function quickRetries(mostAttempts: number): RetryStrategyV2 {
  const tokenOf = (retries: number, waitMs: number): RetryToken => ({
    getRetryCount: () => retries,
    getRetryDelay: () => waitMs,
  });

  return {
    acquireInitialRetryToken: async () => tokenOf(0, 0),
    refreshRetryTokenForRetry: async (token: RetryToken, { errorType }: RetryErrorInfo) => {
      const retries = token.getRetryCount() + 1;
      const isPassing = errorType === 'THROTTLING' || errorType === 'TRANSIENT';
      // The SDK then throws what the last attempt failed with.
      if (!isPassing || retries >= mostAttempts) throw new Error('No further attempt.');
      const mostMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (retries - 1));
      return tokenOf(retries, Math.round(Math.random() * mostMs));
    },
    recordSuccess: () => undefined,
  };
}
