import type { IncomingMessage } from 'node:http';

export const BODY_LIMIT_BYTES = 1024 * 1024;
/** What is thrown away of a body that was too large, before the connection is cut. */
const DISCARD_LIMIT_BYTES = 64 * 1024 * 1024;

export function announcesTooMuch(request: IncomingMessage, mostBytes = BODY_LIMIT_BYTES): boolean {
  return Number(request.headers['content-length'] ?? 0) > mostBytes;
}

/** The whole body, or `undefined` as soon as it is larger than the limit; the rest of it is then still to come. */
export function readBody(request: IncomingMessage, mostBytes = BODY_LIMIT_BYTES): Promise<Buffer | undefined> {
  if (announcesTooMuch(request, mostBytes)) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= mostBytes) return;
      request.off('data', take);
      request.pause();
      resolve(undefined);
    };
    request.on('data', take);
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The client went away before it had sent its request.')));
  });
}

/**
 * Throws the rest of a body away. A connection closed with unread bytes is reset, and a reset can overtake the answer:
 * so the client gets the time to finish sending. The server's request timeout ends one that takes too long.
 */
export function discardRest(request: IncomingMessage, whenDone: () => void): void {
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > DISCARD_LIMIT_BYTES) request.destroy();
  });
  request.on('error', () => {});
  request.on('close', whenDone);
  request.on('end', whenDone);
  request.resume();
}
