import { afterEach } from '@jest/globals';
import { LocalConnect, type LocalConnectOptions } from '../../../local/index.ts';
import { isObject } from '../../../local/json.ts';

const started: LocalConnect[] = [];

afterEach(async () => {
  for (const connect of started.splice(0)) await connect.close();
});

/** A Local Connect that is closed after the test. */
export async function startLocalConnect(options: LocalConnectOptions = {}): Promise<LocalConnect> {
  const connect = await LocalConnect.start(options);
  started.push(connect);
  return connect;
}

export const startSandbox = (options: LocalConnectOptions = {}) =>
  startLocalConnect({ assembly: '.build/sandbox', ...options });

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One request, answered with whatever status. */
export async function ask(connect: LocalConnect, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(new URL(path, connect.url), {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!isObject(answer)) throw new TypeError(`${method} ${path} did not answer an object.`);
  return { status: response.status, body: answer };
}
