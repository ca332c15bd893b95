import { describe, expect, test } from '@jest/globals';
import { compileFilterPolicy } from '../../../../local/services/sns/filter-policy.ts';

const byBody = (policy: unknown, message: string) =>
  compileFilterPolicy(policy, 'MessageBody')({ message, attributes: {} });

describe('a filter policy that could not be kept is refused when it is made', () => {
  test.each([
    ['a policy that is a list', [], 'Anything but an object'],
    ['an operator among the keys', { $and: [] }, '$and'],
    ['a value that is not a list', { role: 'CUSTOMER' }, 'The value of role'],
    ['$or with one policy', { $or: [{ role: ['CUSTOMER'] }] }, '$or with anything but two patterns or more'],
    ['$or with a text', { $or: ['a', 'b'] }, '$or with anything but two patterns or more'],
    ['a condition of two operators', { role: [{ prefix: 'A', suffix: 'B' }] }, 'A condition of several operators'],
    ['a condition of none', { role: [{}] }, 'An empty condition'],
    ['an operator of event patterns alone', { ip: [{ wildcard: '*.1' }] }, 'wildcard in a filter policy'],
    ['a prefix that is a number', { role: [{ prefix: 5 }] }, 'prefix'],
    ['a comparison that there is not', { size: [{ numeric: ['~', 5] }] }, 'numeric ["~",5]'],
    ['a bound that is not a number', { size: [{ numeric: ['=', '5'] }] }, 'numeric ["=","5"]'],
    ['a range without its end', { size: [{ numeric: ['>', 1, '<'] }] }, 'numeric [">",1,"<"]'],
  ])('%s', (_what, policy, named) => {
    expect(() => compileFilterPolicy(policy, 'MessageAttributes')).toThrow(
      expect.objectContaining({ name: 'PatternNotEmulated', message: expect.stringContaining(named) }),
    );
  });
});

describe('by the body', () => {
  test.each([
    [null, 'text', true],
    [{ a: [1] }, 'text', false],
    [{ a: [1] }, '[1]', false],
    [{ a: { b: ['x'] } }, '{"a":{"b":"x"}}', true],
    [{ a: { b: ['x'] } }, '{"a":[{"b":"y"},{"b":"x"}]}', true],
    [{ a: { b: ['x'] } }, '{"a":"x"}', false],
    [{ a: { b: ['x'] } }, '{}', false],
    [{ a: [{ exists: false }] }, '{}', true],
    [{ a: { b: [{ exists: false }] } }, '{}', true],
    [{ a: [{ cidr: '10.0.0.0/24' }] }, '{"a":"10.0.0.7"}', true],
    [{ a: [{ exists: true }] }, '{"a":null}', true],
    [{ a: [{ 'anything-but': ['x', { prefix: 'y' }] }] }, '{"a":"yes"}', false],
    [{ a: [{ 'anything-but': 'x' }] }, '{"a":"z"}', true],
    [{ a: [{ suffix: '.png' }] }, '{"a":"cat.png"}', true],
    [{ a: [{ 'equals-ignore-case': 'YES' }] }, '{"a":"yes"}', true],
    [{ a: [{ numeric: ['>=', 1, '<', 5] }] }, '{"a":1}', true],
    [{ a: [{ numeric: ['>', 1, '<=', 5] }] }, '{"a":1}', false],
    [{ a: [{ numeric: ['=', 5] }] }, '{"a":"5"}', false],
    [{ $or: [{ a: ['x'] }, { b: ['y'] }] }, '{"b":"y"}', true],
  ])('%j takes %s: %p', (policy, message, taken) => {
    expect(byBody(policy, message)).toBe(taken);
  });
});

test('by the attributes, a binary one counts as if it were not there', () => {
  const takes = compileFilterPolicy({ photo: [{ exists: true }] }, 'MessageAttributes');
  expect(takes({ message: '', attributes: { photo: { type: 'Binary', value: 'YQ==' } } })).toBe(false);
  expect(takes({ message: '', attributes: { photo: { type: 'Number', value: '5' } } })).toBe(true);
});
