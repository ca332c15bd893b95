import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpResponse } from './http.ts';
import { discardRest } from './read-body.ts';

/** Answers a request, whether or not its body has been read. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: HttpResponse,
): void {
  const content = Buffer.from(body ?? '');
  const length = status === 204 ? {} : { 'content-length': String(content.length) };
  if (request.complete || hasNoBody(request)) {
    response.writeHead(status, { ...headers, ...length }).end(content);
    return;
  }
  response.writeHead(status, { ...headers, ...length, connection: 'close' });
  response.write(content);
  discardRest(request, () => response.end());
}

function hasNoBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
}

/** Answers on a connection that has no response object. */
export function refuseRaw(socket: Duplex, status: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
