import { type FailedCall, isDenied, isGone, isThrottling } from '../aws/aws-errors.ts';
import { firstProblems } from './first-problems.ts';

/**
 * The errors that a flow function ends with. Their messages reach the flow's logs, so they carry names of parameters,
 * operations and AWS errors, and never a parameter's value: a block can pass any contact attribute as one.
 */
export abstract class FlowError extends Error {
  abstract override readonly name: string;

  /** The name as a flow compares it: `InvalidParameters` is `INVALID_PARAMETERS`. */
  get code(): string {
    return this.name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
  }
}

/** The block's parameters, or the event itself, cannot be used. Nothing was sent. */
export class InvalidParameters extends FlowError {
  override readonly name = 'InvalidParameters';

  constructor(all: readonly string[]) {
    const problems = firstProblems(all);
    const isOne = problems.length === 1;
    const listed = problems.map((problem, index) => (isOne ? problem : `(${index + 1}) ${problem}`)).join(' ');
    super(`Nothing was sent, because of ${new Set(all).size} problem${isOne ? '' : 's'}: ${listed}`);
  }
}

/** The contact is not a chat. */
export class WrongChannel extends FlowError {
  override readonly name = 'WrongChannel';

  constructor(channel: string) {
    super(
      `The contact's channel is ${channel}, and this function works on CHAT only. ` +
        'Check the channel in the flow before this block.',
    );
  }
}

abstract class CallError extends FlowError {
  constructor(call: FailedCall, explanation: string) {
    const status = call.httpStatus === undefined ? '' : `, HTTP ${call.httpStatus}`;
    super(`${call.operation} failed (${call.awsError}${status}). ${explanation}`);
  }
}

/** Amazon Connect does not know the contact, or no longer. */
class ContactNotFound extends CallError {
  override readonly name = 'ContactNotFound';

  constructor(call: FailedCall) {
    super(call, 'Amazon Connect does not know this contact: it may have ended.');
  }
}

/** The function's role lacks a permission. */
class AccessDenied extends CallError {
  override readonly name = 'AccessDenied';

  constructor(call: FailedCall) {
    super(call, "Allow this operation to the function's role, on the instance and on its contacts.");
  }
}

/** AWS kept refusing because of its request rate until the block's time was over. */
class Throttled extends CallError {
  override readonly name = 'Throttled';

  constructor(call: FailedCall) {
    super(call, "The account's request rate for this operation was exceeded until the time of the block was over.");
  }
}

/** AWS, or the function itself, failed in another way. */
export class ServiceFailure extends CallError {
  override readonly name = 'ServiceFailure';

  constructor(call: FailedCall, explanation = "Look for this error's name in the function's log.") {
    super(call, explanation);
  }
}

/** The error with which a flow function reports a failed call. */
export function flowErrorOf(call: FailedCall): FlowError {
  if (isGone(call)) return new ContactNotFound(call);
  if (isThrottling(call)) return new Throttled(call);
  return isDenied(call) ? new AccessDenied(call) : new ServiceFailure(call);
}
