import { describe, expect, test } from '@jest/globals';
import { PARAMETER_NAMES, planLookUp } from '../../../functions/look-up-contact/plan-look-up.ts';

const plan = (parameters: Readonly<Record<string, string>>) => planLookUp(new Map(Object.entries(parameters)));

const AN_ID = 'contactId is not the id of a contact: expected one such as $.RelatedContactId gives.';

describe('the contact that a block asks for', () => {
  test('is named by one of two parameters, and is its own by default', () => {
    expect(PARAMETER_NAMES).toEqual(['which', 'contactId']);
    expect(plan({})).toEqual({ plan: { which: 'current' } });
  });

  test.each(['current', 'previous', 'initial', 'related', 'lastAgent'])('may be the %s one', (which) => {
    expect(plan({ which })).toEqual({ plan: { which } });
  });

  test.each(['a', 'A9._:/-', 'a'.repeat(256)])('may be named by its id: %.20s', (contactId) => {
    expect(plan({ contactId })).toEqual({ plan: { contactId } });
  });

  test.each(['', 'a'.repeat(257), 'a b', '?a', 'a?'])('cannot be named by what is not an id: "%.20s"', (contactId) => {
    expect(plan({ contactId })).toEqual({ problems: [AN_ID] });
  });

  test('that cannot be looked up is told with what was meant, or with what there is', () => {
    expect(plan({ which: 'previos' })).toEqual({
      problems: ['which names no contact that can be looked up. Did you mean previous?'],
    });
    expect(plan({ which: 'next' })).toEqual({
      problems: [
        'which names no contact that can be looked up. It can be current, previous, initial, related, lastAgent.',
      ],
    });
  });

  test('every problem is told at once', () => {
    expect(plan({ which: 'initail', contactId: '?' })).toEqual({
      problems: [
        'which and contactId both name a contact: leave one of them out.',
        AN_ID,
        'which names no contact that can be looked up. Did you mean initial?',
      ],
    });
    expect(plan({ which: 'current', contactId: 'a' })).toEqual({
      problems: ['which and contactId both name a contact: leave one of them out.'],
    });
  });
});
