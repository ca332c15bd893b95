import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Example, examplesOf, markedExample, ROOT } from './examples.ts';

const FLOWS = ['docs/my-flow.json', 'test/local/library/orders-flow.json'];
const LIBRARY = pathToFileURL(join(ROOT, 'local/index.ts')).href;
const WITH_EXAMPLES = ['docs/test-library.md', 'local/local-connect.ts'];
const WITH_TEN_LINES = ['docs/test-library.md', 'README.md'].filter((file) => markedExample(file, 'ten lines'));

/** Another Node is started for each. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connect-chat-kit-examples-'));
  for (const flow of FLOWS) copyFileSync(join(ROOT, flow), join(folder, basename(flow)));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs examples under node:test in a process of their own, as somebody's suite, and answers how it went. */
function run(examples: readonly Example[]): { readonly passed: boolean; readonly output: string } {
  const files = examples.map(({ at, code }, index) => {
    const file = `${index}.test.mts`;
    writeFileSync(join(folder, file), `// ${at}\n${code.replace('connect-chat-kit/local', LIBRARY)}\n`);
    return file;
  });
  const node = spawnSync(process.execPath, ['--test', '--test-isolation=none', '--test-reporter=tap', ...files], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { passed: node.status === 0, output: `${node.stdout}\n${node.stderr}` };
}

describe('an example', () => {
  test.each(WITH_EXAMPLES)('of %s runs as it stands there', (file) => {
    const examples = examplesOf(file);
    expect(examples.length).toBeGreaterThan(0);
    const { passed, output } = run(examples);
    if (!passed) throw new Error(`${examples.map(({ at }) => at).join(', ')}:\n${output}`);
  });

  test('that does not hold fails the suite, and its error shows the chat', () => {
    const [example] = examplesOf('local/local-connect.ts');
    const { passed, output } = run([{ at: 'here', code: `${example?.code}\nmia.hears('Something else');` }]);
    expect(passed).toBe(false);
    expect(output).toContain('Expected Mia to hear “Something else”');
    expect(output).toContain('Waits in BasicQueue');
  });
});

describe.each(WITH_TEN_LINES)('a test of one’s own flow in %s', (file) => {
  const { code = '', at = '' } = markedExample(file, 'ten lines') ?? {};

  test('is ten lines', () => {
    expect(code.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(10);
  });

  test('runs under node:test, with less than a second of work', () => {
    // Counted from where its modules are loaded; what the machine does beside it does not count.
    const measured = [
      code,
      'const before = process.cpuUsage();',
      "process.on('exit', () => {",
      '  const { user, system } = process.cpuUsage(before);',
      "  console.log('CPU', (user + system) / 1000, 'ms');",
      '});',
    ].join('\n');
    const { passed, output } = run([{ at, code: measured }]);
    expect({ passed, output }).toMatchObject({ passed: true, output: expect.stringContaining('# pass 1') });
    expect(Number(/CPU ([\d.]+) ms/.exec(output)?.[1])).toBeLessThan(1000);
  });
});
