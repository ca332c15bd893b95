import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface TestTitle {
  /** From `test/` on. */
  readonly file: string;
  readonly title: string;
}

/** `describe('…'`, `test('…'`, and the title of a table: `)('…'`. */
const TITLE = /(?:\b(?:describe|test)|[\])\w]\))\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g;
/** A table that is a plain list of texts, and the title that each of them stands in. */
const TABLE = /\b(?:describe|test)\.each\(\[([^[\]()]*)\](?: as const)?\)\(\s*(['"`])((?:\\.|(?!\2).)*)\2/g;
const TEXT = /(['"`])((?:\\.|(?!\1).)*)\1/g;

/** The titles of all tests and of what they stand under; of tables, as the files write them and filled in. */
export function testTitles(folder: string): readonly TestTitle[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((path) => titlesOf(readFileSync(path, 'utf8')).map((title) => ({ file: relative(folder, path), title })));
}

export function titlesOf(source: string): readonly string[] {
  const written = [...source.matchAll(TITLE)].map(([, , title = '']) => title);
  const filled = [...source.matchAll(TABLE)].flatMap(([, table = '', , title = '']) =>
    [...table.matchAll(TEXT)].map(([, , text = '']) => title.replace('%s', text)),
  );
  return [...written, ...filled].map((title) => title.replaceAll(/\\(.)/g, '$1'));
}
