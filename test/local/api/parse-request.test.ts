import { expect, test } from '@jest/globals';
import { OPERATIONS } from '../../../local/api/model.ts';
import { parseInput } from '../../../local/api/parse-request.ts';
import { given } from './people.ts';

test('a place for a member that nobody reads is an error of ours', () => {
  const model = given(OPERATIONS.get('DescribeView'));
  const request = { method: 'GET', path: '/', query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0) };
  const shapes = {
    ...model.shapes,
    [model.input]: { type: 'structure', members: { Flavour: { shape: 'ViewToken', location: 'cookie' } } },
  };
  expect(() => parseInput({ model: { ...model, shapes }, labels: new Map() }, request)).toThrow(
    'DescribeView: no reader for a member in cookie.',
  );
});
