/** A function's environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** An environment is not as it must be: an error at the function's start, so that nothing runs on half a deployment. */
const unfit = (name: string, what: string): Error => new Error(`The environment variable ${name} is not ${what}.`);

export const notValid = (name: string, problem: string): Error => unfit(name, `valid: ${problem}`);

/** @throws Error naming the environment variable */
export function needed(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw unfit(name, 'set');
  return value;
}

/** @throws Error naming the environment variable */
export function neededNumber(
  environment: Environment,
  name: string,
  [least, most, unit]: readonly [least: number, most: number, unit: string],
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

/**
 * `BLOCK_TIME_LIMIT_SECONDS`: the time limit of the blocks that invoke a flow function. Default: 3, which the console
 * gives a new block. A block waits 8 at most (administrator guide, invoke-lambda-function-block).
 */
export const blockTimeLimitSeconds = (environment: Environment): number =>
  neededNumber({ BLOCK_TIME_LIMIT_SECONDS: '3', ...environment }, 'BLOCK_TIME_LIMIT_SECONDS', [1, 8, 'seconds']);
