import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the deployment gives the functions of timers: times and numbers of its templates. */
export interface DeployedTimers {
  readonly blockTimeLimitSeconds: number;
  readonly retryTimeoutSeconds: number;
  readonly visibilityTimeoutSeconds: number;
  readonly maxReceiveCount: number;
  /** How many retries run at a time. */
  readonly maxConcurrency: number;
}

/** No assembly was synthesized, or it has no timers to set. */
export class NoTimersDeployed extends Error {
  override readonly name = 'NoTimersDeployed';
}

type Members = Readonly<Record<string, unknown>>;

/** From the first of these assemblies that deploys them. @throws NoTimersDeployed */
export function readDeployed(assemblies: readonly string[]): DeployedTimers {
  for (const assembly of assemblies.filter((folder) => existsSync(folder))) {
    const templates = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
    for (const name of templates.sort()) {
      const path = join(assembly, name);
      const resources = membersOf(membersOf(JSON.parse(readFileSync(path, 'utf8'))).Resources);
      if (resources.SetChatTimers !== undefined) return deployedIn(resources, path);
    }
  }
  throw new NoTimersDeployed(
    `There is no template with SetChatTimers in ${assemblies.join(' or ')}. Run npm run synth, or npm run sandbox, first.`,
  );
}

function deployedIn(resources: Members, path: string): DeployedTimers {
  const read = (...names: readonly string[]): number => {
    const [resource = '', ...members] = names;
    const properties = membersOf(resources[resource]).Properties;
    const value = Number(members.reduce((found: unknown, name) => membersOf(found)[name], properties));
    if (Number.isFinite(value)) return value;
    throw new NoTimersDeployed(`${path} has no number at ${names.join('.')}.`);
  };
  return {
    blockTimeLimitSeconds: read('SetChatTimers', 'Environment', 'Variables', 'BLOCK_TIME_LIMIT_SECONDS'),
    retryTimeoutSeconds: read('RetryChatTimers', 'Timeout'),
    visibilityTimeoutSeconds: read('TimerRetries', 'VisibilityTimeout'),
    maxReceiveCount: read('TimerRetries', 'RedrivePolicy', 'maxReceiveCount'),
    maxConcurrency: read('RetryChatTimersSource', 'ScalingConfig', 'MaximumConcurrency'),
  };
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
