import { blockTimeLimitSeconds, type Environment } from '../shared/lambda/environment.ts';

/** What the deployment tells LookUpContact, as environment variables. */
export interface Settings {
  readonly blockTimeLimitSeconds: number;
}

/** @throws Error naming the environment variable */
export const readSettings = (environment: Environment): Settings => ({
  blockTimeLimitSeconds: blockTimeLimitSeconds(environment),
});
