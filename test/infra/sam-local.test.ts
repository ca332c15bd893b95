import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bundleFunction, functionNames } from '../../infra/bundling.ts';
import { LocalConnect } from '../../local/index.ts';
import type { calledHost } from './called-host.ts';
import { synthKit } from './synth-kit.ts';

// What `sam local invoke` needs of a template is read from its source: a function is found by its logical id, its code by the metadata of the
// CDK beside the template, and of the variables in the file of --env-vars it sets those that the template declares, and no other.

interface FunctionResource {
  readonly Metadata: { readonly 'aws:asset:path': string };
  readonly Properties: {
    readonly Runtime: string;
    readonly Handler: string;
    readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
  };
}

const variables: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync('events/env.json', 'utf8'),
);
const folders = readdirSync('events', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** `set-chat-timers` as `SetChatTimers`. */
const logicalIdOf = (folder: string) =>
  folder.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `StartChat` stands in ChatApi, the others in ChatFunctions. */
const stackOf = (folder: string) => (folder === 'start-chat' ? 'ChatApi' : 'ChatFunctions');

function functionIn(assembly: string, folder: string): FunctionResource {
  const template = JSON.parse(readFileSync(join(assembly, `${stackOf(folder)}.template.json`), 'utf8'));
  return template.Resources[logicalIdOf(folder)];
}

describe('every function can be invoked by its logical id', () => {
  const { outdir } = synthKit();

  test('there are events for each, and settings', () => {
    expect([...folders].sort()).toEqual([...functionNames()].sort());
    expect(Object.keys(variables).sort()).toEqual(functionNames().map(logicalIdOf).sort());
  });

  test.each(folders)('%s: its code is found beside the template, and is of a runtime that is known', (folder) => {
    const { Metadata, Properties } = functionIn(outdir, folder);
    expect(existsSync(join(outdir, Metadata['aws:asset:path'], 'index.mjs'))).toBe(true);
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Handler: 'index.handler' });
  });

  test.each(folders)('%s: its events are JSON', (folder) => {
    const events = readdirSync(join('events', folder));
    expect(events.length).toBeGreaterThan(0);
    for (const event of events)
      expect(JSON.parse(readFileSync(join('events', folder, event), 'utf8'))).toBeInstanceOf(Object);
  });

  test.each(folders)('%s: its settings are variables that the template declares', (folder) => {
    const declared = Object.keys(functionIn(outdir, folder).Properties.Environment.Variables);
    expect(declared).toEqual(expect.arrayContaining(Object.keys(variables[logicalIdOf(folder)] ?? {})));
  });
});

test('the README names what there is', () => {
  const { outdir } = synthKit();
  const command = /sam local invoke (\w+) -t cdk\.out\/(\w+\.template\.json) -e (\S+) --env-vars (\S+)/g;
  const commands = [...readFileSync('README.md', 'utf8').matchAll(command)];
  expect(commands.length).toBeGreaterThan(0);
  for (const [, logicalId = '', template = '', event = '', settings = ''] of commands) {
    expect(JSON.parse(readFileSync(join(outdir, template), 'utf8')).Resources).toHaveProperty(logicalId);
    expect([event, settings].filter((file) => !existsSync(file))).toEqual([]);
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
    expect(variables[name]).toEqual({ AWS_ENDPOINT_URL: endpoint, ...Object.fromEntries(expected) });
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
