import type { QueueRef } from '../engine/index.ts';
import type { RunContext, Staffing } from './run-context.ts';

/** Any name is an agent, made on first use: one is always there to take a contact (assumed). */
export const ONE_AGENT: Staffing = { online: 1, staffed: 1, available: 1 };

export interface QueueMetrics extends Staffing {
  readonly contactsInQueue: number;
  /** 0 where nobody waits (assumed). */
  readonly oldestContactAgeSeconds: number;
}

/** What is known of a queue now. The service is some seconds late with it; here it is exact. */
export function queueMetrics({ id, agentId }: QueueRef, context: RunContext): QueueMetrics {
  const { clock, engine, staffing = ONE_AGENT } = context;
  const { contactsInQueue, oldestEnqueuedAtMs } = engine.queueFacts(id);
  const ageMs = oldestEnqueuedAtMs === undefined ? 0 : clock.nowMs - oldestEnqueuedAtMs;
  const agents = agentId === undefined ? staffing : oneOf(staffing);
  return { ...agents, contactsInQueue, oldestContactAgeSeconds: Math.floor(ageMs / 1000) };
}

/** An agent's own queue has no more than that agent (assumed). */
function oneOf({ available, online, staffed }: Staffing): Staffing {
  return { available: Math.min(1, available), online: Math.min(1, online), staffed: Math.min(1, staffed) };
}
