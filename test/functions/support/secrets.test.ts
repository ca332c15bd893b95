import { expect, test } from '@jest/globals';
import { secretsIn } from './secrets.ts';

const SECRET = 'Grüße, "Mia" & 4711: wo ist das Päckchen?';

test.each([
  ['as it is', `a ${SECRET} b`],
  ['in JSON', JSON.stringify({ text: `a ${SECRET}` })],
  ['URL-encoded', `x=${encodeURIComponent(`a ${SECRET}`)}`],
  ...['', 'a', 'ab', 'abc'].flatMap((before): [string, string][] => [
    [`in base64 after ${before.length} others`, Buffer.from(`${before}${SECRET} and more`).toString('base64')],
    [`in base64url after ${before.length} others`, Buffer.from(`${before}${SECRET}`).toString('base64url')],
  ]),
])('a secret is found %s', (_how, text) => {
  expect(secretsIn(`before ${text} after`, [SECRET, 'another secret'])).toEqual([SECRET]);
});
