import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { LocalConnect } from '../../local/index.ts';

const run = promisify(execFile);

/** What keeps the AWS CLI from the settings of whoever runs the tests. */
export const awsEnvironment = (connect: LocalConnect): NodeJS.ProcessEnv => ({
  ...process.env,
  AWS_DEFAULT_REGION: connect.instance.region,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
});

/** The AWS CLI, pointed at a Local Connect by its endpoint alone. */
export async function aws(
  connect: LocalConnect,
  ...args: readonly string[]
): Promise<Readonly<Record<string, unknown>>> {
  const env = awsEnvironment(connect);
  // Versions before 2.13 and 1.29 do not read AWS_ENDPOINT_URL, and would go to AWS itself.
  const pointed = ['--endpoint-url', connect.url, '--output', 'json'];
  const { stdout } = await run('aws', [...args, ...pointed], { env }).catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
    throw new Error('There is no AWS CLI here. Install it: `pip install awscli`. Debian 12’s own is too old.', {
      cause: error,
    });
  });
  return stdout.trim() === '' ? {} : JSON.parse(stdout);
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Whether the AWS CLI that is here has a command: an older one lacks those of later years. */
export async function hasCommand(...command: readonly string[]): Promise<boolean> {
  return await run('aws', [...command, '--generate-cli-skeleton']).then(
    () => true,
    (error: unknown) => isNotFound(error),
  );
}

/** A text at a path of an answer, such as `ConnectionCredentials.ConnectionToken`. */
export function textAt(answer: unknown, path: string): string {
  const found = path
    .split('.')
    .reduce<unknown>((value, key) => Object.entries(value ?? {}).find(([name]) => name === key)?.[1], answer);
  if (typeof found !== 'string') throw new TypeError(`${JSON.stringify(answer)} has no text at ${path}.`);
  return found;
}
