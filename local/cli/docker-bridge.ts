import { execFile } from 'node:child_process';
import { createServer, isIPv4 } from 'node:net';
import { promisify } from 'node:util';
import type { Bridge } from '../http/admission.ts';
import { isObject } from '../json.ts';

const ASK_DOCKER = ['network', 'inspect', 'bridge', '--format', '{{json .IPAM.Config}}'];
const DOCKER_TIME_LIMIT_MS = 5_000;

/**
 * Docker's default bridge, where `host-gateway` takes containers, if it is on this machine: Docker Engine on Linux. It
 * is asked of Docker, since Node lists no interface that has nothing attached, as the bridge has between two
 * containers. `undefined` with Docker Desktop, whose bridge is in a virtual machine and whose containers reach
 * loopback.
 */
export async function findDockerBridge(): Promise<Bridge | undefined> {
  if (process.platform !== 'linux') return undefined;
  try {
    const { stdout } = await promisify(execFile)('docker', ASK_DOCKER, { timeout: DOCKER_TIME_LIMIT_MS });
    const bridge = readBridge(stdout);
    return bridge !== undefined && (await isOfThisMachine(bridge.address)) ? bridge : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads what Docker says of a network: `[{"Subnet":"172.17.0.0/16","Gateway":"172.17.0.1"}]`, IPv6 beside it or not.
 */
export function readBridge(networks: string): Bridge | undefined {
  const configs: unknown = JSON.parse(networks);
  if (!Array.isArray(configs)) return undefined;
  for (const config of configs) {
    if (!isObject(config) || typeof config.Gateway !== 'string' || typeof config.Subnet !== 'string') continue;
    const prefixBits = Number(config.Subnet.split('/')[1]);
    if (isIPv4(config.Gateway) && prefixBits > 0 && prefixBits <= 32) return { address: config.Gateway, prefixBits };
  }
  return undefined;
}

/** Whether one can listen there. */
function isOfThisMachine(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(0, address, () => server.close(() => resolve(true)));
  });
}
