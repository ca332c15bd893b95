import { describe, expect, test } from '@jest/globals';
import { parseReference, splitText } from '../../../local/flow-language/index.ts';

describe('a reference', () => {
  test.each([
    ['$.ContactId', 'ContactId', []],
    ['$.Attributes.language', 'Attributes', ['language']],
    ['$.External.a.b', 'External', ['a', 'b']],
    ['$.Queue.Name', 'Queue', ['Name']],
    ['$.Attributes.with-dash_and_2', 'Attributes', ['with-dash_and_2']],
    ["$.SegmentAttributes['connect:Subtype'].ValueString", 'SegmentAttributes', ['connect:Subtype', 'ValueString']],
    ['$.Attributes["with space"]', 'Attributes', ['with space']],
    ['$.Views.ViewResultData.FormData.disposition.0', 'Views', ['ViewResultData', 'FormData', 'disposition', '0']],
  ])('%s', (text, root, path) => {
    expect(parseReference(text)).toEqual({ text, root, path });
  });

  test.each(['', 'Attributes.x', '$', '$.', '$.5', ' $.ContactId', '$.ContactId ', '$.ContactId.', '$.A.b$.C.d'])(
    'is not "%s"',
    (text) => {
      expect(parseReference(text)).toBeUndefined();
    },
  );

  test('stands in a text, and punctuation after it is text', () => {
    expect(splitText('Hi $.Attributes.name. $5, $.ContactId!')).toEqual([
      'Hi ',
      { text: '$.Attributes.name', root: 'Attributes', path: ['name'] },
      '. $5, ',
      { text: '$.ContactId', root: 'ContactId', path: [] },
      '!',
    ]);
  });
});
