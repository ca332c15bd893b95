import { describe, expect, test } from '@jest/globals';
import { PARAMETER_NAMES, planReading } from '../../../functions/read-transcript/plan-reading.ts';

const plan = (parameters: Readonly<Record<string, string>>) => planReading(new Map(Object.entries(parameters)));

const ROLES = ['CUSTOMER', 'CUSTOM_BOT', 'AGENT', 'SUPERVISOR', 'SYSTEM'];
const A_COUNT = 'maxMessages is not a whole number from 1 to 1000 in plain digits.';

describe('what a block wants to read', () => {
  test('is named by three parameters, and is all that anybody wrote by default, oldest first', () => {
    expect(PARAMETER_NAMES).toEqual(['maxMessages', 'roles', 'order']);
    expect(plan({})).toEqual({ plan: { maxMessages: 1000, roles: ROLES, order: 'ASCENDING' } });
  });

  test('may be so many of some roles, in whatever case, and newest first', () => {
    expect(plan({ maxMessages: '20', roles: ' customer , Custom_Bot', order: 'descending' })).toEqual({
      plan: { maxMessages: 20, roles: ['CUSTOMER', 'CUSTOM_BOT'], order: 'DESCENDING' },
    });
  });

  test.each([
    ['1', 1],
    ['0001', 1],
    ['1000', 1000],
  ])('may be %s messages', (maxMessages, count) => {
    expect(plan({ maxMessages })).toMatchObject({ plan: { maxMessages: count } });
  });

  test.each(['0', '1001', '00001', '9999', '-1', '1.5', '1e2', 'x1', '1x', 'all'])(
    'cannot be "%s" messages',
    (maxMessages) => {
      expect(plan({ maxMessages })).toEqual({ problems: [A_COUNT] });
    },
  );

  test('is refused with every problem at once, and with what was meant or what there is', () => {
    expect(plan({ maxMessages: '0', roles: 'CUSTOMR,,AGENT,bystander', order: 'ASCENDIN' })).toEqual({
      problems: [
        A_COUNT,
        'roles names an unknown role. Did you mean CUSTOMER?',
        `roles names an unknown role. Known are ${ROLES.join(', ')}.`,
        `roles names an unknown role. Known are ${ROLES.join(', ')}.`,
        'order names an unknown order. Did you mean ASCENDING?',
      ],
    });
    expect(plan({ order: 'newest' })).toEqual({
      problems: ['order names an unknown order. Known are ASCENDING, DESCENDING.'],
    });
  });
});
