import { boundMessage } from '../error-texts.ts';

/** An answer of `/local/*` that is not a success: `{ "error": { "name", "message" } }`. */
export class ControlError extends Error {
  override readonly name: string;
  readonly status: number;
  /** Members beside `error`, such as a flow's `problems`. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, name: string, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(boundMessage(message));
    this.status = status;
    this.name = name;
    this.more = more;
  }
}

export function badRequest(message: string): ControlError {
  return new ControlError(400, 'BadRequest', message);
}

export function notFound(message: string): ControlError {
  return new ControlError(404, 'NotFound', message);
}

export function conflict(message: string): ControlError {
  return new ControlError(409, 'Conflict', message);
}
