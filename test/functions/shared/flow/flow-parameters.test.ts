import { describe, expect, test } from '@jest/globals';
import { readParameters, wantsErrorsReturned } from '../../../../functions/shared/flow/flow-parameters.ts';

const read = (raw: Readonly<Record<string, unknown>>) => {
  const { parameters, problems } = readParameters(raw, ['policy', 'agentIdleMinutes']);
  return { parameters: Object.fromEntries(parameters), problems };
};

describe('the parameters of a block', () => {
  test('are those that have a value, without the blanks around it', () => {
    expect(read({ policy: ' patient ', agentIdleMinutes: '', onError: ' RETURN ' })).toEqual({
      parameters: { policy: 'patient', onError: 'RETURN' },
      problems: [],
    });
  });

  test.each(['', '  ', null, undefined])('are absent where they are %p', (policy) => {
    expect(read({ policy })).toEqual({ parameters: {}, problems: [] });
  });

  test.each([
    [5, 'a number'],
    [true, 'a boolean'],
    [{}, 'an object'],
    [[], 'a list'],
  ])('must be text, and not %p', (policy, kind) => {
    expect(read({ policy })).toEqual({ parameters: {}, problems: [`policy must be text, and is ${kind}.`] });
  });

  test('that are not known are told with what was meant, or with what there is, and the others are read', () => {
    expect(read({ polcy: 'a', speed: 'b', policy: 'c', onErr: 'return' })).toEqual({
      parameters: { policy: 'c' },
      problems: [
        'There is no parameter "polcy". Did you mean policy?',
        'There is no parameter "speed". Known are policy, agentIdleMinutes, onError.',
        'There is no parameter "onErr". Did you mean onError?',
      ],
    });
  });

  test('are told of in their order', () => {
    expect(read({ policy: 5, onError: 'ignore', agentIdleMinutes: [], more: '' }).problems).toEqual([
      'policy must be text, and is a number.',
      'onError can only be "return". Leave it out to have failures take the block\'s Error branch.',
      'agentIdleMinutes must be text, and is a list.',
      'There is no parameter "more". Known are policy, agentIdleMinutes, onError.',
    ]);
  });

  test('can ask for errors as results, and for nothing else in their place', () => {
    expect(read({ onError: 'ignore' })).toEqual({
      parameters: {},
      problems: ['onError can only be "return". Leave it out to have failures take the block\'s Error branch.'],
    });
  });
});

describe('errors as results', () => {
  const wants = (onError: unknown) => wantsErrorsReturned({ Details: { Parameters: { onError } } });

  test.each(['return', ' Return '])('are asked for by %p', (onError) => {
    expect(wants(onError)).toBe(true);
  });

  test.each(['', 'ignore', 'returned', 5, null, undefined])('are not asked for by %p', (onError) => {
    expect(wants(onError)).toBe(false);
  });

  test.each([undefined, null, 'text', {}, { Details: null }, { Details: { Parameters: [] } }])(
    'are not asked for by the event %p',
    (event) => {
      expect(wantsErrorsReturned(event)).toBe(false);
    },
  );
});
