import * as z from '../shared/lambda/zod.ts';

/** What the deployment tells LookUpContact, as environment variables. */
export interface Settings {
  /** `BLOCK_TIME_LIMIT_SECONDS`: the time limit of the blocks that invoke the function; 3, the console's default, when it is not set. */
  readonly blockTimeLimitSeconds: number;
}

/** The administrator guide (invoke-lambda-function-block): a synchronous block waits 8 seconds at most. */
const blockTimeLimitSeconds = z.number().check(z.minimum(1), z.maximum(8));

/**
 * Reads the settings. A wrong one is an error at the function's start, so that no block runs on half a deployment.
 *
 * @throws Error naming the environment variable
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = blockTimeLimitSeconds.safeParse(Number(environment.BLOCK_TIME_LIMIT_SECONDS ?? 3));
  if (parsed.success) return { blockTimeLimitSeconds: parsed.data };
  throw new Error('The environment variable BLOCK_TIME_LIMIT_SECONDS is not valid: expected a number from 1 to 8.');
}
