import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { admitNetwork, type Bridge, type Door } from './admission.ts';
import { answer, bodyLimitOf, type Entrance, type Served, upgrade } from './answer.ts';
import { json } from './http.ts';
import { portOf } from './port-of.ts';
import { announcesTooMuch } from './read-body.ts';
import { refuseRaw, send } from './reply.ts';

interface ServerOptions {
  readonly host: '127.0.0.1';
  /** 0 for any free one. */
  readonly port: number;
  /** Nothing listens but on loopback without it. */
  readonly bridge?: Bridge | undefined;
}

/** A server that listens. Until it is told what to serve, it answers every request with 503. */
export interface HttpServer {
  readonly port: number;
  /** For example `http://127.0.0.1:4510`. */
  readonly url: string;
  /** Called once. */
  serve(served: Served): void;
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>;
}

/** A server at one of the machine's addresses. */
interface OpenDoor {
  readonly server: Server;
  serve(served: Served): void;
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
      'A client spoke HTTP/2 without asking first, as the AWS SDK does to Amazon Bedrock. ' +
        'Local Connect emulates no such service.',
    );
  }
}

/** Listens for HTTP and websockets of this machine alone. */
export async function openServer({ host, port: wanted, bridge }: ServerOptions): Promise<HttpServer> {
  const loopback = openDoor('LOOPBACK');
  const port = await listen(loopback.server, { host, port: wanted });
  const url = `http://${host}:${port}`;
  if (bridge === undefined) return { port, url, serve: loopback.serve, close: loopback.close };
  const beside = openDoor('BRIDGE');
  admitNetwork(beside.server, bridge);
  try {
    await listen(beside.server, { host: bridge.address, port });
  } catch (error) {
    await loopback.close();
    throw error;
  }
  return {
    port,
    url,
    serve(served) {
      loopback.serve(served);
      beside.serve(served);
    },
    async close() {
      await Promise.all([loopback.close(), beside.close()]);
    },
  };
}

function openDoor(door: Door): OpenDoor {
  const server = createServer({
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: HEADERS_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_INTERVAL_MS,
    // Clients that offer HTTP/2 (`Upgrade: h2c`) are content with HTTP/1.1, unless their offer is taken for a wish.
    // Known to Node from 22.21 and 24.9; earlier ones answer such a request with 404.
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  });
  server.on('request', notYet);
  const upgraded = new Set<Duplex>();
  return {
    server,
    serve(served) {
      server.off('request', notYet);
      serveAt(server, { served, door }, upgraded);
    },
    close: () => close(server, upgraded),
  };
}

function notYet(request: IncomingMessage, response: ServerResponse): void {
  send(request, response, json(503, { message: 'Local Connect is starting. Try again in a moment.' }));
}

function serveAt(server: Server, entrance: Entrance, upgraded: Set<Duplex>): void {
  const { onError } = entrance.served;
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => {});
    answer(entrance, request, response).catch((error: unknown) => {
      // That a client went away is not our failure, and there is nobody left to answer.
      if (request.destroyed && !response.writableEnded) return;
      onError(error);
      response.destroy();
    });
  };
  server.on('request', serve);
  server.on('checkContinue', (request, response) => {
    if (!announcesTooMuch(request, bodyLimitOf(entrance.served, request))) response.writeContinue();
    serve(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    upgrade(entrance, request, socket, head);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const { code = '' } = error;
    if (code === 'HPE_PAUSED_H2_UPGRADE') onError(new OnlyHttp2());
    refuseRaw(socket, STATUS_OF_PARSE_ERROR[code] ?? '400 Bad Request');
  });
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return portOf(server);
}

async function close(server: Server, upgraded: ReadonlySet<Duplex>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  // Node does not cut these, and waits for them: a client that reconnects on its own would hold the server open.
  for (const socket of upgraded) socket.destroy();
  await closed;
}
