import { namesOf, type TimerRequests } from '../shared/timers/timer-requests.ts';

/**
 * Whether an agent joined after the timers were asked for and before they were set. An agent who had joined before that
 * took the timers that there were, as would have happened without any throttling.
 */
export function isLate(timers: TimerRequests, agentJoinedAt: Date | undefined): boolean {
  if (agentJoinedAt === undefined) return false;
  return namesOf(timers).some((name) => (timers[name]?.atMs ?? Number.POSITIVE_INFINITY) <= agentJoinedAt.getTime());
}
