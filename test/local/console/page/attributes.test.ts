import { describe, expect, test } from '@jest/globals';
import { parseAttributes } from '../../../../local/console/page/attributes.ts';

describe('the attributes of a new chat', () => {
  test('are one name=value a line; a value may be empty, and may have an equals sign', () => {
    expect(parseAttributes('language=en\n\n  topic = billing \nnote=\nsum=1+1=2')).toEqual({
      ok: true,
      values: { language: 'en', topic: 'billing', note: '', sum: '1+1=2' },
    });
    expect(parseAttributes('')).toEqual({ ok: true, values: {} });
  });

  test('keep a name that objects have a meaning for', () => {
    const parsed = parseAttributes('__proto__=x');
    expect(parsed.ok && Object.entries(parsed.values)).toEqual([['__proto__', 'x']]);
  });

  test.each(['billing', '=billing', ' = '])('say which line is not name=value: %j', (line) => {
    expect(parseAttributes(`language=en\n${line}`)).toEqual({ ok: false, problem: 'Line 2 is not name=value.' });
  });
});
