import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { received, receivedSimilar, testCase, testCompleted } from '../../../infra/flows/tests/index.ts';
import { desk } from '../test-cases/desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'chat-kit-test-cases-'));

function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

const flow = file('desk.json', { Name: 'Desk', Type: 'CONTACT_FLOW', Content: JSON.stringify(desk.content) });
const greets = file('greets.json', testCase({ name: '', steps: [receivedSimilar('hello & welcome!').end()] }).content);
const fails = file('fails.json', {
  Name: 'Says <goodbye>',
  Content: testCase({ name: '', steps: [received('Goodbye'), testCompleted()] }).content,
});

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['local/cli/test-case.ts', ...args], {
    encoding: 'utf8',
  });
  return { exitCode: status, printed: stdout, errors: stderr };
}

describe('npm run test-case -- file.json', () => {
  test('prints each observation with what was expected and received, and the score of what is similar', () => {
    const { exitCode, printed } = run(greets, '--flow', flow);
    expect(printed.split('\n')).toEqual([
      'greets (flow "Desk")',
      '  0:00:00  ✓ 1 message received: a message similar to “hello & welcome!”',
      '             received: “Hello and welcome.” (similarity 0.80)',
      '             ✓ ends the test',
      '  PASSED (SUCCESS): 1 of 1 observations, in 0:00:00',
      expect.stringContaining('  ‼ Similarity is approximate'),
      '',
      '',
    ]);
    expect(exitCode).toBe(0);
  });

  test('exits 1 where one fails, shows the chat, and writes JUnit', () => {
    const junit = join(folder, 'junit.xml');
    const { exitCode, printed } = run(fails, greets, '--flow', flow, '--junit', junit);
    expect(exitCode).toBe(1);
    expect(printed).toContain('✗ 1 message received: a message with “Goodbye” in it');
    expect(printed).toContain('received: “Hello and welcome.”, “What is it about?”, “Nobody there?”');
    expect(printed).toContain('· 2 test completed: the end of the test; never waited for');
    expect(printed).toContain('The chat:\n  0:00:00  customer   → Customer joins');
    expect(readFileSync(junit, 'utf8')).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuite name="test cases" tests="2" failures="1">\n {2}<testcase classname="Desk" name="Says &lt;goodbye&gt;" time="\d+">\n {4}<failure message="OBSERVE_EVENT">/,
    );
  });

  test('prints what came of them as JSON', () => {
    const { printed } = run(greets, '--flow', flow, '--json');
    const results: unknown = JSON.parse(printed);
    expect(results).toMatchObject([
      { name: 'greets', flow: 'Desk', status: 'PASSED', observations: [{ score: 0.8 }], records: expect.any(Array) },
    ]);
  });

  test('refuses what is not a test case, and a flow that there is not, each with what to do', () => {
    const { exitCode, printed } = run(
      file('old.json', { Version: '2025-06-21', Observations: [] }),
      '--flow',
      'Nowhere',
    );
    expect(exitCode).toBe(1);
    expect(printed).toContain('The test case "old" would be refused:\n  Version: "2019-10-30" is expected');
    expect(printed).toContain('there is no flow "Nowhere" here. There are: "Chat disconnect"');
    expect(run(join(folder, 'none.json'))).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('no such file'),
    });
    expect(run('docs/advise.png').errors).toBe(
      'docs/advise.png cannot be read as a test case: it is not a text in UTF-8 or UTF-16.\n',
    );
  });

  test('without a file says that the assembly has none, and how it gets some', () => {
    const { exitCode, errors } = run();
    expect(exitCode).toBe(1);
    expect(errors).toContain('set testCases in infra/settings.ts');
  });
});
