import type { Client, Command, MetadataBearer } from '@smithy/types';
import { type FailedCall, failedCall } from './aws-errors.ts';

/** A call to AWS failed for good, or until its time was over. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly failure: FailedCall;

  constructor(failure: FailedCall) {
    super(`${failure.operation} failed (${failure.awsError}).`);
    this.failure = failure;
  }
}

/** How a call failed, of what a `catch` caught. What is not a failed call is thrown on. */
export function failureOf(thrown: unknown): FailedCall {
  if (thrown instanceof CallFailed) return thrown.failure;
  throw thrown;
}

/**
 * Sends a command, again and again while AWS throttles or fails, until the signal aborts. When time ran out between two
 * attempts, the failure is that of the last one.
 *
 * @param operation the command's name in AWS's words: names of classes do not outlive minifying
 * @throws CallFailed
 */
export async function callAws<
  Inputs extends object,
  Input extends Inputs,
  Outputs extends MetadataBearer,
  Output extends Outputs,
  Config,
>(
  operation: string,
  client: Client<Inputs, Outputs, Config>,
  command: Command<Inputs, Input, Outputs, Output, Config>,
  abortSignal: AbortSignal,
): Promise<Output> {
  let lastFailure: unknown;
  command.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (thrown) {
        if (!abortSignal.aborted) lastFailure = thrown;
        throw thrown;
      }
    },
    { step: 'finalizeRequest', priority: 'low', name: 'lastFailure' },
  );
  try {
    return await client.send(command, { abortSignal });
  } catch (thrown) {
    throw new CallFailed(failedCall(operation, lastFailure ?? thrown));
  }
}
