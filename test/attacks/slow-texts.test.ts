import { expect, test } from '@jest/globals';
import { markdown } from '../../functions/run-chat-bot/bots/bot.ts';
import { isDisplayName } from '../../functions/shared/flow/display-name.ts';
import { printable } from '../../functions/shared/flow/printable.ts';
import { OPERATIONS } from '../../local/api/model.ts';
import { validate } from '../../local/api/validator.ts';
import { escapeControls } from '../../local/escape-controls.ts';
import { splitText } from '../../local/flow-language/index.ts';
import { parseLeadingJson } from '../../local/json.ts';

// Whatever reads a text takes a time that grows with its length. With the square of it, these would run into the limit
// that ends a test which hangs.
const MANY = 1_000_000;

test.each([
  ['quotation marks in a string without an end', `{"${'\\"'.repeat(MANY)}`],
  ['an escape at the end', `{"${'\\\\'.repeat(MANY)}\\`],
  ['braces without an end', '{'.repeat(MANY)],
  ['strings without an end', `{${'"a":"'.repeat(MANY / 4)}`],
])('a frame of the websocket with %s is not JSON', (_, text) => {
  expect(parseLeadingJson(text)).toBeUndefined();
});

test.each([
  ['what stands behind it', '{"a":"\\"}"} and more', { a: '"}' }],
  ['a string that has no end behind it', '{"a":1}"', { a: 1 }],
  ['an escape behind it', '{"a":"\\\\"}\\', { a: '\\' }],
])('the JSON at the beginning is read whatever follows: %s', (_, text, value) => {
  expect(parseLeadingJson(text)).toEqual(value);
});

test('a pattern of the service is not tried on a text of a wrong length', () => {
  const shapes = OPERATIONS.get('DescribeView')?.shapes ?? {};
  const email = { Email: { type: 'string', min: 1, max: 255, pattern: '[^\\s@]+@[^\\s@]+\\.[^\\s@]+' } };
  const { problems } = validate({ ...shapes, ...email }, 'Email', 'x'.repeat(MANY));
  expect(problems.map(({ message }) => message)).toEqual([`must have 1 to 255 characters, and has ${MANY}`]);
});

test.each(['[', '[](', '**', '`', '__', '[a](b', '# '])('a bot’s Markdown of many "%s" is made plain', (part) => {
  expect(markdown(part.repeat(16_000)).plain.length).toBeGreaterThan(0);
});

test('a link in Markdown is still made plain', () => {
  expect(markdown('See [our page](https://shop.example/a) and **this**.').plain).toBe(
    'See our page (https://shop.example/a) and this.',
  );
});

test.each(['$', '$.', "$['", '$.Attributes', '`$.DataTableList[0]', "$.A['b']["])(
  'a text of a flow with many "%s" is split at its references',
  (part) => {
    expect(splitText(part.repeat(MANY / 10)).length).toBeGreaterThan(0);
  },
);

test('names and texts of any length are checked and shown', () => {
  expect(isDisplayName('\u200b'.repeat(MANY))).toBe(false);
  expect(printable('\u200b'.repeat(MANY))).toHaveLength(41);
  expect(escapeControls('\u001b'.repeat(MANY / 8))).toHaveLength((MANY / 8) * 6);
});
