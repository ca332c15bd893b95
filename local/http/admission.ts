import type { IncomingMessage } from 'node:http';
import { BlockList, type Server } from 'node:net';
import { type HttpResponse, json } from './http.ts';
import { isContainersHost, isLoopbackHost, isLoopbackOrigin } from './loopback.ts';

/**
 * Docker's bridge: the address by which containers reach a machine on whose loopback they are not. Docker Desktop needs
 * none: it takes containers to the machine's loopback.
 */
export interface Bridge {
  readonly address: string;
  /** Of the network that the containers' own addresses are in. */
  readonly prefixBits: number;
}

/** Where a connection came in. */
export type Door = 'LOOPBACK' | 'BRIDGE';

interface Admitted {
  readonly as: 'MACHINE' | 'CONTAINER';
}

/**
 * Who a request comes from, or the answer that refuses it. A container is known by the name it uses, and through the
 * bridge comes nobody else; it sends no Origin, since functions are not web pages.
 */
export function admit({ headers, url }: IncomingMessage, door: Door, forContainers: boolean): Admitted | HttpResponse {
  const asContainer = forContainers && isContainersHost(headers.host);
  if (!asContainer && (door === 'BRIDGE' || !isLoopbackHost(headers.host))) return refuse(WRONG_HOST[door]);
  if (headers.origin !== undefined && (asContainer || !isLoopbackOrigin(headers.origin))) {
    return refuse('Only pages served by this machine may call Local Connect.');
  }
  if (url?.startsWith('/') !== true) return json(400, { message: 'The request target must be a path.' });
  return { as: asContainer ? 'CONTAINER' : 'MACHINE' };
}

const WRONG_HOST: Readonly<Record<Door, string>> = {
  LOOPBACK:
    'The Host must be 127.0.0.1, localhost or [::1]: Local Connect serves this machine alone. ' +
    'To serve its containers, start it with --sam.',
  BRIDGE: 'The Host must be host.docker.internal: give the container --add-host host.docker.internal:host-gateway.',
};

function refuse(message: string): HttpResponse {
  return json(403, { message });
}

/**
 * Cuts connections from outside a network. A machine on the local network that sends packets for the bridge's address
 * to this one is answered by Linux, whichever interface they come in by.
 */
export function admitNetwork(server: Server, { address, prefixBits }: Bridge): void {
  const network = new BlockList();
  network.addSubnet(address, prefixBits);
  server.on('connection', (socket) => {
    if (socket.remoteAddress === undefined || !network.check(socket.remoteAddress)) socket.destroy();
  });
}
