import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { Folder, lines, rowsOf, transcriptOf } from './files.ts';

const NAMES = Array.from({ length: 4000 }, (_, number) => `chat-${number}`);
const JSON_LINES = lines(...NAMES.map((name) => ({ ...transcriptOf(name), Padding: 'x'.repeat(1000) })));
const FILES = {
  'lines of JSON': JSON_LINES,
  // Not compressed well, so that there is more than one chunk to read.
  'a compressed file': gzipSync(JSON_LINES, { level: 0 }),
  'a CSV': `chat,at,who,what,note\n${NAMES.map((name) => rowsOf(name, ['x'.repeat(1000)])).join('\n')}\n`,
} as const;

describe('progress moves with the bytes that are read', () => {
  test.each([
    ['lines of JSON', 1],
    ['a compressed file', 1],
    ['a CSV', 1],
    ['lines of JSON', 2],
    ['a compressed file', 2],
    ['a CSV', 2],
  ] as const)('of %s, with %d threads', async (kind, threads) => {
    using folder = new Folder();
    folder.write('chats', FILES[kind]);
    const told: { readonly done: number; readonly all: number }[] = [];
    const { sums } = await folder.gather({
      threads,
      partBytes: 1_000_000,
      onProgress: (done, all) => told.push({ done, all }),
    });
    expect(sums.all.chats).toBe(NAMES.length);
    const shares = told.map(({ done, all }) => done / all);
    expect(new Set(told.map(({ all }) => all))).toEqual(new Set([Buffer.byteLength(FILES[kind])]));
    expect(shares.at(-1)).toBe(1);
    // A megabyte at a time, each of five or more.
    expect(new Set(shares.map((share) => Math.floor(5 * share))).size).toBeGreaterThanOrEqual(5);
  });
});
