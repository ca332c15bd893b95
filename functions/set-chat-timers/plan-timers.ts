import { didYouMean } from '../shared/flow/did-you-mean.ts';
import type { Decision, FlowParameters } from '../shared/flow/flow-parameters.ts';
import {
  LEAST_MINUTES,
  MOST_MINUTES,
  TIMER_NAMES,
  type TimerMinutes,
  type TimerName,
  type TimerSettings,
} from '../shared/timers/chat-timers.ts';

/**
 * Named sets of timers. A deployment always has one named `default`. A timer that a policy does not name is left as it
 * is.
 */
export type TimerPolicies = ReadonlyMap<string, TimerSettings>;

/** The timers to send, and the policy that they come from, if any does. */
export interface TimerPlan {
  readonly policy: string | undefined;
  readonly timers: TimerSettings;
}

const POLICY = 'policy';
const DEFAULT_POLICY = 'default';

export const PARAMETER_NAMES: readonly string[] = [POLICY, ...TIMER_NAMES];

/**
 * Decides which timers a block asks for: those of its policy, overridden by those that it names itself. A block that
 * names neither gets the policy `default`; one that names timers alone gets only those.
 *
 * Nothing is clamped or guessed, and no parameter's value is quoted, since it may be a customer's data: what is wrong
 * is told in words.
 *
 * @example planTimers(new Map([['policy', 'patient'], ['agentIdleMinutes', 'unset']]), policies)
 */
export function planTimers(parameters: FlowParameters, policies: TimerPolicies): Decision<TimerPlan> {
  const problems: string[] = [];
  const named: Partial<Record<TimerName, TimerMinutes>> = {};
  for (const name of TIMER_NAMES) {
    const text = parameters.get(name);
    if (text === undefined) continue;
    const minutes = readMinutes(text);
    if (typeof minutes === 'object') {
      problems.push(
        `${name} ${minutes.problem}: give whole minutes from ${LEAST_MINUTES} to ${MOST_MINUTES}, or "unset".`,
      );
    } else {
      named[name] = minutes;
    }
  }
  const namesTimers = TIMER_NAMES.some((name) => parameters.has(name));
  const policy = parameters.get(POLICY) ?? (namesTimers ? undefined : DEFAULT_POLICY);
  const policyTimers = policy === undefined ? {} : policies.get(policy);
  if (policyTimers === undefined) problems.push(unknownPolicy(policy ?? DEFAULT_POLICY, policies));
  return problems.length > 0 ? { problems } : { plan: { policy, timers: { ...policyTimers, ...named } } };
}

function readMinutes(text: string): TimerMinutes | { readonly problem: string } {
  if (text.toLowerCase() === 'unset') return 'unset';
  if (/^[0-9]+$/.test(text)) {
    const minutes = Number(text);
    if (minutes < LEAST_MINUTES) return { problem: `is below ${LEAST_MINUTES}` };
    if (minutes > MOST_MINUTES) return { problem: `is above ${MOST_MINUTES}` };
    return minutes;
  }
  if (/^[0-9]*[.,][0-9]+$/.test(text)) return { problem: 'has a fraction' };
  if (/^[+-][0-9.,]+$/.test(text)) return { problem: 'has a sign' };
  return { problem: 'is not a number in plain digits' };
}

function unknownPolicy(policy: string, policies: TimerPolicies): string {
  const names = [...policies.keys()];
  const hint = didYouMean(policy, names, `Deployed are ${names.join(', ')}.`);
  return `${POLICY} names no policy of this deployment. ${hint}`;
}
