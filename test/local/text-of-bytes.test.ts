import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { jsonProblemOf } from '../../local/json-problem.ts';
import { textOfBytes } from '../../local/text-of-bytes.ts';

const TEXT = '{"Text": "Grüß Gott, 你好, 👋"}';

describe('the text of a file', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16, the high byte first', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
  ])('is read from %s, without the mark', (_encoding, bytes) => {
    expect(textOfBytes(bytes)).toBe(TEXT);
  });

  test.each([
    ['a picture', readFileSync('docs/advise.png')],
    ['another encoding', Buffer.from('Grüß Gott', 'latin1')],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['half of a character of UTF-16', Buffer.from([0xff, 0xfe, 0x3d, 0xd8])],
  ])('is not there for %s: nothing is guessed', (_what, bytes) => {
    expect(textOfBytes(bytes)).toBeUndefined();
  });
});

describe('why a text is not JSON', () => {
  test.each(['', '{"a":\n\u001b[2J', `"${'x'.repeat(5000)}`, `${'['.repeat(300)}\u2028`])(
    'is told on one line of 200 characters at most, case %#',
    (text) => {
      expect(jsonProblemOf(text)).toMatch(/^[\p{L}\p{N}\p{P}\p{S} ]{10,200}$/u);
    },
  );

  test('is nothing for JSON', () => {
    expect(jsonProblemOf('[]')).toBeUndefined();
  });
});
