import { TIMER_NAMES } from '../../../functions/shared/timers/chat-timers.ts';
import type { Advice } from '../advice/advise.ts';
import type { NamedPolicy, Policy } from '../advice/policy.ts';
import type { Measures } from '../statistics/measures.ts';

/** The advised policies as they are written into `infra/settings.ts`. */
export function settingsLines(advice: Advice): string {
  const policies = advisedPolicies(advice).map(({ name, policy }) => [
    `    ${nameOf(name)}: {`,
    ...TIMER_NAMES.flatMap((timer) => memberLine(timer, policy)),
    '    },',
  ]);
  return ['  timerPolicies: {', ...policies.flat(), '  },'].join('\n');
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
  for (const { queue, ownPolicy, measures: ofQueue } of queues) {
    if (ownPolicy === undefined) continue;
    policies.push({ name: policyNameOf(queue), policy: ownPolicy.policy, measures: ofQueue });
  }
  return policies;
}

/** A queue's name as the name of a policy: `Technical help` becomes `technicalHelp`. */
export function policyNameOf(queue: string): string {
  const [first = '', ...others] = queue.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const name =
    first.toLowerCase() + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');
  return name === '' || name === 'default' || name === 'patient' ? `queue${name}` : name;
}

function memberLine(timer: (typeof TIMER_NAMES)[number], policy: Policy): readonly string[] {
  const minutes = policy[timer];
  if (minutes === undefined) return [];
  return [`      ${timer}: ${minutes === 'unset' ? "'unset'" : minutes},`];
}

function nameOf(name: string): string {
  return /^[a-z][a-zA-Z0-9]*$/.test(name) ? name : JSON.stringify(name);
}
