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
    ["$.Attributes.['order number']", 'Attributes', ['order number']],
    ["$.External.['a b'].c['d']", 'External', ['a b', 'c', 'd']],
    ["$['AwsRegion']", 'AwsRegion', []],
    ["$.['Attributes']['x']", 'Attributes', ['x']],
    [
      "$.SegmentAttributes['connect:CustomerAuthentication']['Status']",
      'SegmentAttributes',
      ['connect:CustomerAuthentication', 'Status'],
    ],
    ['$.Attributes.$.Attributes.x', 'Attributes', ['$', 'Attributes', 'x']],
    [
      '`$.DataTableList.ResultData.primaryKeyGroups.default[0].x`',
      'DataTableList',
      ['ResultData', 'primaryKeyGroups', 'default', '0', 'x'],
    ],
    ['$.Tags', 'Tags', []],
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

  test('a price in backticks, and a number in brackets, are text', () => {
    expect(
      splitText('`$.Attributes.price` [1], $.Attributes.x[2]').map((part) =>
        typeof part === 'string' ? part : part.text,
      ),
    ).toEqual(['`', '$.Attributes.price', '` [1], ', '$.Attributes.x', '[2]']);
  });

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
