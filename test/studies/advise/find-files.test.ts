import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { findFiles } from '../../../studies/advise/read/find-files.ts';
import { Folder } from './files.ts';

describe('folders', () => {
  test('one that cannot be read is refused by name', () => {
    using folder = new Folder();
    const path = `${folder.path}/closed`;
    mkdirSync(path, { mode: 0 });
    chmodSync(folder.path, 0o755);
    const user = process.geteuid?.();
    // Root may read everything.
    if (user === 0) process.seteuid?.(65_534);
    try {
      expect(() => findFiles([folder.path])).toThrow(`Cannot read the folder ${path}.`);
    } finally {
      if (user === 0) process.seteuid?.(user);
    }
  });

  test('what is no file and no folder, or lies in a file, is refused by name', () => {
    using folder = new Folder();
    const file = folder.write('chats.json', '{}');
    expect(() => findFiles(['/dev/null'])).toThrow('/dev/null is neither a file nor a folder.');
    expect(() => findFiles([`${file}/inside`])).toThrow(`There is no ${file}/inside. Give files or folders`);
    const long = 'x'.repeat(5000);
    expect(() => findFiles([long])).toThrow(`Cannot read ${long}. Give files or folders`);
    expect(() => findFiles([`${folder.path}/none`])).toThrow(`There is no ${folder.path}/none. Give files or folders`);
  });

  test('links in them and files whose names begin with a dot are left out', () => {
    using folder = new Folder();
    mkdirSync(`${folder.path}/b`);
    const [first, second] = [folder.write('c.json', '{}'), folder.write('b/a.json', '{}')];
    folder.write('.hidden.json', '{}');
    symlinkSync(first, `${folder.path}/link.json`);
    expect(findFiles([folder.path]).map(({ path }) => path)).toEqual([second, first]);
  });
});
