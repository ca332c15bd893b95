import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readDeployment } from '../../local/deployment/index.ts';
import { FlowCoverage, readDrawnFlow, uncoveredOf, unreachableHere } from '../../local/flow-report/index.ts';
import { LocalConnect, type Scenario } from '../../local/index.ts';
import { secretsIn } from '../functions/support/secrets.ts';
import { DEAD_LETTER_READER, debugSandbox } from './support/debug-sandbox.ts';
import { OnTheWire } from './support/on-the-wire.ts';
import { removeOtherSandboxes } from './support/other-sandbox.ts';
import { whatIsPrivate } from './support/what-is-private.ts';

const assembly = '.build/sandbox';
const ATTRIBUTE = 'canary-attribute-7319';
const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => basename(file, '.ts'));

const failures = new Map<string, readonly unknown[]>();
/** What of a scenario's secrets was found where it should not be. */
const leaks = new Map<string, readonly string[]>();
const deadLetters: string[] = [];
const coverage = new FlowCoverage();
const onTheWire = new OnTheWire();

/** Plays a scenario once, everything logged, and keeps what went wrong, what it went through, and what it told. */
async function play(name: string, scenario: Scenario, assembly: string): Promise<void> {
  const errors: unknown[] = [];
  const seen: string[] = [];
  const connect = await LocalConnect.start({
    assembly,
    onError: (error) => errors.push(error),
    onLog: ({ functionName, text }) => {
      seen.push(text);
      if (functionName.includes(DEAD_LETTER_READER)) deadLetters.push(text);
    },
    ...scenario.options?.(assembly),
  });
  const { startChat } = connect;
  connect.startChat = (chat) => startChat.call(connect, { attributes: { pin: ATTRIBUTE }, ...chat });
  try {
    await scenario.play(connect);
    for (const timeline of connect.timelines()) coverage.add(timeline);
    // By then, what could not be done is in a dead-letter queue.
    await connect.clock.advance({ hours: 24 });
  } catch (error) {
    errors.push(error);
  } finally {
    const { secrets, results } = whatIsPrivate(connect);
    const everything = [...seen, ...results, ...onTheWire.queued.splice(0)].join('\n');
    leaks.set(name, secretsIn(everything, [ATTRIBUTE, ...secrets, ...onTheWire.secrets]));
    await connect.close();
  }
  failures.set(name, errors);
}

const GIVEN_UP = 'messages-are-given-up';

/** Not one to show: what is tried for hours ends in the dead-letter queues. */
const givenUp: Scenario = {
  title: 'Amazon Connect refuses for good what was taken a moment ago: wakes and timers end as dead letters',

  async play(connect) {
    connect.faults.set({ operation: 'UpdateParticipantRoleConfig', error: 'ThrottlingException' });
    const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia' });
    connect.faults.set({ operation: 'GetTranscript', error: 'ValidationException' });
    await mia.says('Where is my order number 4711?');
    connect.faults.set({ operation: 'UpdateParticipantRoleConfig', error: 'AccessDeniedException' });
  },
};

beforeAll(async () => {
  const debugging = debugSandbox(assembly);
  onTheWire.start();
  for (const name of names) {
    const { scenario }: { scenario: Scenario } = await import(join(here, `${name}.ts`));
    await play(name, scenario, debugging);
  }
  await play(GIVEN_UP, givenUp, debugging);
  rmSync(debugging, { recursive: true });
});
afterAll(async () => {
  await onTheWire.stop();
  removeOtherSandboxes();
});

describe('each scenario plays as it says', () => {
  test.each([...names, GIVEN_UP])('%s', (name) => {
    expect(failures.get(name)).toEqual([]);
  });
});

describe('no token, text or attribute is in a log, a metric, a result, a queue or a dead letter of', () => {
  test.each([...names, GIVEN_UP])('%s', (name) => {
    expect(leaks.get(name)).toEqual([]);
  });

  test('any scenario, though each has many, and wakes and timers were given up', () => {
    expect(onTheWire.secrets.size).toBeGreaterThan(names.length);
    expect(deadLetters).toContainEqual(expect.stringContaining('wake'));
    expect(deadLetters).toContainEqual(expect.stringContaining('timers'));
  });
});

describe('the scenarios go through all of', () => {
  const { flows } = readDeployment(assembly, { sqsUrl: (name) => name, apiUrl: (name) => name });

  test.each(flows.map(({ name }) => name))('%s', (name) => {
    const flow = flows.find((deployed) => deployed.name === name);
    expect(flow).toBeDefined();
    if (flow === undefined) return;
    const drawn = readDrawnFlow(name, flow.type, flow.content);
    const leftOut = uncoveredOf(drawn, coverage, unreachableHere)
      .filter(({ reason }) => reason === undefined)
      .map(({ block, way }) => `${block.name}: ${way?.branch ?? 'the block'}`);
    expect(leftOut).toEqual([]);
  });
});
