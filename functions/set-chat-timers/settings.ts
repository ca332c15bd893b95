import { LEAST_MINUTES, MOST_MINUTES } from '../shared/chat-timers.ts';
import * as z from '../shared/zod.ts';
import type { TimerPolicies } from './plan-timers.ts';

/** What the deployment tells SetChatTimers, as environment variables. */
export interface Settings {
  /** `TIMER_POLICIES`: JSON, an object of policies by name. */
  readonly policies: TimerPolicies;
  /** `BLOCK_TIME_LIMIT_SECONDS`: the time limit of the blocks that invoke the function; 3, the console's default, when it is not set. */
  readonly blockTimeLimitSeconds: number;
  /** `RETRY_QUEUE_URL` */
  readonly retryQueueUrl: string;
  /** `TABLE_NAME` */
  readonly tableName: string;
}

const minutes = z.optional(
  z.union([z.int().check(z.minimum(LEAST_MINUTES), z.maximum(MOST_MINUTES)), z.literal('unset')]),
);

const policy = z
  .strictObject({
    customerIdleMinutes: minutes,
    customerAutoDisconnectMinutes: minutes,
    agentIdleMinutes: minutes,
    agentAutoDisconnectMinutes: minutes,
  })
  .check(z.refine((timers) => Object.keys(timers).length > 0, 'A policy states one timer at least'));

const policies = z
  .record(z.string().check(z.minLength(1)), policy)
  .check(z.refine((byName) => 'default' in byName, 'There must be a policy named default'));

/** The administrator guide (invoke-lambda-function-block): a synchronous block waits 8 seconds at most. */
const blockTimeLimitSeconds = z.number().check(z.minimum(1), z.maximum(8));

/**
 * Reads the settings. A wrong one is an error at the function's start, so that no block runs on half a deployment.
 *
 * @throws Error naming the environment variable
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return {
    policies: new Map(
      Object.entries(setting('TIMER_POLICIES', policies, jsonOf(needed(environment, 'TIMER_POLICIES')))),
    ),
    blockTimeLimitSeconds: setting(
      'BLOCK_TIME_LIMIT_SECONDS',
      blockTimeLimitSeconds,
      Number(environment.BLOCK_TIME_LIMIT_SECONDS ?? 3),
    ),
    retryQueueUrl: needed(environment, 'RETRY_QUEUE_URL'),
    tableName: needed(environment, 'TABLE_NAME'),
  };
}

function needed(environment: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`The environment variable ${name} is not set.`);
  return value;
}

function setting<Value>(name: string, schema: z.ZodMiniType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim());
  throw new Error(`The environment variable ${name} is not valid: ${problems.join('; ')}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
