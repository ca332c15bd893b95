import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PARAMETER_NAMES, planTimers, type TimerPolicies } from '../../../functions/set-chat-timers/plan-timers.ts';
import { readParameters } from '../../../functions/shared/flow/flow-parameters.ts';
import { TIMER_NAMES } from '../../../functions/shared/timers/chat-timers.ts';

const policies: TimerPolicies = new Map([
  [
    'default',
    {
      customerIdleMinutes: 5,
      customerAutoDisconnectMinutes: 15,
      agentIdleMinutes: 10,
      agentAutoDisconnectMinutes: 'unset',
    },
  ],
  ['patient', { customerIdleMinutes: 30 }],
]);

const decide = (parameters: Record<string, string>) => planTimers(new Map(Object.entries(parameters)), policies);

const problemsOf = (parameters: Record<string, string>): readonly string[] => {
  const decision = decide(parameters);
  return 'problems' in decision ? decision.problems : [];
};

describe('which timers a block asks for', () => {
  test('no parameters: the policy default', () => {
    expect(decide({})).toEqual({ plan: { policy: 'default', timers: policies.get('default') } });
  });

  test('timers without a policy: only those', () => {
    expect(decide({ agentIdleMinutes: '480' })).toEqual({
      plan: { policy: undefined, timers: { agentIdleMinutes: 480 } },
    });
  });

  test('a policy alone: its timers, and those it does not name are left alone', () => {
    expect(decide({ policy: 'patient' })).toEqual({ plan: { policy: 'patient', timers: { customerIdleMinutes: 30 } } });
  });

  test('a policy and timers: the timers override it', () => {
    expect(decide({ policy: 'patient', customerIdleMinutes: '2', agentIdleMinutes: 'UnSet' })).toEqual({
      plan: { policy: 'patient', timers: { customerIdleMinutes: 2, agentIdleMinutes: 'unset' } },
    });
  });

  test.each([
    ['1', 'is below 2'],
    ['0', 'is below 2'],
    ['481', 'is above 480'],
    ['99999999999999999999', 'is above 480'],
    ['5.5', 'has a fraction'],
    ['5,5', 'has a fraction'],
    ['5.0', 'has a fraction'],
    ['.5', 'has a fraction'],
    ['12.25', 'has a fraction'],
    ['x5.5', 'is not a number in plain digits'],
    ['5.5x', 'is not a number in plain digits'],
    ['+5', 'has a sign'],
    ['-10', 'has a sign'],
    ['+5x', 'is not a number in plain digits'],
    ['x+5', 'is not a number in plain digits'],
    ['1e2', 'is not a number in plain digits'],
    ['0x10', 'is not a number in plain digits'],
    ['Infinity', 'is not a number in plain digits'],
    ['NaN', 'is not a number in plain digits'],
    ['٥', 'is not a number in plain digits'],
    ['5 minutes', 'is not a number in plain digits'],
    ['5 0', 'is not a number in plain digits'],
  ])('%s is refused: it %s', (text, problem) => {
    expect(problemsOf({ customerIdleMinutes: text })).toEqual([
      `customerIdleMinutes ${problem}: give whole minutes from 2 to 480, or "unset".`,
    ]);
  });

  test('an unknown policy is refused with what was meant, or what there is', () => {
    expect(problemsOf({ policy: 'patiant' })).toEqual([
      'policy names no policy of this deployment. Did you mean patient?',
    ]);
    expect(problemsOf({ policy: '+49 30 123456' })).toEqual([
      'policy names no policy of this deployment. Deployed are default, patient.',
    ]);
  });

  test('every problem is told at once', () => {
    expect(problemsOf({ policy: 'x', customerIdleMinutes: '1', agentIdleMinutes: '5.5' })).toEqual([
      'customerIdleMinutes is below 2: give whole minutes from 2 to 480, or "unset".',
      'agentIdleMinutes has a fraction: give whole minutes from 2 to 480, or "unset".',
      'policy names no policy of this deployment. Deployed are default, patient.',
    ]);
  });
});

describe('whatever a block passes', () => {
  const name = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PARAMETER_NAMES) }, fc.string());
  const value = fc.oneof(
    fc.integer({ min: -10, max: 600 }).map(String),
    fc.constantFrom('unset', 'UNSET', 'default', 'patient', '', '  ', null),
    fc.double().map(String),
    fc.string({ unit: 'grapheme' }),
    fc.anything(),
  );
  const raw = fc.array(fc.tuple(name, value), { maxLength: 7 }).map((pairs) => Object.fromEntries(pairs));

  test('only 2 to 480 and unset are ever sent, else there are problems, and no value is quoted in them', () => {
    fc.assert(
      fc.property(raw, (parameters) => {
        const read = readParameters(parameters, PARAMETER_NAMES);
        const decision = planTimers(read.parameters, policies);
        if ('problems' in decision) {
          expect(decision.problems.length).toBeGreaterThan(0);
          return;
        }
        for (const timer of TIMER_NAMES) {
          const minutes = decision.plan.timers[timer];
          const isAllowed =
            minutes === undefined ||
            minutes === 'unset' ||
            (Number.isInteger(minutes) && minutes >= 2 && minutes <= 480);
          expect(isAllowed).toBe(true);
          const asked = parameters[timer];
          if (typeof asked === 'string' && asked.trim() !== '') {
            expect(String(minutes)).toBe(asked.trim().toLowerCase().replace(/^0+/, ''));
          }
        }
      }),
      { numRuns: 10_000 },
    );
  });

  test('no value is quoted in a problem', () => {
    const secret = fc.string({ minLength: 12, unit: fc.constantFrom(...'0123456789XYZ#') });
    fc.assert(
      fc.property(fc.constantFrom(...PARAMETER_NAMES), secret, (parameter, text) => {
        expect(problemsOf({ [parameter]: text }).join(' ')).not.toContain(text);
      }),
    );
  });
});
