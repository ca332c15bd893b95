import { describe, expect, test } from '@jest/globals';
import { messageText } from '../../../../functions/shared/bots/message-text.ts';

const INTERACTIVE = 'application/vnd.amazonaws.connect.message.interactive';
const RESPONSE = 'application/vnd.amazonaws.connect.message.interactive.response';

const textOf = (contentType: string, content: unknown) => messageText(contentType, JSON.stringify(content));

describe('what a person reads in a message', () => {
  test.each(['text/plain', 'text/markdown'])(
    'is the text of a message of %s, even where it looks like JSON',
    (type) => {
      expect(messageText(type, '{"title":"Not a widget"}')).toBe('{"title":"Not a widget"}');
    },
  );

  test('is what was written where an interactive message is not JSON', () => {
    expect(messageText(INTERACTIVE, 'Which one?')).toBe('Which one?');
    expect(messageText(RESPONSE, 'Orders')).toBe('Orders');
  });

  test('is the title and the options of an interactive message, a line each', () => {
    const content = { title: 'What is it about?', elements: [{ title: 'Orders' }, { title: 'Returns' }] };
    expect(textOf(INTERACTIVE, { templateType: 'ListPicker', data: { content } })).toBe(
      'What is it about?\nOrders\nReturns',
    );
  });

  test('leaves out what an interactive message does not have, or has in another form', () => {
    const of = (content: unknown) => textOf(INTERACTIVE, { data: { content } });
    expect(of({ title: 'A panel' })).toBe('A panel');
    expect(of({ elements: [{ title: 'Orders' }, { title: 5 }, null, 'Returns'] })).toBe('Orders');
    expect(of({ title: 5, elements: 'Orders' })).toBe('');
    expect(textOf(INTERACTIVE, null)).toBe('');
    expect(textOf(INTERACTIVE, 'Orders')).toBe('');
  });
});

describe('the choice in the response to an interactive message', () => {
  test.each([
    ['text alone', 'Orders'],
    ['an action', { action: 'Orders' }],
    ['a title', { title: 'Orders' }],
    ['a value', { value: 'Orders' }],
    ['a selected option', { selectedOption: { title: 'Orders' } }],
    ['data that is text', { data: 'Orders' }],
    ['data with a selection', { data: { selection: 'Orders' } }],
    ['the content of the data', { templateType: 'ListPicker', data: { content: { selected: { title: 'Orders' } } } }],
    ['content that is text', { data: { content: 'Orders' } }],
  ])('is found in %s', (_where, response) => {
    expect(textOf(RESPONSE, response)).toBe('Orders');
  });

  test('is the one that stands outermost', () => {
    const response = { title: 'Orders', data: { title: 'Returns', content: { title: 'Other' } } };
    expect(textOf(RESPONSE, response)).toBe('Orders');
  });

  test('is no text where there is none', () => {
    expect(textOf(RESPONSE, { data: { content: { count: 5, title: { title: 5 } } } })).toBe('');
    expect(textOf(RESPONSE, null)).toBe('');
  });
});
