import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundleFunction } from '../../infra/bundling.ts';
import { hosts } from './every-client.ts';

let folder: string;
let bundled: typeof hosts;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'endpoints-'));
  await bundleFunction(fileURLToPath(new URL('every-client.ts', import.meta.url)), folder);
  ({ hosts: bundled } = await import(join(folder, 'index.mjs')));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['us-east-1', false],
  ['eu-central-1', false],
  ['ap-southeast-2', false],
  ['us-gov-west-1', false],
  ['us-west-2', true],
  ['us-gov-west-1', true],
])('bundled clients call the hosts that the SDK knows: %s, FIPS %s', (region, fips) => {
  expect(bundled(region, fips)).toEqual(hosts(region, fips));
});

test('bundled clients call the endpoint that they are given', () => {
  const endpoint = 'http://127.0.0.1:4510';
  expect(bundled('eu-central-1', false, endpoint)).toEqual(hosts('eu-central-1', false, endpoint));
});
