import { isObject } from '../../local/flow-language/index.ts';
import { type Check, isWhole, nameProblems, show } from './check.ts';

const timerNames = [
  'customerIdleMinutes',
  'customerAutoDisconnectMinutes',
  'agentIdleMinutes',
  'agentAutoDisconnectMinutes',
] as const;

/** Minutes from 2 to 480 (administrator guide, setup-chat-timeouts), or `unset` to remove the timer. */
export type TimerPolicy = { readonly [Name in (typeof timerNames)[number]]?: number | 'unset' };

/** Policies by name. A block that names none takes `default`. */
export interface TimerPolicies {
  readonly default: TimerPolicy;
  readonly [name: string]: TimerPolicy;
}

export const timerPoliciesCheck: Check = (policies, where) => {
  if (!isObject(policies)) return [`${where}: got ${show(policies)}, expected { default: { … } }`];
  const missing =
    policies.default === undefined ? [`${where}.default: missing; a block without parameters uses it`] : [];
  const unfit = Object.entries(policies).flatMap(([name, policy]) => policyProblems(name, policy, `${where}.${name}`));
  return [...missing, ...unfit, ...policiesSizeProblem(policies)];
};

function policyProblems(name: string, policy: unknown, where: string): readonly string[] {
  const nameProblem = /^[A-Za-z][A-Za-z0-9_-]{0,49}$/.test(name)
    ? []
    : [`${where}: a policy's name is a letter, then letters, digits, hyphens or underscores; at most 50`];
  if (!isObject(policy)) return [...nameProblem, `${where}: got ${show(policy)}, expected { ${timerNames[0]}: 5, … }`];

  const known = timerNames.filter((timer) => policy[timer] !== undefined);
  const empty = known.length === 0 ? [`${where}: sets no timer; name at least one of ${timerNames.join(', ')}`] : [];
  const amounts = known
    .filter((timer) => policy[timer] !== 'unset' && !isWhole(policy[timer], 2, 480))
    .map((timer) => `${where}.${timer}: got ${show(policy[timer])}, expected whole minutes from 2 to 480, or 'unset'`);
  return [...nameProblem, ...nameProblems(policy, timerNames, where), ...empty, ...amounts];
}

/**
 * AWS Lambda allows a function 4 KB of environment variables in all (Lambda developer guide, gettingstarted-limits).
 * SetChatTimers' others take less than 1.
 */
const mostBytes = 3072;

/** What to do about timer policies that SetChatTimers' environment has no room for; nothing if they fit. */
export function policiesSizeProblem(policies: object): readonly string[] {
  const bytes = Buffer.byteLength(JSON.stringify(policies));
  if (bytes <= mostBytes) return [];
  return [
    `timerPolicies: ${bytes} bytes as JSON, expected ${mostBytes} at most, for which a function's environment has ` +
      'room; remove or shorten policies, or name their minutes in the blocks instead',
  ];
}
