import type { IdleMeasure, MarkMeasure, Measures, SumMeasure } from '../statistics/measures.ts';
import { idleOf, type Policy, sumOf } from './policy.ts';

/** What one policy would have done to these chats; `undefined` where it leaves a timer unset, or nobody knows. */
export interface PolicyMeasure {
  readonly idle: IdleMeasure | undefined;
  readonly sum: SumMeasure | undefined;
  readonly agentIdle: MarkMeasure | undefined;
}

/** `knownBelow`: nothing is known from that many minutes of silence on. */
export function measurePolicy(measures: Measures, policy: Policy, knownBelow: number): PolicyMeasure {
  const known = (minutes: number | undefined) => (minutes !== undefined && minutes < knownBelow ? minutes : undefined);
  const idle = known(idleOf(policy));
  const sum = known(sumOf(policy));
  const agent = typeof policy.agentIdleMinutes === 'number' ? policy.agentIdleMinutes : undefined;
  return {
    idle: idle === undefined ? undefined : measures.idle(idle),
    sum: sum === undefined ? undefined : measures.sum(sum),
    agentIdle: agent === undefined ? undefined : measures.agentIdle(agent),
  };
}
