import { asError } from '../error-texts.ts';
import { LAMBDA_CHAIN_LIMIT_SECONDS } from '../flow-language/index.ts';
import type { InvocationResult, Invoke } from '../lambda/invocation.ts';
import { checkLambdaResult, type ResponseType } from './lambda-result.ts';
import { notHere } from './not-here.ts';
import type { RunContext } from './run-context.ts';
import { failed, type Move, NEXT, type Resume, type Suspension } from './step.ts';

/** How often a Lambda block tries again (administrator guide, invoke-lambda-function-block). */
const MAX_RETRIES = 3;
/** What the service leaves between two attempts is not documented (assumed). */
const RETRY_DELAY_MS = 100;

interface LambdaBlock {
  readonly actionId: string;
  readonly functionArn: string;
  readonly functionName: string;
  readonly event: unknown;
  readonly invoke: Invoke;
  readonly limitMs: number;
  readonly responseType: ResponseType;
}

/**
 * Invokes a function for a block. The transport clock measures: the block's own limit, and what is left of the limit
 * of its chain. An answer after that, or after the run has ended, is dropped.
 */
export function invokeInBlock(block: LambdaBlock, context: RunContext, resume: Resume): Suspension {
  const invocation = new BlockInvocation(block, context, resume);
  return { cancel: () => invocation.stop() };
}

class BlockInvocation {
  readonly #block: LambdaBlock;
  readonly #context: RunContext;
  readonly #resume: Resume;
  readonly #chainLeftMs: number;
  readonly #endWork: () => void;
  readonly #takeBackLimit: () => void;
  #takeBackRetry = (): void => {};
  #over = false;

  constructor(block: LambdaBlock, context: RunContext, resume: Resume) {
    this.#block = block;
    this.#context = context;
    this.#resume = resume;
    this.#endWork = context.work.begin(`the function ${block.functionName}`);
    const { nowMs } = context.transport;
    context.lambdaChainStartedAtMs ??= nowMs;
    this.#chainLeftMs = context.lambdaChainStartedAtMs + LAMBDA_CHAIN_LIMIT_SECONDS * 1000 - nowMs;
    const limitMs = Math.max(0, Math.min(block.limitMs, this.#chainLeftMs));
    this.#takeBackLimit = context.transport.after(limitMs, () => this.#onLimit());
    if (this.#chainLeftMs > 0) this.#invoke(1);
  }

  /** The run has ended meanwhile. */
  stop(): void {
    this.#settle();
    this.#endWork();
  }

  #settle(): void {
    this.#over = true;
    this.#takeBackLimit();
    this.#takeBackRetry();
  }

  #finish(move: Move): void {
    this.#settle();
    // The step that follows begins its work before this one ends.
    this.#resume(move);
    this.#endWork();
  }

  #invoke(attempt: number): void {
    const { actionId, event, functionArn, functionName, invoke } = this.#block;
    this.#context.emit({ type: 'LAMBDA_INVOKED', actionId, functionName, attempt });
    invoke(functionArn, event).then(
      (result) => this.#onResult(result, attempt),
      (error: unknown) => this.#onResult(hostFailure(error), attempt),
    );
  }

  #onResult(result: InvocationResult, attempt: number): void {
    if (this.#over) return;
    this.#context.invocationId = result.requestId ?? this.#context.invocationId;
    if (result.ok && this.#isLate(result.saidMs ?? 0)) {
      this.#onLimit();
      return;
    }
    if (result.ok) {
      this.#onPayload(result.payload, result.requestId);
      return;
    }
    const { errorMessage, errorName, failure, requestId } = result;
    this.#tellFailure(errorName, errorMessage, requestId);
    const again = (failure === 'THROTTLED' || failure === 'FAILED') && attempt <= MAX_RETRIES;
    if (again) this.#takeBackRetry = this.#context.transport.after(RETRY_DELAY_MS, () => this.#invoke(attempt + 1));
    else this.#finish(failed(this.#reason(result)));
  }

  /** Counts time that an answer is said to have taken: towards the block's limit, and towards its chain's. */
  #isLate(saidMs: number): boolean {
    const { lambdaChainStartedAtMs } = this.#context;
    if (lambdaChainStartedAtMs !== undefined) this.#context.lambdaChainStartedAtMs = lambdaChainStartedAtMs - saidMs;
    return saidMs >= Math.min(this.#block.limitMs, this.#chainLeftMs);
  }

  #reason({ failure, errorName }: Extract<InvocationResult, { readonly ok: false }>): string {
    const { functionArn, functionName } = this.#block;
    return failure === 'NOT_FOUND' ? notHere('function', functionArn, functionArn) : `${functionName}: ${errorName}`;
  }

  #onPayload(payload: unknown, requestId: string | undefined): void {
    const { actionId, functionName, responseType } = this.#block;
    const checked = checkLambdaResult(payload, responseType);
    if (!checked.ok) {
      this.#tellFailure('InvalidResponse', checked.message, requestId);
      this.#finish(failed(`${functionName}: ${checked.message}`));
      return;
    }
    this.#context.external = checked.external;
    this.#context.emit({ type: 'LAMBDA_ANSWERED', actionId, functionName, result: checked.external, requestId });
    this.#finish(NEXT);
  }

  #onLimit(): void {
    const { functionName, limitMs } = this.#block;
    const chain = `a chain of Lambda blocks gets ${LAMBDA_CHAIN_LIMIT_SECONDS} s`;
    const message =
      this.#chainLeftMs < limitMs
        ? `${chain} until another block talks to the customer, and these are over`
        : `no answer within the block's InvocationTimeLimitSeconds of ${limitMs / 1000}`;
    this.#tellFailure('TimeLimitExceeded', message);
    this.#finish(failed(`${functionName}: ${message}`));
  }

  #tellFailure(errorName: string, errorMessage: string, requestId?: string): void {
    const { actionId, functionName } = this.#block;
    this.#context.emit({ type: 'LAMBDA_FAILED', actionId, functionName, errorName, errorMessage, requestId });
  }
}

/** The host itself failed, which the flow cannot tell from a failing function. */
function hostFailure(error: unknown): InvocationResult {
  const { name, message } = asError(error);
  return { ok: false, failure: 'FAILED', errorName: name, errorMessage: message };
}
