import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readFlowOptions } from '../../../local/cli/flow-options.ts';
import { isObject } from '../../../local/json.ts';
import { caseOf, flowOf, say } from '../flow-loading/flows-of-others.ts';
import { READY, start, urlIn } from './npm-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'chat-kit-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(`${path}.new`, typeof content === 'string' ? content : JSON.stringify(content));
  renameSync(`${path}.new`, path);
  return path;
}

async function flowsAt(printed: readonly string[]): Promise<unknown> {
  const instance: unknown = await (await fetch(new URL('/local/instance', urlIn(printed)))).json();
  return isObject(instance) ? instance.flows : undefined;
}

describe('npm start -- --flow', () => {
  test('serves exports of other instances, and says what was inferred and adopted', async () => {
    const queued = file('queued.json', caseOf('queue-of-another-account'));
    const module = file('module.json', caseOf('module-export-has-no-type'));
    const read = start('--flow', queued, '--name', 'Mine', '--flow', module, '--type', 'MODULE');
    const printed = await read(READY);
    expect(printed).toContain('Mine (CONTACT_FLOW)');
    expect(printed).toContain('  It is taken as CONTACT_FLOW: the file does not say, and most flows are.');
    expect(printed.join('\n')).toMatch(/^ {2}\+ queue 0\S+, adopted from arn:aws:connect:eu-west-2:111122223333:/m);
    expect(await flowsAt(printed)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Mine', type: 'CONTACT_FLOW' }),
        expect.objectContaining({ name: 'A module', type: 'MODULE' }),
      ]),
    );
  });

  test('loads a file again when it changes; an invalid version leaves the one before', async () => {
    const path = file('mine.json', flowOf([say('one')]));
    const read = start('--flow', path);
    const before = await flowsAt(await read(READY));
    file('mine.json', '{');
    const told = await read(/^The flow as it was before goes on\.$/);
    expect(told.join('\n')).toContain('mine.json is a text that is not JSON.');
    file('mine.json', { ...flowOf([say('two')]), Metadata: { name: 'Renamed' } });
    const again = await read(/^Loaded again: /);
    expect(again.at(-1)).toBe('Loaded again: Renamed (CONTACT_FLOW)');
    expect(before).toContainEqual(expect.objectContaining({ name: 'mine' }));
  });

  test.each([
    [['--type', 'MODULE'], '--type belongs to a flow: put it behind its --flow.'],
    [['--flow', 'nowhere.json'], 'nowhere.json: there is no such file.'],
    [['--flow', 'docs/advise.png'], 'docs/advise.png is not a text in UTF-8 or UTF-16. Give the file that the flow'],
    [['--flow', folder], 'is a folder; give the file of a flow.'],
    [['--flow', file('legacy.json', caseOf('legacy-designer-export'))], 'an export of the old flow designer'],
    [
      ['--flow', file('q.json', caseOf('queue-of-another-account')), '--type', 'CUSTOMER_QUEUE'],
      'If it is of another type, give `type`, or --type on the command line: CONTACT_FLOW',
    ],
  ])('%j is refused without a stack', (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, ['local/cli/start.ts', '--port', '0', ...args], {
      encoding: 'utf8',
    });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(1);
  });
});

describe('--type and --name belong to the --flow before them', () => {
  const token = (name: string, value: string) => ({ kind: 'option', name, value });

  test.each([
    [[], []],
    [[{ kind: 'positional', value: 'x' }, token('flow', 'a')], [{ file: 'a' }]],
    [
      [token('flow', 'a'), token('name', 'A'), token('port', '1'), token('type', 'MODULE'), token('flow', 'b')],
      [{ file: 'a', name: 'A', type: 'MODULE' }, { file: 'b' }],
    ],
    [[token('flow', 'a'), token('name', 'A'), token('name', 'B')], { problem: '--name stands twice behind --flow a.' }],
    [[token('name', 'A')], { problem: '--name belongs to a flow: put it behind its --flow.' }],
    [[token('flow', 'a'), token('type', 'MODUL')], { problem: expect.stringContaining('Did you mean MODULE?') }],
  ])('%j', (tokens, expected) => {
    expect(readFlowOptions(tokens)).toEqual(expected);
  });
});
