import { blockTimeLimitSeconds, type Environment, needed, notValid } from '../shared/lambda/environment.ts';
import { isObject, jsonOf, type Members } from '../shared/lambda/json.ts';
import {
  isTimerMinutes,
  LEAST_MINUTES,
  MOST_MINUTES,
  TIMER_NAMES,
  type TimerSettings,
} from '../shared/timers/chat-timers.ts';
import type { TimerPolicies } from './plan-timers.ts';

/** What the deployment tells SetChatTimers, as environment variables. */
export interface Settings {
  /** `TIMER_POLICIES`: JSON, an object of policies by name. */
  readonly policies: TimerPolicies;
  readonly blockTimeLimitSeconds: number;
  /** `RETRY_QUEUE_URL` */
  readonly retryQueueUrl: string;
  /** `TABLE_NAME` */
  readonly tableName: string;
}

/** @throws Error naming the environment variable */
export function readSettings(environment: Environment): Settings {
  return {
    policies: policiesOf(jsonOf(needed(environment, 'TIMER_POLICIES'))),
    blockTimeLimitSeconds: blockTimeLimitSeconds(environment),
    retryQueueUrl: needed(environment, 'RETRY_QUEUE_URL'),
    tableName: needed(environment, 'TABLE_NAME'),
  };
}

function policiesOf(value: unknown): TimerPolicies {
  const byName = isObject(value) ? Object.entries(value) : [];
  const problems = isObject(value)
    ? byName.flatMap(([name, policy]) => problemsOf(name, policy))
    : ['it is not a JSON object'];
  if (isObject(value) && !('default' in value)) problems.push('there must be a policy named default');
  if (problems.length > 0) throw notValid('TIMER_POLICIES', problems.join('; '));
  return new Map(byName.flatMap(([name, policy]) => (isTimers(policy) ? [[name, policy] as const] : [])));
}

function problemsOf(name: string, policy: unknown): string[] {
  if (name === '') return ['a policy has no name'];
  if (!isObject(policy)) return [`${name} is not a JSON object`];
  const timers = Object.entries(policy);
  if (timers.length === 0) return [`${name} names no timer: name at least one of ${TIMER_NAMES.join(', ')}`];
  return timers.flatMap(([timer, minutes]) => {
    if (!isTimerName(timer)) return [`${name}.${timer} is not a timer: known are ${TIMER_NAMES.join(', ')}`];
    if (isTimerMinutes(minutes)) return [];
    return [`${name}.${timer} must be whole minutes from ${LEAST_MINUTES} to ${MOST_MINUTES}, or "unset"`];
  });
}

const isTimerName = (name: string) => TIMER_NAMES.some((known) => known === name);

const isTimers = (policy: unknown): policy is TimerSettings & Members =>
  isObject(policy) && problemsOf('policy', policy).length === 0;
