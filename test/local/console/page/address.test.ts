import { describe, expect, test } from '@jest/globals';
import { findEntry, nameOfEntry, readAddress, withAddress } from '../../../../local/console/page/address.ts';

const AT = '2026-11-26T09:20:26.000Z';

describe('the page’s address', () => {
  test.each([
    ['', {}],
    ['#', {}],
    [`#chat=c1&view=flow&at=${encodeURIComponent(AT)}`, { chat: 'c1', view: 'flow', at: AT }],
    ['#chat=&other=1', {}],
    ['#chat=%', { chat: '%' }],
  ])('%j says %j', (hash, address) => {
    expect(readAddress(hash)).toEqual(address);
  });

  test('names an entry among those of the same moment', () => {
    const entries = ['1', '2', '2', '2', '3'].map((at) => ({ at }));
    for (const index of entries.keys()) expect(findEntry(entries, nameOfEntry(entries, index) ?? '')).toBe(index);
    expect(nameOfEntry(entries, 2)).toBe('2~1');
    expect(['4', '2~3', '2~x', '', '3~-1'].map((name) => findEntry(entries, name))).toEqual([-1, -1, -1, -1, -1]);
    expect(nameOfEntry(entries, 5)).toBeUndefined();
  });

  test('is changed member by member, and comes out as it went in', () => {
    const hash = withAddress('#chat=c1&view=flow', { at: AT, view: undefined });
    expect(readAddress(hash)).toEqual({ chat: 'c1', at: AT });
    expect(withAddress('#chat=c1', { chat: undefined })).toBe('');
    expect(readAddress(withAddress('', { chat: 'a&b=c#d' }))).toEqual({ chat: 'a&b=c#d' });
  });
});
