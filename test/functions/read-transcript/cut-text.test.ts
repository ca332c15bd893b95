import { describe, expect, test } from '@jest/globals';
import { cutText, jsonBytes } from '../../../functions/read-transcript/cut-text.ts';

describe('a text in a result', () => {
  test('has the bytes that it has in JSON, without the quotes', () => {
    expect([jsonBytes('abc'), jsonBytes('"'), jsonBytes('ü'), jsonBytes('…')]).toEqual([3, 2, 2, 3]);
  });

  test.each([
    ['abcdefghij', 10, 'abcdefghij', 'abcdefghij'],
    ['abcdefghijk', 10, 'abcdefg…', '…efghijk'],
    ['abcdefghij', 4, 'a…', '…j'],
    ['abcdefghij', 3, '…', '…'],
    ['""""""', 8, '""…', '…""'],
    // One character to a reader, of 8 bytes: two of them and an ellipsis have 19.
    ['👍🏽👍🏽👍🏽', 19, '👍🏽👍🏽…', '…👍🏽👍🏽'],
    ['👍🏽👍🏽👍🏽', 18, '👍🏽…', '…👍🏽'],
  ])('%s in %i bytes is %s from its beginning, and %s from its end', (text, bytes, beginning, end) => {
    expect([cutText(text, bytes), cutText(text, bytes, 'end')]).toEqual([beginning, end]);
  });
});
