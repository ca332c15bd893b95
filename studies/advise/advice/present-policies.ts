import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TIMER_NAMES } from '../../../functions/shared/timers/chat-timers.ts';
import type { NamedPolicy, Policy } from './policy.ts';

/** The environment variable in which a deployment tells SetChatTimers its policies. */
const VARIABLE = 'TIMER_POLICIES';

/** The policies of the first of these assemblies that was synthesized; none where none was. */
export function readPresentPolicies(assemblies: readonly string[]): readonly NamedPolicy[] {
  for (const assembly of assemblies.filter((folder) => existsSync(folder))) {
    const templates = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
    for (const name of templates.sort()) {
      const policies = policiesIn(readFileSync(join(assembly, name), 'utf8'));
      if (policies.length > 0) return policies;
    }
  }
  return [];
}

function policiesIn(template: string): readonly NamedPolicy[] {
  const resources = memberOf(JSON.parse(template), 'Resources');
  for (const resource of Object.values(resources ?? {})) {
    const variables = memberOf(memberOf(memberOf(resource, 'Properties'), 'Environment'), 'Variables');
    const written = Object.entries(variables ?? {}).find(([name]) => name === VARIABLE)?.[1];
    if (typeof written !== 'string') continue;
    return Object.entries(membersOf(JSON.parse(written)) ?? {}).map(([name, policy]) => ({
      name,
      policy: policyOf(policy),
    }));
  }
  return [];
}

function policyOf(value: unknown): Policy {
  const members = membersOf(value) ?? {};
  const timers = TIMER_NAMES.flatMap((name) => {
    const minutes = members[name];
    return typeof minutes === 'number' || minutes === 'unset' ? [[name, minutes] as const] : [];
  });
  return Object.fromEntries(timers);
}

function memberOf(value: unknown, name: string): Readonly<Record<string, unknown>> | undefined {
  return membersOf(membersOf(value)?.[name]);
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined;
}
