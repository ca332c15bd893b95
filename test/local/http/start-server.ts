import type { Bridge } from '../../../local/http/admission.ts';
import type { Served } from '../../../local/http/answer.ts';
import { openServer } from '../../../local/http/server.ts';

interface Options extends Omit<Served, 'nowMs'> {
  readonly nowMs?: Served['nowMs'];
  readonly bridge?: Bridge | undefined;
}

/** A server on a free port that serves at once. */
export async function startServer({ bridge, ...served }: Options) {
  const server = await openServer({ host: '127.0.0.1', port: 0, bridge });
  server.serve({ nowMs: () => 0, ...served });
  return server;
}
