import type { QueueRef } from '../engine/index.ts';
import type { RunContext, Staffing } from './run-context.ts';

/** Any name is an agent, made on first use: one is always there to take a contact (assumed). */
const ONE_AGENT: Staffing = { online: 1, staffed: 1, available: 1 };

export interface QueueMetrics extends Staffing {
  readonly contactsInQueue: number;
  /** 0 where nobody waits (assumed). */
  readonly oldestContactAgeSeconds: number;
}

/** What is known of a queue now. The service is some seconds late with it; here it is exact. */
export function queueMetrics({ id }: QueueRef, { clock, engine, staffing = ONE_AGENT }: RunContext): QueueMetrics {
  const { contactsInQueue, oldestEnqueuedAtMs } = engine.queueFacts(id);
  const ageMs = oldestEnqueuedAtMs === undefined ? 0 : clock.nowMs - oldestEnqueuedAtMs;
  return { ...staffing, contactsInQueue, oldestContactAgeSeconds: Math.floor(ageMs / 1000) };
}
