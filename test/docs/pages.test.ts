import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readSource, sourceFiles } from '../walls/imports.ts';
import { PAGES, ROOT, readPage } from './pages.ts';

describe.each(PAGES)('%s', (file) => {
  const page = readPage(file);

  test('links lead to files and headings that exist', () => {
    const broken = page.links.filter((link) => !/^https?:/.test(link) && !leadsSomewhere(file, link));
    expect(broken).toEqual([]);
  });

  test('no sentence has thirty words or more', () => {
    const long = page.prose.flatMap(sentences).filter((sentence) => sentence.split(' ').length >= 30);
    expect(long).toEqual([]);
  });
});

test('CONTRIBUTING.md names each file that a new language needs', () => {
  const inEachLanguage = sourceFiles('functions').filter((file) => readSource(file).includes('Record<Language, '));
  const { names } = readPage('CONTRIBUTING.md');
  expect(inEachLanguage.length).toBeGreaterThan(2);
  expect(inEachLanguage.filter((file) => !names.includes(basename(file)))).toEqual([]);
});

function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : relative(ROOT, resolve(ROOT, dirname(from), path));
  if (!existsSync(join(ROOT, target))) return false;
  return anchor === undefined || readPage(target).anchors.includes(anchor);
}

function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence !== '');
}
