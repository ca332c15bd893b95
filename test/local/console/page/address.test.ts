import { describe, expect, test } from '@jest/globals';
import { readAddress, withAddress } from '../../../../local/console/page/address.ts';

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

  test('is changed member by member, and comes out as it went in', () => {
    const hash = withAddress('#chat=c1&view=flow', { at: AT, view: undefined });
    expect(readAddress(hash)).toEqual({ chat: 'c1', at: AT });
    expect(withAddress('#chat=c1', { chat: undefined })).toBe('');
    expect(readAddress(withAddress('', { chat: 'a&b=c#d' }))).toEqual({ chat: 'a&b=c#d' });
  });
});
