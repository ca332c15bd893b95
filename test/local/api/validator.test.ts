import { describe, expect, test } from '@jest/globals';
import type { Shape } from '../../../local/api/model.ts';
import { validate } from '../../../local/api/validator.ts';

const SHAPES: Readonly<Record<string, Shape>> = {
  Text: { type: 'string' },
  Share: { type: 'double', min: 0, max: 1 },
  Time: { type: 'timestamp' },
  Count: { type: 'long', max: 9 },
  Flag: { type: 'boolean' },
  Empty: { type: 'structure' },
  Texts: { type: 'list', member: 'Text', min: 2 },
  Map: { type: 'map', key: 'Text', value: 'Text' },
  Either: { type: 'structure', union: true, members: { A: { shape: 'Text' }, B: { shape: 'Text' } } },
  Needy: {
    type: 'structure',
    required: ['When', 'Share'],
    members: { When: { shape: 'Time' }, Share: { shape: 'Share' } },
  },
  Blob: { type: 'blob' },
};

const problemsOf = (shape: string, value: unknown) =>
  validate(SHAPES, shape, value).problems.map(({ path, message }) => `${path} ${message}`);

describe('a value against a shape of the model', () => {
  test.each([
    ['Text', 5, 'The request must be a text, and is the number 5'],
    ['Text', null, 'The request must be a text, and is null'],
    ['Text', true, 'The request must be a text, and is true'],
    ['Share', '0.5', 'The request must be a number, and is a text'],
    ['Share', 1.5, ' must be 0 to 1, and is 1.5'],
    ['Time', Number.POSITIVE_INFINITY, 'The request must be a number, and is the number Infinity'],
    ['Count', 1.5, 'The request must be a whole number, and is the number 1.5'],
    ['Count', 10, ' must be at most 9, and is 10'],
    ['Flag', 'true', 'The request must be true or false, and is a text'],
    ['Empty', [], 'The request must be an object, and is a list'],
    ['Texts', {}, 'The request must be a list, and is an object'],
    ['Texts', ['a'], ' must have at least 2 items, and has 1'],
    ['Map', [], 'The request must be an object, and is a list'],
    ['Map', { a: 5 }, '.a must be a text, and is the number 5'],
    ['Either', {}, 'The request must have exactly one of A, B, and has none'],
    ['Either', { A: 'a', B: 'b' }, 'The request must have exactly one of A, B, and has 2'],
  ])('%s: %j', (shape, value, problem) => {
    expect(problemsOf(shape, value)).toEqual([problem]);
  });

  test('says what was expected of each member that is missing', () => {
    expect(problemsOf('Needy', { When: null })).toEqual([
      'When is missing: expected timestamp',
      'Share is missing: expected double',
    ]);
  });

  test('leaves out what the shape does not have', () => {
    expect(validate(SHAPES, 'Empty', { a: 1 })).toEqual({ value: {}, problems: [] });
    expect(validate(SHAPES, 'Map', { a: 'b', c: null })).toEqual({ value: { a: 'b' }, problems: [] });
  });

  test('takes any real number for a share and for a time', () => {
    expect(problemsOf('Needy', { When: 1.5e9, Share: 0.25 })).toEqual([]);
  });

  test('a shape that the model does not have is an error of ours', () => {
    expect(() => validate(SHAPES, 'Nothing', {})).toThrow('model.json has no shape Nothing');
  });

  test('a type of shape that nobody has taught it is an error of ours', () => {
    expect(() => validate(SHAPES, 'Blob', 'x')).toThrow('knows no shape of type blob');
  });
});
