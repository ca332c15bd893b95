import type { Lineage } from './lineage.ts';

/** A function as the deployment describes it. */
export interface DeployedFunction {
  /** The logical id in the template: the name that a person and `sam local invoke` use. */
  readonly name: string;
  readonly arn: string;
  /** The folder that is uploaded as the function's code. */
  readonly codeDir: string;
  /** For example `index.handler`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly reservedConcurrency: number | undefined;
}

/** How an invocation ended, as the caller of Lambda's Invoke sees it. */
export type InvocationResult = { /** Where the function itself ran. */ readonly requestId?: string } & (
  | {
      readonly ok: true;
      readonly payload: unknown;
      /** How long it is said to have taken, where no time passed. */
      readonly saidMs?: number;
    }
  | {
      readonly ok: false;
      /**
       * `THROTTLED` no free concurrency; `FAILED` the handler threw; `TIMED_OUT` its time limit ended it; `NOT_FOUND`.
       */
      readonly failure: 'THROTTLED' | 'FAILED' | 'TIMED_OUT' | 'NOT_FOUND';
      readonly errorName: string;
      readonly errorMessage: string;
    }
);

/** One invocation as it begins. */
export interface StartedInvocation {
  readonly requestId: string;
  readonly functionName: string;
  /** JSON. */
  readonly payload: string;
}

/** One invocation that has ended. */
export interface Invocation {
  readonly functionName: string;
  /** When it began, by the chat clock, in milliseconds since 1970. */
  readonly atMs: number;
  /** How long it took the machine. */
  readonly durationMs: number;
  readonly result: InvocationResult;
}

/**
 * Invokes a function by ARN (a version or alias suffix is allowed) or name. Never rejects for what the function did.
 * The lineage is that of what it is invoked for; default: none.
 */
export type Invoke = (functionArnOrName: string, event: unknown, lineage?: Lineage) => Promise<InvocationResult>;
