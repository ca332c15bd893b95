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
  /** `BLOCK_TIME_LIMIT_SECONDS`: the time limit of the blocks that invoke the function; 3, the console's default, when it is not set. */
  readonly blockTimeLimitSeconds: number;
  /** `RETRY_QUEUE_URL` */
  readonly retryQueueUrl: string;
  /** `TABLE_NAME` */
  readonly tableName: string;
}

/**
 * Reads the settings. A wrong one is an error at the function's start, so that no block runs on half a deployment.
 *
 * @throws Error naming the environment variable
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return {
    policies: policiesOf(jsonOf(needed(environment, 'TIMER_POLICIES'))),
    blockTimeLimitSeconds: secondsOf(environment.BLOCK_TIME_LIMIT_SECONDS ?? '3'),
    retryQueueUrl: needed(environment, 'RETRY_QUEUE_URL'),
    tableName: needed(environment, 'TABLE_NAME'),
  };
}

function needed(environment: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`The environment variable ${name} is not set.`);
  return value;
}

function policiesOf(value: unknown): TimerPolicies {
  const byName = isObject(value) ? Object.entries(value) : [];
  const problems = isObject(value)
    ? byName.flatMap(([name, policy]) => problemsOf(name, policy))
    : ['it is no JSON object'];
  if (isObject(value) && !('default' in value)) problems.push('there must be a policy named default');
  if (problems.length > 0) throw notValid('TIMER_POLICIES', problems.join('; '));
  return new Map(byName.flatMap(([name, policy]) => (isTimers(policy) ? [[name, policy] as const] : [])));
}

function problemsOf(name: string, policy: unknown): string[] {
  if (name === '') return ['a policy has no name'];
  if (!isObject(policy)) return [`${name} is no JSON object`];
  const timers = Object.entries(policy);
  if (timers.length === 0) return [`${name} states no timer, and must state one at least`];
  return timers.flatMap(([timer, minutes]) => {
    if (!isTimerName(timer)) return [`${name}.${timer} is no timer: known are ${TIMER_NAMES.join(', ')}`];
    if (isTimerMinutes(minutes)) return [];
    return [`${name}.${timer} must be whole minutes from ${LEAST_MINUTES} to ${MOST_MINUTES}, or "unset"`];
  });
}

const isTimerName = (name: string) => TIMER_NAMES.some((known) => known === name);

const isTimers = (policy: unknown): policy is TimerSettings & Members =>
  isObject(policy) && problemsOf('policy', policy).length === 0;

/** The administrator guide (invoke-lambda-function-block): a synchronous block waits 8 seconds at most. */
function secondsOf(text: string): number {
  const seconds = Number(text);
  if (seconds >= 1 && seconds <= 8) return seconds;
  throw notValid('BLOCK_TIME_LIMIT_SECONDS', 'expected 1 to 8 seconds');
}

const notValid = (name: string, problem: string) =>
  new Error(`The environment variable ${name} is not valid: ${problem}.`);
