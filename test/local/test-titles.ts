import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface TestTitle {
  /** From `test/` on. */
  readonly file: string;
  readonly title: string;
}

/** `describe('…'`, `test('…'`, and the title of a table: `)('…'`. */
const TITLE = /(?:\b(?:describe|test)\(|\]\)\(|\)\)\(|\b\w+\)\()\s*(['"`])((?:\\.|(?!\1).)*)\1/g;

/** The titles of all tests and of what they stand under, as the files write them: `%s` stays as it is. */
export function testTitles(folder: string): readonly TestTitle[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(TITLE)].map(([, , title = '']) => ({
        file: relative(folder, file),
        title: title.replaceAll(/\\(.)/g, '$1'),
      })),
    );
}
