import { describe, expect, test } from '@jest/globals';
import {
  actionLanguage,
  blockName,
  blockTitle,
  branchLabel,
  FLOW_TYPES,
  flowTypeName,
  OPERATOR_SIGNS,
} from '../../../local/flow-language/index.ts';

describe('a block’s title', () => {
  test('is the flow designer’s name of its action', () => {
    for (const [type, { title }] of actionLanguage) expect(blockTitle(type, {})).toBe(title);
  });

  test.each([
    ['CustomerRemaining', 'Set disconnect flow'],
    ['CustomerQueue', 'Set customer queue flow'],
    ['PauseContact', 'Set event flow'],
    ['constructor', 'Set event flow'],
  ])('of the event %s is "%s"', (hook, title) => {
    expect(blockTitle('UpdateContactEventHooks', { EventHooks: { [hook]: 'f-1' } })).toBe(title);
  });

  test.each([
    ['SendFax', 'Send fax'],
    ['toString', 'to string'],
  ])('of an unknown type is made of its words: %s', (type, title) => {
    expect(blockTitle(type, {})).toBe(title);
  });
});

describe('a block’s name', () => {
  test('is its identifier, or its title where that tells nothing', () => {
    expect(blockName('Greet', 'Play prompt')).toBe('Greet');
    expect(blockName('0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0', 'Play prompt')).toBe('Play prompt');
  });
});

describe('a flow type’s name', () => {
  test('is the console’s, for every type', () => {
    for (const type of FLOW_TYPES) expect(flowTypeName(type)).toMatch(/^[a-z ]+$/);
    expect(flowTypeName('CONTACT_FLOW')).toBe('inbound flow');
    expect(flowTypeName('SOMETHING_NEW')).toBe('SOMETHING_NEW');
  });
});

describe('a branch’s label', () => {
  const condition = (branch: string, operator?: string) => ({
    kind: 'CONDITION' as const,
    branch,
    target: 'end',
    ...(operator === undefined ? {} : { operator }),
  });

  test('of a comparison is its sign and its operand', () => {
    for (const operator of Object.keys(OPERATOR_SIGNS)) {
      expect(branchLabel('Compare', condition('7', operator))).toMatch(
        /^(=|<|>|≤|≥|starts with|ends with|contains) 7$/,
      );
    }
    expect(branchLabel('Compare', condition('7'))).toBe('= 7');
    expect(branchLabel('Compare', condition('7', 'LooksLike'))).toBe('LooksLike 7');
  });

  test.each([
    ['Wait', 'CustomerReturned', 'customer returned'],
    ['Loop', 'ContinueLooping', 'looping'],
    ['CheckHoursOfOperation', 'True', 'in hours'],
    ['Wait', 'SomethingNew', 'SomethingNew'],
    ['GetParticipantInput', '1', '= 1'],
  ])('of %s is the result %s in words', (type, branch, label) => {
    expect(branchLabel(type, condition(branch, 'Equals'))).toBe(label);
  });

  test('of an error is its type in words, and of the way on nothing', () => {
    const error = (branch: string) => ({ kind: 'ERROR' as const, branch, target: 'end' });
    expect(branchLabel('Wait', error('NoMatchingError'))).toBe('error');
    expect(branchLabel('Wait', error('SomethingNew'))).toBe('SomethingNew');
    expect(branchLabel('Wait', { kind: 'NEXT', branch: 'next', target: 'end' })).toBe('');
  });
});
