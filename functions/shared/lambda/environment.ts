import * as z from './zod.ts';

/** A function's environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The console's own default for an Invoke Lambda block (administrator guide, invoke-lambda-function-block); it waits 8 s at most. */
const DEFAULT_BLOCK_TIME_LIMIT_SECONDS = 3;

const blockTimeLimit = z.number().check(z.minimum(1), z.maximum(8));

/** @throws Error naming the environment variable */
export function needed(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`The environment variable ${name} is not set.`);
  return value;
}

/** `BLOCK_TIME_LIMIT_SECONDS`: the time limit of the blocks that invoke a flow function. */
export function blockTimeLimitSeconds(environment: Environment): number {
  const name = 'BLOCK_TIME_LIMIT_SECONDS';
  const parsed = blockTimeLimit.safeParse(Number(environment[name] ?? DEFAULT_BLOCK_TIME_LIMIT_SECONDS));
  if (parsed.success) return parsed.data;
  throw new Error(`The environment variable ${name} is not valid: expected 1 to 8 seconds.`);
}
