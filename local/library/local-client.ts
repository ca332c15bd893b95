/** A call to Local Connect that was answered with an error; the message is the answer's own. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly status: number;
  readonly errorName: string;

  constructor(call: string, status: number, errorName: string, message: string) {
    super(`${call} answered ${status} ${errorName}: ${message}`);
    this.status = status;
    this.errorName = errorName;
  }
}

/** Calls a Local Connect over HTTP, as any other program would. */
export class LocalClient {
  readonly #url: string;
  readonly #settled: () => Promise<void>;

  /** `settled` is waited for after each call that was answered well. */
  constructor(url: string, settled: () => Promise<void> = async () => {}) {
    this.#url = url;
    this.#settled = settled;
  }

  /** Calls, and answers when what it set off has settled. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<unknown> {
    const answer = await this.callAtOnce(method, path, body, headers);
    await this.#settled();
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
    const { name, message } = readError(answer, response.headers.get('x-amzn-errortype'));
    throw new CallFailed(`${method} ${path}`, response.status, name, message);
  }
}

function readError(answer: unknown, errorType: string | null): { name: string; message: string } {
  const body = isRecord(answer) ? answer : {};
  const error = isRecord(body.error) ? body.error : body;
  return {
    name: String(errorType ?? error.name ?? 'Error'),
    message: String(error.message ?? error.Message ?? 'no message'),
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
