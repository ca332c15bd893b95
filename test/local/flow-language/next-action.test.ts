import { describe, expect, test } from '@jest/globals';
import { waysOf } from '../../../local/flow-language/graph.ts';
import { didYouMean, endsLambdaChain, nearest } from '../../../local/flow-language/index.ts';

const condition = (NextAction: string) => ({ NextAction, Condition: { Operator: 'Equals', Operands: ['x'] } });
const error = (NextAction: string) => ({ NextAction, ErrorType: 'NoMatchingError' });
const waysOn = (type: string, transitions: unknown) => waysOf(type, transitions).map(({ kind }) => kind);

describe('a next action', () => {
  test('repeats a branch where every path is one', () => {
    const Transitions = { NextAction: 'b', Conditions: [condition('a')], Errors: [error('b')] };
    expect(waysOn('Wait', Transitions)).toEqual(['CONDITION', 'ERROR']);
    expect(waysOn('Wait', { NextAction: 'b' })).toEqual(['NEXT']);
    expect(waysOn('TagContact', { NextAction: 'b', Errors: [error('b')] })).toEqual(['NEXT', 'ERROR']);
  });

  test('of an unknown type repeats a branch where there are conditions and one leads to the same place', () => {
    const Conditions = [condition('a')];
    expect(waysOn('SendFax', { NextAction: 'b', Conditions, Errors: [error('b')] })).toEqual(['CONDITION', 'ERROR']);
    expect(waysOn('SendFax', { NextAction: 'c', Conditions, Errors: [error('b')] })).toEqual([
      'NEXT',
      'CONDITION',
      'ERROR',
    ]);
    expect(waysOn('SendFax', { NextAction: 'b', Errors: [error('b')] })).toEqual(['NEXT', 'ERROR']);
  });

  test.each([[undefined], [null], [[]], [{ Conditions: 7, Errors: [7, {}] }]])(
    '%j is read as far as it can be',
    (given) => {
      expect(waysOf('SendFax', given).map(({ target }) => target)).toEqual(
        given === undefined || given === null || Array.isArray(given) ? [] : [''],
      );
    },
  );
});

describe('a chain of Lambda blocks', () => {
  test.each([
    ['MessageParticipant', true],
    ['ConnectParticipantWithLexBot', true],
    ['ShowView', true],
    ['Wait', true],
    ['Loop', false],
    ['GetParticipantInput', false],
    ['MessageParticipantIteratively', false],
    ['SendFax', false],
  ])('is ended by %s: %s', (type, expected) => {
    expect(endsLambdaChain(type)).toBe(expected);
  });
});

describe('a misspelt name', () => {
  test.each([
    ['Waif', 'Wait'],
    ['wait', 'Wait'],
    ['Loops', 'Loop'],
    ['Shout', undefined],
    ['', undefined],
  ])('%s stands for %s', (name, meant) => {
    expect(nearest(name, ['Wait', 'Loop'])).toBe(meant);
    expect(didYouMean(name, ['Wait', 'Loop'])).toBe(meant === undefined ? '' : ` Did you mean ${meant}?`);
  });

  test('is not looked for where it is far longer than any known one', () => {
    expect(nearest('Wait'.repeat(25_000), ['Wait'])).toBeUndefined();
  });
});
