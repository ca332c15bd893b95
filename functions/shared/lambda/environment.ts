/** A function's environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Administrator guide, invoke-lambda-function-block: the console gives a new block 3 seconds, and a block waits 8 at
 * most.
 */
const DEFAULT_BLOCK_TIME_LIMIT_SECONDS = '3';
const BLOCK_TIME_LIMIT = { least: 1, most: 8, unit: 'seconds' };

/** A function's environment is not as it must be: an error at its start, so that nothing runs on half a deployment. */
export const notValid = (name: string, problem: string): Error =>
  new Error(`The environment variable ${name} is not valid: ${problem}.`);

/** @throws Error naming the environment variable */
export function needed(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`The environment variable ${name} is not set.`);
  return value;
}

/** @throws Error naming the environment variable */
export function neededNumber(
  environment: Environment,
  name: string,
  { least, most, unit }: { readonly least: number; readonly most: number; readonly unit: string },
): number {
  const value = Number(needed(environment, name));
  if (value >= least && value <= most) return value;
  throw notValid(name, `expected ${least} to ${most} ${unit}`);
}

/** @throws Error naming the environment variable */
export function neededChoice<Choice extends string>(
  environment: Environment,
  name: string,
  choices: readonly Choice[],
): Choice {
  const value = needed(environment, name);
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) throw notValid(name, `expected ${choices.join(' or ')}`);
  return chosen;
}

/** `BLOCK_TIME_LIMIT_SECONDS`: the time limit of the blocks that invoke a flow function. */
export function blockTimeLimitSeconds(environment: Environment): number {
  const name = 'BLOCK_TIME_LIMIT_SECONDS';
  const text = environment[name] ?? DEFAULT_BLOCK_TIME_LIMIT_SECONDS;
  return neededNumber({ [name]: text }, name, BLOCK_TIME_LIMIT);
}
