import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { putInPlace } from '../../infra/put-in-place.ts';
import { temporaryFolder } from './support/temporary.ts';

/** A folder `name` with these files, each with its text. */
function folderWith(parent: string, name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(parent, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

test('a folder comes to hold what the fresh one holds, and what is equal stays untouched', () => {
  const parent = temporaryFolder();
  const folder = folderWith(parent, 'bundles', {
    'one/index.mjs': 'same',
    'one/old.mjs': 'old',
    'two/index.mjs': 'old',
  });
  const fresh = folderWith(parent, 'bundles-x', {
    'one/index.mjs': 'same',
    'two/index.mjs': 'new',
    'two/new.mjs': 'new',
  });
  const untouched = statSync(join(folder, 'one/index.mjs'));
  putInPlace(fresh, folder);
  expect(readdirSync(join(folder, 'one'))).toEqual(['index.mjs']);
  expect(readFileSync(join(folder, 'two/index.mjs'), 'utf8')).toBe('new');
  expect(readFileSync(join(folder, 'two/new.mjs'), 'utf8')).toBe('new');
  expect(statSync(join(folder, 'one/index.mjs')).ino).toBe(untouched.ino);
});

test('a folder that is not there yet is made', () => {
  const parent = temporaryFolder();
  putInPlace(folderWith(parent, 'fresh', { 'one/index.mjs': 'new' }), join(parent, 'bundles'));
  expect(readFileSync(join(parent, 'bundles/one/index.mjs'), 'utf8')).toBe('new');
});
