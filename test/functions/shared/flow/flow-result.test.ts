import { describe, expect, test } from '@jest/globals';
import { checkStringMap } from '../../../../functions/shared/flow/flow-result.ts';

describe('a flow’s result', () => {
  test('of 32 KB goes through', () => {
    const result = { text: 'x'.repeat(32 * 1024 - '{"text":""}'.length) };
    expect(checkStringMap(result)).toBe(result);
  });

  test('of a byte more is refused, counted in UTF-8', () => {
    expect(() => checkStringMap({ text: 'ä'.repeat(16 * 1024) })).toThrow('Answering the flow failed (ResultTooLarge)');
  });

  test('that is nested is refused', () => {
    expect(() => checkStringMap(JSON.parse('{"contact":{"id":"1"}}'))).toThrow('ResultNotFlat');
  });
});
