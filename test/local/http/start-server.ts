import type { Served } from '../../../local/http/answer.ts';
import { openServer, type ServerOptions } from '../../../local/http/server.ts';

/** A server on a free port that serves at once. */
export async function startServer({ bridge, ...served }: Served & Pick<ServerOptions, 'bridge'>) {
  const server = await openServer({ host: '127.0.0.1', port: 0, bridge });
  server.serve(served);
  return server;
}
