import { expect, test } from '@jest/globals';
import { formatElapsed, inWords } from '../../../local/timeline/format.ts';

const HOUR_MS = 3_600_000;

test.each([
  [0, '0:00:00'],
  [-1, '0:00:00'],
  [59_999, '0:00:59'],
  [299_999, '0:04:59'],
  [8 * HOUR_MS, '8:00:00'],
  [26 * HOUR_MS, '26:00:00'],
])('%d ms after the start is %s', (elapsedMs, shown) => {
  expect(formatElapsed(elapsedMs)).toBe(shown);
});

test('a name of the service is read as words', () => {
  expect(inWords('CONTACT_FLOW_DISCONNECT')).toBe('contact flow disconnect');
});
