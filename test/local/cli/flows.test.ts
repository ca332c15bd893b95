import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sample } from '../flow-report/sample-flow.ts';

const CASES = 'test/fixtures/flows/cases';
const folder = mkdtempSync(join(tmpdir(), 'chat-kit-flows-'));

function flows(...args: readonly string[]) {
  const run = spawnSync(process.execPath, ['local/cli/flows.ts', ...args], { encoding: 'utf8' });
  return { exitCode: run.status, printed: run.stdout, errors: run.stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('npm run flows -- file.json', () => {
  const good = file('good.json', JSON.stringify({ ...sample, Actions: sample.Actions.slice(0, 3) }));

  test('draws an exported flow by the type that it says it has, plain in a pipe', () => {
    const { exitCode, printed } = flows(good);
    expect(printed).toContain('Sample & more  customer queue flow, 3 blocks, 3 branches');
    expect(printed).toContain('├─ time expired ↩ to Hello');
    expect(printed).toContain('Validation finds nothing to refuse.');
    expect(printed).not.toContain('\u001b');
    expect(exitCode).toBe(0);
  });

  test('takes another type from --type, and exits 1 for what would be refused', () => {
    const { exitCode, printed } = flows(join(CASES, 'queue-of-another-account.json'), '--type', 'CUSTOMER_HOLD');
    expect(printed).toContain('Amazon Connect would refuse it:\n  ✗ "q": UpdateContactTargetQueue cannot stand');
    expect(printed).toContain(
      'It was taken as CUSTOMER_HOLD. If it is of another type, give `type`, or --type on the command line: CONTACT_FLOW, or ',
    );
    expect(exitCode).toBe(1);
  });

  test('lists what is of another instance apart from refusals, and exits 0', () => {
    const { exitCode, printed } = flows(join(CASES, 'queue-of-another-account.json'));
    expect(printed).toMatch(
      /Validation finds nothing to refuse\.\nOf another instance, and made local when it is loaded:\n {2}\+ queue \S+ \(arn:aws:connect:.+\/queue\/\S+\)\n/u,
    );
    expect(exitCode).toBe(0);
  });

  test('--svg draws a file for each flow', () => {
    const svgs = join(folder, 'drawn');
    flows(good, '--svg', svgs);
    expect(readdirSync(svgs)).toEqual(['sample-more.svg']);
    expect(readFileSync(join(svgs, 'sample-more.svg'), 'utf8')).toMatch(/^<svg /);
  });

  test('reads UTF-16, as Windows PowerShell writes it', () => {
    const utf16 = join(folder, 'utf16.json');
    writeFileSync(utf16, `\uFEFF${readFileSync(good, 'utf8')}`, 'utf16le');
    expect(flows(utf16).printed).toContain('Sample & more  customer queue flow, 3 blocks, 3 branches');
  });

  test('says on one line what is wrong, whatever is in the file or in its name', () => {
    const { errors } = flows(file('two\nlines.json', '{ "a":\n\u001b[2J'), file('utf16-without-mark.json', '{\0"\0'));
    expect(errors.split('\n')).toEqual([
      expect.stringMatching(
        /two\\u000alines\.json cannot be read as a flow: it is not JSON \(.{1,200}\)\. Give a file/,
      ),
      expect.stringContaining('it is not a text in UTF-8 or UTF-16. Give a file that the flow designer exported.'),
      '',
    ]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there.
    expect(errors).not.toMatch(/[\0-\u0009\u000b-\u001f]/u);
  });

  test.each([
    ['a file that is not there', ['nowhere.json'], 'nowhere.json cannot be read as a flow'],
    ['a file that is not JSON', [file('bad.json', '{')], 'bad.json cannot be read as a flow: it is not JSON'],
    [
      'a picture',
      ['docs/advise.png'],
      'docs/advise.png cannot be read as a flow: it is not a text in UTF-8 or UTF-16.',
    ],
    ['a type that there is not', [good, '--type', 'CHAT'], 'There is no flow type "CHAT". There are: CONTACT_FLOW, '],
  ])('says what to do about %s', (_what, args, message) => {
    const { exitCode, errors } = flows(...args);
    expect(errors).toContain(message);
    expect(exitCode).toBe(1);
  });
});

describe('npm run flows', () => {
  test('tells of a scenario that does not play, and exits 0 where nothing would be refused', () => {
    const scenarios = join(folder, 'test/scenarios');
    mkdirSync(scenarios, { recursive: true });
    const source = `export const scenario = { title: '', play: async () => { throw new Error('Other settings.'); } };`;
    writeFileSync(join(scenarios, 'other-settings.ts'), source);
    const args = [resolve('local/cli/flows.ts'), '--assembly', resolve('.build/sandbox')];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('The scenario other-settings does not play; `npm run scenario -- other-settings` says why.\n');
    expect(stdout).toContain('Scenarios leave out ');
    expect(status).toBe(0);
  });
});
