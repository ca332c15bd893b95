import type { Work } from '../clock/work.ts';
import type { ChatClock } from '../engine/index.ts';
import type { InvocationResult, Invoke } from '../lambda/invocation.ts';

/**
 * Lambda tries an asynchronous invocation again after one minute and after two more (developer guide,
 * invocation-async-error-handling).
 */
const RETRY_AFTER_MS = [60_000, 120_000] as const;

/** One event for one function. */
interface AsyncInvocation {
  readonly functionArn: string;
  readonly event: unknown;
  /** Who waits for it, for a person. */
  readonly holder: string;
  readonly onGivenUp: (result: Extract<InvocationResult, { readonly ok: false }>) => void;
}

/** Invokes functions as services do that wait for no answer: what fails is tried twice more, on the chat clock. */
export class AsyncInvocations {
  readonly #parts: { readonly clock: ChatClock; readonly work: Work; readonly invoke: Invoke };

  constructor(parts: { readonly clock: ChatClock; readonly work: Work; readonly invoke: Invoke }) {
    this.#parts = parts;
  }

  begin(invocation: AsyncInvocation, retries = 0): void {
    const { work } = this.#parts;
    void work.during(invocation.holder, () => this.#try(invocation, retries));
  }

  async #try(invocation: AsyncInvocation, retries: number): Promise<void> {
    const { invoke, clock } = this.#parts;
    const result = await invoke(invocation.functionArn, invocation.event);
    if (result.ok) return;
    const retryAfterMs = RETRY_AFTER_MS[retries];
    if (retryAfterMs === undefined || result.failure === 'NOT_FOUND') return invocation.onGivenUp(result);
    clock.after(retryAfterMs, 'QUEUE_DELAY', () => this.begin(invocation, retries + 1));
  }
}
