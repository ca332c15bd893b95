import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { isLoopbackHost } from '../../http/loopback.ts';
import { discardRest, readBody } from '../../http/read-body.ts';
import { isObject, parseJson } from '../../json.ts';
import { isDeeperThan } from '../../json-depth.ts';

/** A whole request of DynamoDB (developer guide, ServiceQuotas: BatchWriteItem takes 16 MB). */
const MOST_BYTES = 16 * 1024 * 1024;
/** 32 levels of attributes (developer guide, Constraints), each of two levels of JSON, in a request around them. */
const MOST_LEVELS = 80;

/**
 * Puts a guard before a server that trusts its callers. Dynalite answers every Host, lets every web page read its
 * answers, and throws out of its listeners where nobody can catch it. Functions, the only callers, send no Origin.
 *
 * @returns `rest`, to wait with before the server closes: dynalite throws where its database closes under a request
 */
export function guard(server: Server): { readonly rest: () => Promise<void> } {
  const atWork = new Set<ServerResponse>();
  const listeners = server.listeners('request').filter(isRequestListener);
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    response.on('error', () => {});
    response.once('finish', () => atWork.delete(response));
    admit(request, response, [() => void atWork.add(response), ...listeners]).catch(() => response.destroy());
  });
  return { rest: () => rest(atWork) };
}

/** Until every request that was handed on has its answer, also where the client went away and nobody reads it. */
async function rest(atWork: ReadonlySet<ServerResponse>): Promise<void> {
  while ([...atWork].some((response) => !response.writableEnded)) await new Promise(setImmediate);
}

async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  listeners: readonly RequestListener[],
): Promise<void> {
  const { host, origin } = request.headers;
  if (!isLoopbackHost(host)) return refuse(request, response, 403, 'The Host must be 127.0.0.1, localhost or [::1].');
  if (origin !== undefined) return refuse(request, response, 403, 'Web pages have no access to the tables.');
  const body = await readBody(request, MOST_BYTES);
  if (body === undefined) return refuse(request, response, 413, `The body is larger than ${MOST_BYTES} bytes.`);
  if (request.method === 'POST' && !isPlausible(body)) {
    return refuse(request, response, 400, 'The body is not a JSON object, or is nested too deeply.');
  }
  hand(request, response, body, listeners);
}

/** The request has been read: its listeners get it whole, and what they throw ends this request alone. */
function hand(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  listeners: readonly RequestListener[],
): void {
  try {
    for (const listener of listeners) listener(request, response);
    // dynalite throws when a client goes away, as a function does at its time limit.
    request.removeAllListeners('error').on('error', () => {});
    request.emit('data', body);
    request.emit('end');
  } catch {
    refuse(request, response, 500, 'The request could not be answered.');
  }
}

function isPlausible(body: Buffer): boolean {
  const value = parseJson(body.toString('utf8'));
  return isObject(value) && !isDeeperThan(value, MOST_LEVELS);
}

const ERROR_NAMES = {
  400: 'com.amazon.coral.service#SerializationException',
  403: 'com.amazon.coral.service#AccessDeniedException',
  413: 'com.amazon.coral.service#RequestEntityTooLargeException',
  500: 'InternalServerError',
} as const;

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: keyof typeof ERROR_NAMES,
  message: string,
): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.write(JSON.stringify({ __type: ERROR_NAMES[status], message }));
  if (request.complete) response.end();
  else discardRest(request, () => response.end());
}

function isRequestListener(listener: unknown): listener is RequestListener {
  return typeof listener === 'function';
}
