import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bundleFunction, functionNames } from '../../infra/bundling.ts';
import { LocalConnect } from '../../local/index.ts';
import type { calledHost } from './called-host.ts';
import { eventsIn, folders, functionIn, logicalIdOf, readEvent, settings } from './sam-functions.ts';
import { synthKit } from './support/synth-kit.ts';

// What `sam local invoke` needs of a template is read from its source. A function is found by its logical id, and its
// code by the metadata of the CDK beside the template. Of the variables in the file of --env-vars it sets those that
// the template declares, and no other.

describe('every function can be invoked by its logical id', () => {
  const { outdir } = synthKit();

  test('there are events for each, and settings', () => {
    expect([...folders].sort()).toEqual([...functionNames()].sort());
    expect(Object.keys(settings).sort()).toEqual(functionNames().map(logicalIdOf).sort());
  });

  test.each(folders)('%s: its code is found beside the template, and is of a runtime that is known', (folder) => {
    const { Metadata, Properties } = functionIn(outdir, folder);
    expect(existsSync(join(outdir, Metadata['aws:asset:path'], 'index.mjs'))).toBe(true);
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Handler: 'index.handler' });
  });

  test.each(folders)('%s: its events are JSON', (folder) => {
    expect(eventsIn(folder).length).toBeGreaterThan(0);
    for (const file of eventsIn(folder)) expect(readEvent(folder, file)).toBeInstanceOf(Object);
  });

  test.each(folders)('%s: its settings are variables that the template declares', (folder) => {
    const declared = Object.keys(functionIn(outdir, folder).Properties.Environment.Variables);
    expect(declared).toEqual(expect.arrayContaining(Object.keys(settings[logicalIdOf(folder)] ?? {})));
  });
});

test('docs/deploy.md names what there is', () => {
  const { outdir } = synthKit();
  const command = /sam local invoke (\w+) -t cdk\.out\/(\w+\.template\.json) -e (\S+) --env-vars (\S+)/g;
  const commands = [...readFileSync('docs/deploy.md', 'utf8').matchAll(command)];
  expect(commands.length).toBeGreaterThan(0);
  for (const [, logicalId = '', template = '', event = '', envVars = ''] of commands) {
    expect(JSON.parse(readFileSync(join(outdir, template), 'utf8')).Resources).toHaveProperty(logicalId);
    expect([event, envVars].filter((file) => !existsSync(file))).toEqual([]);
  }
});

describe('with events/env.json, functions are settled as in Local Connect', () => {
  const endpoint = 'http://host.docker.internal:4510';
  const assembly = '.build/sandbox';
  let connect: LocalConnect;
  beforeAll(async () => {
    connect = await LocalConnect.start({ assembly });
  });
  afterAll(() => connect.close());

  test.each(folders)('%s: what only a deployment knows is what Local Connect made of it', (folder) => {
    const name = logicalIdOf(folder);
    const { Variables } = functionIn(assembly, folder).Properties.Environment;
    const here = connect.functions.find((deployed) => deployed.name === name)?.environment ?? {};
    const atDeployment = Object.keys(Variables).filter((variable) => typeof Variables[variable] !== 'string');
    const expected = atDeployment.map((variable) => [variable, here[variable]?.replace(connect.url, endpoint)]);
    // A container that stands for another processor makes the first call of a function slow: it gets the longest time.
    const slow = 'BLOCK_TIME_LIMIT_SECONDS' in Variables ? { BLOCK_TIME_LIMIT_SECONDS: '8' } : {};
    expect(settings[name]).toEqual({ AWS_ENDPOINT_URL: endpoint, ...slow, ...Object.fromEntries(expected) });
  });
});

describe('the endpoint that templates declare, for others to set', () => {
  let folder: string;
  let called: typeof calledHost;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'called-host-'));
    await bundleFunction(fileURLToPath(new URL('called-host.ts', import.meta.url)), folder);
    ({ calledHost: called } = await import(join(folder, 'index.mjs')));
  });
  afterAll(() => {
    delete process.env.AWS_ENDPOINT_URL;
    rmSync(folder, { recursive: true });
  });

  test('is empty, and an empty one is none', async () => {
    const { outdir } = synthKit();
    for (const name of folders) {
      expect(functionIn(outdir, name).Properties.Environment.Variables).toMatchObject({ AWS_ENDPOINT_URL: '' });
    }
    process.env.AWS_ENDPOINT_URL = '';
    expect(await called('eu-central-1')).toBe('connect.eu-central-1.amazonaws.com');
  });

  test('is called when it is set', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:4510';
    expect(await called('eu-central-1')).toBe('127.0.0.1:4510');
  });
});
