import { isObject } from '../json.ts';

/** A call to Local Connect that was answered with an error; the message is the answer's own. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly status: number;
  readonly errorName: string;
  /** The answer's own message, without the call. */
  readonly reason: string;

  constructor(call: string, status: number, errorName: string, reason: string) {
    super(`${call} answered ${status} ${errorName}: ${reason}`);
    this.reason = reason;
    this.status = status;
    this.errorName = errorName;
  }
}

/** Calls a Local Connect over HTTP, as any other program would. */
export class LocalClient {
  readonly #url: string;
  /** Waits until all that is under way has settled. */
  readonly settled: () => Promise<void>;

  /** `settled` is waited for after each call that was answered well. */
  constructor(url: string, settled: () => Promise<void> = async () => {}) {
    this.#url = url;
    this.settled = settled;
  }

  /** Calls, and answers when what it set off has settled. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<unknown> {
    const answer = await this.callAtOnce(method, path, body, headers);
    await this.settled();
    return answer;
  }

  /** Calls, and answers as soon as the answer is there. */
  async callAtOnce(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<unknown> {
    const response = await fetch(new URL(path, this.#url), {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? {} : JSON.parse(text);
    if (response.ok) return answer;
    throw callFailed(`${method} ${path}`, response.status, answer, response.headers.get('x-amzn-errortype'));
  }
}

/** The error that an answer tells of: in the services' shape or in that of `/local/*`. */
export function callFailed(call: string, status: number, answer: unknown, errorType: string | null): CallFailed {
  const body = isObject(answer) ? answer : {};
  const error = isObject(body.error) ? body.error : body;
  const name = String(errorType ?? error.name ?? 'Error');
  return new CallFailed(call, status, name, String(error.message ?? error.Message ?? 'no message'));
}

/** A text that an answer has at a path. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  let found = value;
  for (const key of path) found = isObject(found) ? found[key] : undefined;
  if (typeof found !== 'string') throw new TypeError(`The answer has no ${path.join('.')}.`);
  return found;
}
