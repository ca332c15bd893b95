import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { admit, admitNetwork, type Door, type ForContainers } from './admission.ts';
import { type HttpHandler, type HttpRequest, type HttpResponse, json } from './http.ts';
import { corsHeaders, PREFLIGHT_HEADERS } from './loopback.ts';
import { announcesTooMuch, BODY_LIMIT_BYTES, readBody } from './read-body.ts';
import { refuseRaw, send } from './reply.ts';

/** Takes over a connection that asks for a websocket; false where the path is not its own. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

export interface ServerOptions {
  readonly host: '127.0.0.1';
  /** 0 for any free one. */
  readonly port: number;
  /** Asked in order; the first that answers is it. */
  readonly handlers: readonly HttpHandler[];
  /** Paths whose handlers say themselves which pages may call them. */
  readonly hasOwnCors?: (path: string) => boolean;
  readonly onUpgrade?: UpgradeHandler;
  /** Nothing is served to containers, and nothing listens but on loopback, without it. */
  readonly containers?: ForContainers;
  /** Told of every failure of ours; the client learns nothing of it. */
  readonly onError: (error: unknown) => void;
}

export interface HttpServer {
  readonly port: number;
  /** For example `http://127.0.0.1:4510`. */
  readonly url: string;
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>;
}

const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_TIMEOUT_MS = 5_000;
const TIMEOUT_CHECK_INTERVAL_MS = 5_000;

const STATUS_OF_PARSE_ERROR: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** The client learns nothing of it: what it is answered, in HTTP/1.1, it cannot read. */
class OnlyHttp2 extends Error {
  override readonly name = 'OnlyHttp2';

  constructor() {
    super(
      'A client spoke HTTP/2 without asking first, as the AWS SDK does to Amazon Bedrock. Local Connect emulates no such service.',
    );
  }
}

/** Serves HTTP and websockets to this machine alone. */
export async function startServer(options: ServerOptions): Promise<HttpServer> {
  const { host } = options;
  const loopback = openDoor(options, 'LOOPBACK');
  const port = await listen(loopback.server, { host, port: options.port });
  const url = `http://${host}:${port}`;
  const bridge = options.containers?.bridge;
  if (bridge === undefined) return { port, url, close: loopback.close };
  const beside = openDoor(options, 'BRIDGE');
  admitNetwork(beside.server, bridge);
  const close = async () => {
    await Promise.all([loopback.close(), beside.close()]);
  };
  try {
    await listen(beside.server, { host: bridge.address, port });
  } catch (error) {
    await loopback.close();
    throw error;
  }
  return { port, url, close };
}

/** A server that is to listen at one of the machine's addresses. */
function openDoor(options: ServerOptions, door: Door): { readonly server: Server; close(): Promise<void> } {
  const server = createServer({
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: HEADERS_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_INTERVAL_MS,
    // Clients that offer HTTP/2 (`Upgrade: h2c`) are content with HTTP/1.1, unless their offer is taken for a wish.
    // Known to Node from 22.21 and 24.9; earlier ones answer such a request with 404.
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  });
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => {});
    answer(options, door, request, response).catch((error: unknown) => {
      // A client that went away is no failure of ours, and there is nobody left to answer.
      if (request.destroyed && !response.writableEnded) return;
      options.onError(error);
      response.destroy();
    });
  };
  server.on('request', serve);
  server.on('checkContinue', (request, response) => {
    if (!announcesTooMuch(request)) response.writeContinue();
    serve(request, response);
  });
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    upgrade(options, door, request, socket, head);
  });
  server.on('clientError', (error, socket) => {
    const code = 'code' in error ? String(error.code) : '';
    if (code === 'HPE_PAUSED_H2_UPGRADE') options.onError(new OnlyHttp2());
    refuseRaw(socket, STATUS_OF_PARSE_ERROR[code] ?? '400 Bad Request');
  });
  return { server, close: () => close(server, upgraded) };
}

async function answer(
  options: ServerOptions,
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const admission = admit(request, door, options.containers !== undefined);
  if (!('as' in admission)) return send(request, response, admission);
  const handlers = admission.as === 'CONTAINER' ? options.containers?.handlers : options.handlers;
  const ownCors = options.hasOwnCors?.(pathOf(request)) === true;
  const cors = request.headers.origin === undefined || ownCors ? {} : corsHeaders(request.headers.origin);
  if (!ownCors && request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
    return send(request, response, { status: 204, headers: { ...cors, ...PREFLIGHT_HEADERS } });
  }
  const body = await readBody(request);
  if (body === undefined) {
    const message = `The body is larger than ${BODY_LIMIT_BYTES} bytes.`;
    return send(request, response, json(413, { message }, cors));
  }
  const { status, headers, body: content } = await handle(options, handlers ?? [], toHttpRequest(request, body));
  const answered = { status, headers: { ...cors, ...headers } };
  send(request, response, content === undefined ? answered : { ...answered, body: content });
}

async function handle(
  { onError }: ServerOptions,
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
  return json(404, { message: `There is nothing at ${request.method} ${request.path.slice(0, 200)}.` });
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}

function toHttpRequest(request: IncomingMessage, body: Buffer): HttpRequest {
  const path = pathOf(request);
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams((request.url ?? '').slice(path.length + 1)),
    headers: request.headers,
    body,
  };
}

function upgrade(options: ServerOptions, door: Door, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  socket.on('error', () => {});
  const admission = admit(request, door, options.containers !== undefined);
  if (!('as' in admission) || admission.as === 'CONTAINER') {
    refuseRaw(socket, '403 Forbidden');
    return;
  }
  try {
    if (options.onUpgrade?.(request, socket, head) !== true) refuseRaw(socket, '404 Not Found');
  } catch (error) {
    options.onError(error);
    refuseRaw(socket, '500 Internal Server Error');
  }
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.');
  return address.port;
}

async function close(server: Server, upgraded: ReadonlySet<Duplex>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  // Node does not cut these, and waits for them: a client that reconnects on its own would hold the server open.
  for (const socket of upgraded) socket.destroy();
  await closed;
}
