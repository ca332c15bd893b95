import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { cutText } from '../error-texts.ts';
import { admit, type Door } from './admission.ts';
import { type HttpHandler, type HttpRequest, type HttpResponse, json } from './http.ts';
import { corsHeaders, PREFLIGHT_HEADERS } from './loopback.ts';
import { BODY_LIMIT_BYTES, readBody } from './read-body.ts';
import { refuseRaw, send } from './reply.ts';
import { pathOf, targetOf } from './target.ts';

/** Takes over a connection that asks for a websocket; false where the path is not its own. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/** What a server answers with. */
export interface Served {
  /** Asked in order; the first that answers is it. */
  readonly handlers: readonly HttpHandler[];
  /** For containers of this machine. Without it nothing is served to them. */
  readonly toContainers?: readonly HttpHandler[];
  /** Paths whose handlers say themselves which pages may call them. */
  readonly hasOwnCors?: (path: string) => boolean;
  /** Paths that take larger bodies than others. */
  readonly bodyLimitBytes?: (path: string) => number | undefined;
  readonly onUpgrade?: UpgradeHandler;
  /** What answers are dated by: a client of AWS takes a date that is not its own for a wrong clock, and calls again. */
  readonly nowMs: () => number;
  /** Told of every failure of ours; the client learns nothing of it. */
  readonly onError: (error: unknown) => void;
}

/** What is served, and where the request for it came in. */
export interface Entrance {
  readonly served: Served;
  readonly door: Door;
}

/** Answers a request, whoever it comes from. */
export async function answer(
  { served, door }: Entrance,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = (answered: HttpResponse) => {
    response.setHeader('date', new Date(served.nowMs()).toUTCString());
    send(request, response, answered);
  };
  const admission = admit(request, door, served.toContainers !== undefined);
  if (!('as' in admission)) return reply(admission);
  const { toContainers = [] } = served;
  const handlers = admission.as === 'CONTAINER' ? toContainers : served.handlers;
  const ownCors = served.hasOwnCors?.(pathOf(request)) === true;
  const cors = request.headers.origin === undefined || ownCors ? {} : corsHeaders(request.headers.origin);
  if (!ownCors && request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
    return reply({ status: 204, headers: { ...cors, ...PREFLIGHT_HEADERS } });
  }
  const mostBytes = bodyLimitOf(served, request);
  const body = await readBody(request, mostBytes);
  if (body === undefined) {
    const message = `The body is larger than ${mostBytes} bytes.`;
    return reply(json(413, { message }, cors));
  }
  const answered = await handle(served, handlers, toHttpRequest(request, body));
  reply({ ...answered, headers: { ...cors, ...answered.headers } });
}

async function handle(
  { onError }: Served,
  handlers: readonly HttpHandler[],
  request: HttpRequest,
): Promise<HttpResponse> {
  try {
    for (const handler of handlers) {
      const response = await handler(request);
      if (response !== undefined) return response;
    }
  } catch (error) {
    onError(error);
    return json(500, { message: 'Local Connect failed to answer. What failed is in its log.' });
  }
  return json(404, { message: `There is nothing at ${request.method} ${cutText(request.path, 200)}.` });
}

export function bodyLimitOf({ bodyLimitBytes }: Served, request: IncomingMessage): number {
  return bodyLimitBytes?.(pathOf(request)) ?? BODY_LIMIT_BYTES;
}

function toHttpRequest(request: IncomingMessage, body: Buffer): HttpRequest {
  const { method = 'GET', headers } = request;
  return { method, ...targetOf(request), headers, body };
}

/** Hands a connection that asks for a websocket to whoever takes it. Containers have none. */
export function upgrade({ served, door }: Entrance, ...[request, socket, head]: Parameters<UpgradeHandler>): void {
  socket.on('error', () => {});
  const admission = admit(request, door, served.toContainers !== undefined);
  if (!('as' in admission) || admission.as === 'CONTAINER') {
    refuseRaw(socket, '403 Forbidden');
    return;
  }
  try {
    if (served.onUpgrade?.(request, socket, head) !== true) refuseRaw(socket, '404 Not Found');
  } catch (error) {
    served.onError(error);
    refuseRaw(socket, '500 Internal Server Error');
  }
}
