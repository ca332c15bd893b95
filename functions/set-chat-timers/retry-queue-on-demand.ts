import type { RetryQueue } from './retry-queue.ts';

/**
 * The retry queue, whose client is loaded with the first message. Few invocations are throttled or overtaken, and
 * without Amazon SQS's part of the SDK a cold start is shorter: the bundle keeps it in a file of its own. The hand-over
 * has its own part of the block's time, and loading the file takes a few milliseconds of that.
 */
export function retryQueueOnDemand(queueUrl: string): RetryQueue {
  let loading: Promise<RetryQueue> | undefined;

  async function load(): Promise<RetryQueue> {
    const { retryQueue } = await import('./retry-queue.ts');
    return retryQueue(queueUrl);
  }

  return {
    put: async (message, delaySeconds, abortSignal) => {
      loading ??= load();
      await (await loading).put(message, delaySeconds, abortSignal);
    },
  };
}
