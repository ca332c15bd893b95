import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { joinNotices, LicenceProblem, noticesOf } from '../../notices/third-party-notices.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'notices-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const MIT = 'MIT License\n\nCopyright Somebody\n\nPermission is hereby granted …';

/** A package with one function, as esbuild finds it. */
function putPackage(name: string, manifest: object, files: Readonly<Record<string, string>> = {}): void {
  const folder = join(root, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, version: '1.2.3', main: 'index.js', ...manifest }),
  );
  writeFileSync(join(folder, 'index.js'), `export const made = () => '${name}';`);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
}

/** The notices of a bundle that uses these packages. */
async function bundle(...names: readonly string[]): Promise<string> {
  const lines = names.map((name, index) => `import { made as m${index} } from '${name}'; console.log(m${index}());`);
  writeFileSync(join(root, 'entry.js'), lines.join('\n'));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['entry.js'],
    outdir: 'out',
    bundle: true,
    metafile: true,
    logLevel: 'silent',
  });
  return noticesOf(metafile, root);
}

describe('the notices of a bundle', () => {
  test('tell each text once, under what comes with it', async () => {
    putPackage('one', { license: 'MIT' }, { LICENSE: MIT });
    putPackage('@team/two', { license: 'MIT' }, { 'licence.md': `${MIT.replaceAll('\n', '\r\n')}\r\n` });
    putPackage(
      'three',
      { license: 'Apache-2.0' },
      { 'LICENSE.txt': 'Apache License', NOTICE: 'Three was made by us.' },
    );
    putPackage('unused', { license: 'GPL-3.0' });
    const notices = await bundle('one', '@team/two', 'three');
    expect(notices).toContain('\n@team/two 1.2.3 (MIT)\none 1.2.3 (MIT)\n\nMIT License\n');
    expect(notices.match(/Permission is hereby granted/g)).toHaveLength(1);
    expect(notices).toContain('three 1.2.3 (Apache-2.0)\n\nApache License\n\nThree was made by us.\n');
    expect(notices).not.toContain('unused');
  });

  test('do not depend on the order in which the bundler lists', async () => {
    putPackage('one', { license: 'MIT' }, { LICENSE: MIT });
    putPackage('two', { license: 'ISC' }, { LICENSE: 'ISC License' });
    expect(await bundle('one', 'two')).toBe(await bundle('two', 'one'));
  });

  test('of packages that others bring along are those of the copy that was used', async () => {
    putPackage('one', { license: 'MIT' }, { LICENSE: MIT });
    putPackage('one/node_modules/two', { name: 'two', license: 'ISC', version: '2.0.0' }, { LICENSE: 'ISC License' });
    putPackage('two', { license: 'ISC' }, { LICENSE: 'ISC License' });
    writeFileSync(join(root, 'node_modules/one/index.js'), "export { made } from 'two';");
    expect(await bundle('one')).toContain('two 2.0.0 (ISC)');
  });

  test.each([
    ['without the text of its licence', { license: 'MIT' }, {}, 'one comes without the text of its licence, MIT.'],
    ['with an unknown licence', { license: 'GPL-3.0-only' }, { LICENSE: 'GPL' }, 'one has the licence "GPL-3.0-only"'],
    ['with a choice of licences', { license: '(MIT OR GPL-2.0)' }, { LICENSE: MIT }, 'which is not among those'],
    ['without a licence', {}, { LICENSE: MIT }, 'one has the licence that nobody names'],
    ['with a licence of the old form', { license: { type: 'MIT' } }, { LICENSE: MIT }, 'one has the licence {"type"'],
  ])('cannot be told of a package %s: the build fails', async (_, manifest, files, message) => {
    putPackage('one', manifest, files);
    const bundling = bundle('one');
    await expect(bundling).rejects.toThrow(LicenceProblem);
    await expect(bundling).rejects.toThrow(message);
  });

  test('are joined as if all were one bundle', async () => {
    putPackage('one', { license: 'MIT' }, { LICENSE: MIT });
    putPackage('two', { license: 'MIT' }, { LICENSE: MIT });
    putPackage('three', { license: 'ISC' }, { LICENSE: 'ISC License\n\nwith a second paragraph' });
    const [all, some, others] = [
      await bundle('one', 'two', 'three'),
      await bundle('one', 'three'),
      await bundle('two', 'one'),
    ];
    expect(joinNotices([some, others, others])).toBe(all);
  });
});

test('the licence of this project is the text that Apache’s licence has everywhere', () => {
  expect(readFileSync('LICENSE', 'utf8')).toContain('END OF TERMS AND CONDITIONS');
});
