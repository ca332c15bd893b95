import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { quiet } from '../functions/support/function-output.ts';
import type { Process } from '../functions/support/process.ts';
import { callsOf, crashesOf } from './crash-points.ts';
import { checkGrowth, invoke } from './growth.ts';
import { LeakScan } from './leak-scan.ts';
import { mutate } from './mutate.ts';
import { LEAKS } from './outcome.ts';
import { planted, plantedFaults, root } from './planted-faults.ts';
import { properties } from './properties.ts';
import { Run } from './property.ts';
import { Tally } from './tally.ts';

const runOf = (seed = 1, isLong = false) =>
  new Run(new Tally('property'), new LeakScan(new Tally('leaks')), { isLong, seed });

describe('what the endurance suite finds losses with', () => {
  test('a try that throws is a loss, of which so much is told', async () => {
    const tally = new Tally('property');
    await tally.attempt('here', () => undefined);
    for (let loss = 0; loss < 9; loss += 1) {
      await tally.attempt('there', () => {
        throw new Error('x'.repeat(10_000));
      });
    }
    expect({ tries: tally.tries, losses: tally.losses, told: tally.told.length }).toEqual({
      tries: 10,
      losses: 9,
      told: 5,
    });
    expect(tally.told[0]).toMatch(/^there: Error: xxx/);
    expect(tally.told[0]?.length).toBeLessThan(2000);
  });

  test('a token that a call got is found in a log', async () => {
    const tally = new Tally('leaks');
    const scan = new LeakScan(tally);
    scan.see({ ConnectionCredentials: { ConnectionToken: 'a-token-4711' } });
    const writes = quiet(async (text: string) => process.stdout.write(text));
    await writes('nothing secret');
    await writes('{"token":"a-token-4711"}');
    scan.scan();
    expect({ tries: tally.tries, losses: tally.losses }).toEqual({ tries: 2, losses: 1 });
  });

  test('a process is killed before and after each of its calls, and in a long run so is the next', async () => {
    const calls = await callsOf(async (life: Process) => life);
    expect(calls).toBe(0);
    const points = [
      [1, 'before'],
      [1, 'after'],
      [2, 'before'],
      [2, 'after'],
    ];
    const long = crashesOf(2, runOf(1, true));
    expect(long.filter((crashes) => crashes.length === 1)).toEqual(points.map((point) => [point]));
    expect(long.filter((crashes) => crashes.length === 2)).toHaveLength(16);
  });

  test('a seed changes an event in the same way again, and another one otherwise', () => {
    const event = { Details: { Parameters: { policy: 'default' }, list: [1, 2, 3] }, body: '{"a":{"b":1}}' };
    const mutated = (seed: number) => {
      const run = runOf(seed);
      return JSON.stringify(Array.from({ length: 20 }, () => mutate(event, run)));
    };
    expect(mutated(1)).toBe(mutated(1));
    expect(mutated(1)).not.toBe(mutated(2));
    expect(JSON.stringify(event)).toContain('"policy":"default"');
  });

  test('a short run makes a twentieth of the tries, and at least one', () => {
    expect([runOf().count(20_000), runOf().count(3), runOf(1, true).count(3)]).toEqual([1000, 1, 3]);
    expect(runOf().some([1, 2, 3])).toHaveLength(1);
    expect(runOf(1, true).some([1, 2, 3])).toEqual([1, 2, 3]);
  });
});

describe('the faults that the suite is tried with', () => {
  test('are there for each line of its table', () => {
    const lines = [...properties.map(({ name }) => name), LEAKS];
    expect(new Set(plantedFaults.map(({ seenBy }) => seenBy))).toEqual(new Set(lines));
  });

  test.each(plantedFaults)('have one place in $file: $what', (fault) => {
    const text = readFileSync(join(root, fault.file), 'utf8');
    expect(planted(text, fault)).not.toBe(text);
  });
});

describe('a function that grows', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'growth-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['keeps nothing', '() => {}', false],
    ['keeps what it was sent', '() => { kept.push({ all: Array(64).fill(kept.length) }); }', true],
    ['fails', '() => { throw new Error(); }', true],
  ])('is found: it %s', async (_how, handler, isFound) => {
    const file = join(folder, `${handler.length}.mjs`);
    writeFileSync(file, `const kept = []; export const handler = async ${handler};`);
    const grown = await invoke(file, 10_000, [{}]);
    const check = () => checkGrowth(grown);
    if (isFound) expect(check).toThrow(/grew by|It failed/);
    else expect(check).not.toThrow();
  });
});
