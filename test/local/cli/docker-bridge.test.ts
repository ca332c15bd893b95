import { expect, test } from '@jest/globals';
import { readBridge } from '../../../local/cli/docker-bridge.ts';

const IPV4 = { Subnet: '172.17.0.0/16', Gateway: '172.17.0.1' };

test('Docker’s bridge is the first that has an IPv4 gateway', () => {
  const ipv6 = { Subnet: 'fd00::/64', Gateway: 'fd00::1' };
  expect(readBridge(JSON.stringify([IPV4]))).toEqual({ address: '172.17.0.1', prefixBits: 16 });
  expect(readBridge(JSON.stringify([ipv6, IPV4]))).toEqual({ address: '172.17.0.1', prefixBits: 16 });
});

test.each([
  ['no list', null],
  ['no network', []],
  ['a network without a gateway', [{ Subnet: '172.17.0.0/16' }]],
  ['a network without a subnet', [{ Gateway: '172.17.0.1' }]],
  ['a subnet without its length', [{ ...IPV4, Subnet: '172.17.0.0' }]],
  ['a subnet of no length', [{ ...IPV4, Subnet: '172.17.0.0/0' }]],
  ['a subnet that is too long', [{ ...IPV4, Subnet: '172.17.0.0/33' }]],
  ['a network that is not an object', ['bridge']],
])('there is none in %s', (_what, networks) => {
  expect(readBridge(JSON.stringify(networks))).toBeUndefined();
});
