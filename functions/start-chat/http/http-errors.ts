import type { FailedCall } from '../../shared/aws/aws-errors.ts';
import { firstProblems } from '../../shared/flow/first-problems.ts';

/**
 * The errors that an HTTP function answers with. Their messages reach the caller, who may be anybody: they say what is
 * wrong with the request, and nothing of contacts, settings or other callers.
 */
export abstract class HttpError extends Error {
  abstract override readonly name: string;
  abstract readonly status: number;
  readonly headers: Readonly<Record<string, string>> = {};
  readonly problems: readonly string[] | undefined = undefined;
}

/** The request cannot be used. Nothing was started. */
export class InvalidRequest extends HttpError {
  override readonly name = 'InvalidRequest';
  override readonly status = 400;
  override readonly problems: readonly string[];

  constructor(all: readonly string[]) {
    const problems = firstProblems(all);
    const count = new Set(all).size;
    super(`The request has ${count === 1 ? 'a problem' : `${count} problems`}: ${problems.join(' ')}`);
    this.problems = problems;
  }
}

/** Amazon Connect found the request wrong in a way that is not known here. */
export class ChatRefused extends HttpError {
  override readonly name = 'ChatRefused';
  override readonly status = 400;

  constructor() {
    super('Amazon Connect does not take a chat like this one. Try again without the optional members.');
  }
}

/** No authorizer has verified who the caller is. */
export class Unauthorized extends HttpError {
  override readonly name = 'Unauthorized';
  override readonly status = 401;

  constructor() {
    super('Send a valid token of the configured issuer in the Authorization header.');
  }
}

/** A page of an origin that is not on the list. */
export class OriginNotAllowed extends HttpError {
  override readonly name = 'OriginNotAllowed';
  override readonly status = 403;

  constructor() {
    super('Pages of this origin may not start chats here. Add the origin to the allowed origins of the deployment.');
  }
}

export class MethodNotAllowed extends HttpError {
  override readonly name = 'MethodNotAllowed';
  override readonly status = 405;
  override readonly headers = { allow: 'POST' };

  constructor() {
    super('Use POST.');
  }
}

/** The caller's Idempotency-Key came with another request before. */
export class IdempotencyKeyReused extends HttpError {
  override readonly name = 'IdempotencyKeyReused';
  override readonly status = 409;

  constructor() {
    super('This Idempotency-Key came with a different request before. Use a new one for a new request.');
  }
}

export class PayloadTooLarge extends HttpError {
  override readonly name = 'PayloadTooLarge';
  override readonly status = 413;

  constructor(mostBytes: number) {
    super(`The body is larger than ${mostBytes} bytes.`);
  }
}

/** More than the account's request rate, or than its quota of active chats. */
export class TooManyRequests extends HttpError {
  override readonly name = 'TooManyRequests';
  override readonly status = 429;
  override readonly headers: Readonly<Record<string, string>>;

  constructor(retryAfterSeconds: number) {
    super(`There are too many chats just now. Try again in ${retryAfterSeconds} seconds.`);
    this.headers = { 'retry-after': String(retryAfterSeconds) };
  }
}

/** AWS failed, or did not answer in time. With an Idempotency-Key the same request can be sent again without harm. */
export class ServiceUnavailable extends HttpError {
  override readonly name = 'ServiceUnavailable';
  override readonly status = 503;
  override readonly headers = { 'retry-after': '5' };
  readonly call: FailedCall | undefined;

  constructor(call?: FailedCall) {
    super('The chat could not be started just now. Try again in 5 seconds.');
    this.call = call;
  }
}

/**
 * The deployment is not as it must be: a permission, the instance or the flow is missing. Or the function itself
 * failed.
 */
export class ServiceFailed extends HttpError {
  override readonly name = 'ServiceFailure';
  override readonly status = 500;
  readonly call: FailedCall | undefined;

  constructor(call?: FailedCall) {
    super('The chat could not be started. Whoever runs this service finds the cause in its log.');
    this.call = call;
  }
}
