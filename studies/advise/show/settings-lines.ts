import { TIMER_NAMES } from '../../../functions/shared/timers/chat-timers.ts';
import type { Advice } from '../advice/advise.ts';
import type { NamedPolicy, Policy } from '../advice/policy.ts';
import type { QueueAdvice } from '../advice/queues.ts';
import type { Measures } from '../statistics/measures.ts';

/** What to do with the lines. Policies that are not advised stay. */
export const ON_SETTINGS =
  'In timerPolicies of infra/settings.ts, in place of those of the same name. Leave the others as they are:';

/** The advised policies as they are written into `timerPolicies` of `infra/settings.ts`. */
export function settingsLines(advice: Advice): string {
  const policies = advisedPolicies(advice).map(({ name, policy }) => [
    `    ${name}: {`,
    ...TIMER_NAMES.flatMap((timer) => memberLine(timer, policy)),
    '    },',
  ]);
  return policies.flat().join('\n');
}

/** A policy, and the chats that it is for. */
export interface MeasuredBy extends NamedPolicy {
  readonly measures: Measures;
}

/** `default`, `patient` where there is one, and those of queues that differ. */
export function advisedPolicies({ recommended, queues, measures }: Advice): readonly MeasuredBy[] {
  const policies: MeasuredBy[] = [{ name: 'default', policy: recommended.default.policy, measures }];
  if (recommended.patient !== undefined)
    policies.push({ name: 'patient', policy: recommended.patient.policy, measures });
  const names = queuePolicyNames(queues);
  for (const { queue, own, measures: ofQueue } of queues) {
    const name = names.get(queue);
    if (name !== undefined && own !== undefined) {
      policies.push({ name, policy: own.choice.policy, measures: ofQueue });
    }
  }
  return policies;
}

/** `infra/settings.ts` takes no longer name. */
const LONGEST_NAME = 50;

/** The names of queues' own policies, by queue: `Technical help` becomes `technicalHelp`. No two are the same. */
export function queuePolicyNames(queues: readonly QueueAdvice[]): ReadonlyMap<string, string> {
  const taken = new Set(['default', 'patient']);
  const names = new Map<string, string>();
  for (const { queue, own } of queues) {
    if (own === undefined) continue;
    const wanted = policyNameOf(queue);
    let name = wanted.slice(0, LONGEST_NAME);
    for (let number = 2; taken.has(name); number += 1) {
      name = `${wanted.slice(0, LONGEST_NAME - String(number).length)}${number}`;
    }
    taken.add(name);
    names.set(queue, name);
  }
  return names;
}

/** A letter, then letters and digits: `infra/settings.ts` takes no accents. */
function policyNameOf(queue: string): string {
  const plain = queue.normalize('NFKD').replace(/\p{M}/gu, '');
  const [first = '', ...others] = plain.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name =
    first.toLowerCase() + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');
  return /^[a-z]/.test(name) ? name : `queue${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function memberLine(timer: (typeof TIMER_NAMES)[number], policy: Policy): readonly string[] {
  const minutes = policy[timer];
  if (minutes === undefined) return [];
  return [`      ${timer}: ${minutes === 'unset' ? "'unset'" : minutes},`];
}
