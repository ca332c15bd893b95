import type { InvocationResult } from '../lambda/invocation.ts';
import { checkLambdaResult, type ResponseType } from './lambda-result.ts';
import type { RunContext } from './run-context.ts';
import { failed, type Move, NEXT, type Resume, type Suspension } from './step.ts';

/** Limits of a Lambda block (administrator guide, connect-lambda-functions and invoke-lambda-function-block). */
export const CHAIN_LIMIT_MS = 20_000;
export const MAX_RETRIES = 3;
/** What the service leaves between two attempts is not documented (assumed). */
export const RETRY_DELAY_MS = 100;

export interface LambdaBlock {
  readonly actionId: string;
  readonly functionArn: string;
  readonly functionName: string;
  readonly event: unknown;
  readonly limitMs: number;
  readonly responseType: ResponseType;
}

/**
 * Invokes a function for a block. The transport clock measures: the block's own limit, and what is left of the limit
 * of its chain. An answer after that, or after the run has ended, is dropped.
 */
export function invokeInBlock(block: LambdaBlock, context: RunContext, resume: Resume): Suspension {
  const { actionId, functionName } = block;
  const { transport } = context;
  const endWork = context.work.begin(`the function ${functionName}`);
  const chainStartedAtMs = context.lambdaChainStartedAtMs ?? transport.nowMs;
  context.lambdaChainStartedAtMs = chainStartedAtMs;
  const chainLeftMs = chainStartedAtMs + CHAIN_LIMIT_MS - transport.nowMs;
  let over = false;
  let takeBackRetry = (): void => {};

  const stop = (): void => {
    over = true;
    takeBackLimit();
    takeBackRetry();
    endWork();
  };
  const finish = (move: Move): void => {
    over = true;
    takeBackLimit();
    takeBackRetry();
    // The step that follows begins its work before this one ends.
    resume(move);
    endWork();
  };
  const fail = (errorName: string, errorMessage: string): void => {
    context.emit({ type: 'LAMBDA_FAILED', actionId, functionName, errorName, errorMessage });
  };
  const onLimit = (): void => {
    const message =
      chainLeftMs < block.limitMs
        ? `a chain of Lambda blocks gets ${CHAIN_LIMIT_MS / 1000} s until another block talks to the customer, and these are over`
        : `no answer within the block's InvocationTimeLimitSeconds of ${block.limitMs / 1000}`;
    fail('TimeLimitExceeded', message);
    finish(failed(`${functionName}: ${message}`));
  };
  const onResult = (result: InvocationResult, attempt: number): void => {
    if (over) return;
    if (result.ok) {
      const refusal = checkLambdaResult(result.payload, block.responseType);
      if (!refusal.ok) {
        fail('InvalidResponse', refusal.message);
        finish(failed(`${functionName}: ${refusal.message}`));
        return;
      }
      context.external = refusal.external;
      context.emit({ type: 'LAMBDA_ANSWERED', actionId, functionName, result: refusal.external });
      finish(NEXT);
      return;
    }
    fail(result.errorName, result.errorMessage);
    const again = (result.failure === 'THROTTLED' || result.failure === 'FAILED') && attempt <= MAX_RETRIES;
    if (again) takeBackRetry = transport.after(RETRY_DELAY_MS, () => invoke(attempt + 1));
    else finish(failed(`${functionName}: ${result.errorName}`));
  };
  const invoke = (attempt: number): void => {
    if (over) return;
    context.emit({ type: 'LAMBDA_INVOKED', actionId, functionName, attempt });
    context.invoke(block.functionArn, block.event).then(
      (result) => onResult(result, attempt),
      (error: unknown) => onResult(hostFailure(error), attempt),
    );
  };

  const takeBackLimit = transport.after(Math.max(0, Math.min(block.limitMs, chainLeftMs)), onLimit);
  if (chainLeftMs > 0) invoke(1);
  return { cancel: stop };
}

/** The host itself failed, which the flow cannot tell from a failing function. */
function hostFailure(error: unknown): InvocationResult {
  const errorMessage = error instanceof Error ? error.message : String(error);
  const errorName = error instanceof Error ? error.name : 'Error';
  return { ok: false, failure: 'FAILED', errorName, errorMessage };
}
