import { once } from 'node:events';
import { connect } from 'node:net';

/** Writes bytes to a server and reads what comes back until it closes the connection. */
export async function rawRequest(port: number, ...parts: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  for (const part of parts) socket.write(part);
  await closed;
  return Buffer.concat(chunks).toString('latin1');
}
