import { describe, expect, test } from '@jest/globals';
import { answerToView, offerOf, readableAnswer } from '../../../local/chat-widget/offer.ts';
import { readView } from '../../../local/chat-widget/view-data.ts';

const TYPE = 'application/vnd.amazonaws.connect.message.interactive';

function offered(templateType: string, content: unknown) {
  return offerOf(TYPE, JSON.stringify({ templateType, version: '1.0', data: { content } }));
}

describe('what an interactive message offers', () => {
  test('a quick reply is answered with a response of its template', () => {
    const offer = offered('QuickReply', { title: 'Why?', elements: [{ title: 'Billing' }] });
    expect(offer).toEqual({
      ...{ kind: 'CHOICES', title: 'Why?', subtitle: '', picture: '' },
      choices: [
        {
          ...{ title: 'Billing', subtitle: '', picture: '' },
          answer: {
            contentType: `${TYPE}.response`,
            message: '{"templateType":"QuickReply","version":"1.0","data":{"content":{"title":"Billing"}}}',
          },
        },
      ],
    });
  });

  test.each(['ListPicker', 'Panel'])('a %s is answered with the title as text', (templateType) => {
    const elements = [{ title: 'Apple', subtitle: '$1.00', imageDescription: 'An apple' }];
    const offer = offered(templateType, { title: 'Fruit', subtitle: 'Tap', imageDescription: 'A stall', elements });
    expect(offer).toEqual({
      ...{ kind: 'CHOICES', title: 'Fruit', subtitle: 'Tap', picture: 'A stall' },
      choices: [
        {
          ...{ title: 'Apple', subtitle: '$1.00', picture: 'An apple' },
          answer: { contentType: 'text/plain', message: 'Apple' },
        },
      ],
    });
  });

  test('a time picker is answered with the date as it was offered', () => {
    const timeslots = [{ date: '2026-11-26T13:00+00:00', duration: 45 }, { date: 'soon' }];
    expect(offered('TimePicker', { title: 'When?', timeslots })).toMatchObject({
      kind: 'TIMES',
      choices: [{ subtitle: '45 min', answer: { contentType: 'text/plain', message: '2026-11-26T13:00+00:00' } }],
    });
  });

  test('a carousel is answered with the panel and the choice', () => {
    const panel = (title: string) => ({
      templateIdentifier: `id of ${title}`,
      templateType: 'Panel',
      data: {
        content: { title, elements: [{ title: 'Book' }, { title: 'More', type: 'hyperlink', url: 'https://a.b' }] },
      },
    });
    const offer = offered('Carousel', { title: 'Hotels', elements: [panel('Lake'), panel('Hill'), 7] });
    if (offer?.kind !== 'CAROUSEL') throw new Error('It is not a carousel.');
    expect(offer.panels.map(({ title }) => title)).toEqual(['Lake', 'Hill']);
    const [book, more] = offer.panels[1]?.choices ?? [];
    expect(more?.link).toBe('https://a.b');
    expect(readableAnswer(book?.answer.message ?? '')).toBe('Hill: Book');
    expect(JSON.parse(book?.answer.message ?? '')).toEqual({
      ...{ listTitle: 'Hill', selectionText: 'Book', templateIdentifier: 'id of Hill' },
    });
  });

  test('a link that opens no page is a choice like any other', () => {
    const elements = [{ title: 'Run', type: 'hyperlink', url: 'javascript:alert(1)' }];
    const offer = offered('Panel', { title: 'Hm', elements });
    expect(offer).toMatchObject({ choices: [{ title: 'Run', answer: { message: 'Run' } }] });
    expect(offer).not.toMatchObject({ choices: [{ link: expect.anything() }] });
  });

  test.each(['{', 'null', '[]', '{"templateType":"ListPicker"}', '{"data":{"content":{"elements":"none"}}}'])(
    'what cannot be read offers nothing: %s',
    (content) => {
      expect(offerOf(TYPE, content)).toBeUndefined();
    },
  );

  test('a carousel of no panel that can be read offers nothing, and a time without a length has none', () => {
    expect(offered('Carousel', { title: 'Hotels', elements: [7, { data: {} }] })).toBeUndefined();
    const offer = offered('TimePicker', { title: 'When?', timeslots: [{ date: '2026-11-26T13:00+00:00' }] });
    expect(offer).toMatchObject({ choices: [{ subtitle: '' }] });
  });

  test('a text that only begins as the answer to a carousel is read as it is', () => {
    expect(readableAnswer('{"listTitle": no')).toBe('{"listTitle": no');
    expect(readableAnswer('{"listTitle":no')).toBe('{"listTitle":no');
  });

  test('other messages and responses offer nothing', () => {
    const content = JSON.stringify({ templateType: 'Panel', data: { content: { elements: [{ title: 'A' }] } } });
    expect(offerOf('text/plain', content)).toBeUndefined();
    expect(offerOf(`${TYPE}.response`, content)).toBeUndefined();
  });
});

describe('a view', () => {
  test('offers its data, and is answered with an action and what was filled in', () => {
    const content = { viewId: 'form', viewToken: 't', viewData: { Heading: 'Hello' } };
    expect(offered('ViewResource', content)).toEqual({ kind: 'VIEW', ...content });
    expect(JSON.parse(answerToView('Next', { name: 'Bo' }).message)).toEqual({ action: 'Next', data: { name: 'Bo' } });
  });

  test('names a field by what label it has, and is not followed without end', () => {
    const items = [
      { Name: 'one', Type: 'TextArea', LabelValue: 'Your wish' },
      { Name: 'two', Type: 'Checkbox' },
    ];
    const deep = Array.from({ length: 30 }).reduce<unknown>((inner) => ({ inner }), 'too deep');
    const nearer = Array.from({ length: 15 }).reduce<unknown>((inner) => [inner], { Text: 'near' });
    expect(readView({ Items: items, Deep: deep, Nearer: nearer })).toEqual({
      texts: [{ name: 'Text', text: 'near' }],
      fields: [
        { name: 'one', label: 'Your wish' },
        { name: 'two', label: 'two' },
      ],
    });
  });

  test('is read without its template: texts, and fields to fill in', () => {
    const items = [{ _id: 'name', Type: 'FormInput', Label: 'Your name' }, { Type: 'FormInput' }];
    expect(readView({ Heading: 'Hello', Sections: [{ _id: 's', Heading: 'You', Items: items }], Count: 2 })).toEqual({
      texts: [
        { name: 'Heading', text: 'Hello' },
        { name: 'Heading', text: 'You' },
        { name: 'Count', text: '2' },
      ],
      fields: [{ name: 'name', label: 'Your name' }],
    });
  });
});
