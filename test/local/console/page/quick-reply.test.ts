import { expect, test } from '@jest/globals';
import { quickReplyOf, responseTo } from '../../../../local/console/page/quick-reply.ts';

const TYPE = 'application/vnd.amazonaws.connect.message.interactive';

test('a tap on a choice sends it as a response of the template', () => {
  const { contentType, message } = responseTo('Billing');
  expect(contentType).toBe(`${TYPE}.response`);
  expect(JSON.parse(message)).toEqual({
    templateType: 'QuickReply',
    version: '1.0',
    data: { content: { title: 'Billing' } },
  });
});

test('a quick reply asks with its title and subtitle; without choices there is nothing to tap', () => {
  const reply = (elements: unknown) =>
    JSON.stringify({ templateType: 'QuickReply', data: { content: { title: 'Why?', subtitle: 'Tap.', elements } } });
  expect(quickReplyOf(TYPE, reply([{ title: 'Billing' }, {}]))).toEqual({
    prompt: 'Why?\nTap.',
    choices: ['Billing', ''],
  });
  expect(quickReplyOf(TYPE, reply([]))).toBeUndefined();
  expect(quickReplyOf(TYPE, reply('none'))).toBeUndefined();
});
