import { expect, test } from '@jest/globals';
import { checkFlow } from '../../../local/flows/check-flow.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';

test('a refusal names the place of a problem whose words do not', () => {
  const Actions = Array.from({ length: 251 }, (_, index) => ({ ...END, Identifier: `${index}` }));
  expect(() => checkFlow('Long', { ...flowOf(), StartAction: '0', Actions }, 'CONTACT_FLOW')).toThrow(
    'The flow "Long" would be refused:\n  Actions: A flow has at most 250 actions, got 251',
  );
});
