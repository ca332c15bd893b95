import type { QueueRef } from './engine/index.ts';

/** The Amazon Connect instance that one Local Connect stands for. */
export interface Instance {
  readonly region: string;
  readonly accountId: string;
  readonly instanceId: string;
  readonly instanceArn: string;
  readonly queues: readonly QueueRef[];
}
