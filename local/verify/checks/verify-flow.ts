import { type Finding, skipped } from '../outcome.ts';
import type { Verification } from '../verification.ts';

const NAME = 'Chat verify';

/** The id of *Chat verify*, of whatever stage, or why there is none. */
export function verifyFlow({ flowIds, expected }: Verification): string | Finding {
  const name = expected?.flows.map((flow) => flow.name).find((one) => one.startsWith(NAME)) ?? NAME;
  return (
    flowIds.get(name) ?? skipped(`there is no flow "${name}": set testCases: true in infra/settings.ts, and deploy`)
  );
}
