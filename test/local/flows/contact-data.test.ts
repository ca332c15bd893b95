import { describe, expect, test } from '@jest/globals';
import { block, ends, toQueue } from './blocks.ts';
import { FUNCTION_ARN, RunningChat, SALES, say } from './running-chat.ts';

describe('UpdateContactData', () => {
  const update = (parameters: Readonly<Record<string, unknown>>) => [
    block('UpdateContactData', parameters),
    say('done', '$.Name|$.Description|$.LanguageCode|$.CustomerId|$.References.order.Value', 'end'),
    ...ends('NoMatchingError'),
  ];

  test('sets what the flow reads from then on', async () => {
    const running = new RunningChat();
    const parameters = {
      Name: 'Chat of $.Attributes.name',
      Description: 'About an order',
      LanguageCode: 'de-DE',
      CustomerId: '$.Attributes.customer',
      References: { order: 'https://shop.example/$.Attributes.none' },
      TargetContact: 'Current',
    };
    const chat = await running.start(update(parameters), { name: 'Ann', customer: 'c-7' });
    expect(running.said(chat)).toEqual(['Chat of Ann|About an order|de-DE|c-7|https://shop.example/']);
  });

  test('adds to what was set before, and leaves alone what an unset reference would clear', async () => {
    const running = new RunningChat();
    const first = block('UpdateContactData', { Name: 'First', CustomerId: 'c-7', References: { order: 'a' } });
    const [second, ...rest] = update({ Name: '$.Attributes.none', Description: 'Second', References: { other: 'b' } });
    const again = { ...second, Identifier: 'done', Type: 'UpdateContactData' };
    const chat = await running.start([
      first,
      { ...again, Transitions: { NextAction: 'tell', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'end' }] } },
      ...rest.map((one) => (one.Identifier === 'done' ? { ...one, Identifier: 'tell' } : one)),
    ]);
    expect(running.said(chat)).toEqual(['First|Second|en-US|c-7|a']);
    expect(chat.details.references).toEqual({
      order: { type: 'URL', value: 'a' },
      other: { type: 'URL', value: 'b' },
    });
  });

  test.each(['IsVoiceIdStreamingEnabled', 'FraudDetectionThreshold'])(
    '%s is for calls: NoMatchingError',
    async (name) => {
      const running = new RunningChat();
      const chat = await running.start(update({ Name: 'Ann', [name]: 'true' }));
      expect(running.said(chat)).toEqual(['NoMatchingError']);
      expect(chat.details).toEqual({});
    },
  );

  test('takes NoMatchingError where no contact is related, and leaves an unset reference empty', async () => {
    const running = new RunningChat();
    const related = await running.start(update({ Name: 'Ann', TargetContact: 'Related' }));
    expect(running.said(related)).toEqual(['NoMatchingError']);
    const chat = await running.start(update({ References: { order: '$.Attributes.none' } }));
    expect(chat.details.references).toEqual({ order: { type: 'URL', value: '' } });
  });

  test('sets the data of the related contact, where it is open', async () => {
    const running = new RunningChat();
    const first = await running.start(toQueue(SALES.id));
    const chat = await running.start(
      update({ Description: 'Came back', TargetContact: 'Related' }),
      {},
      { relatedContactId: first.initialContactId },
    );
    expect(running.said(chat)).toEqual(['||en-US||']);
    expect(first.details.description).toBe('Came back');
    expect(chat.details.description).toBeUndefined();
  });

  test('functions are told, too', async () => {
    const running = new RunningChat();
    await running.start(
      [
        {
          ...block('UpdateContactData', { Name: 'Ann', References: { order: 'https://shop.example' } }),
          Identifier: 'first',
        },
        { ...block('InvokeLambdaFunction', { LambdaFunctionARN: FUNCTION_ARN }), Identifier: 'done' },
        ...ends('NoMatchingError'),
      ].map((one) => (one.Identifier === 'done' ? { ...one, Transitions: { NextAction: 'end' } } : one)),
    );
    expect(running.invocations[0]?.event).toMatchObject({
      Details: { ContactData: { Name: 'Ann', References: { order: { Type: 'URL', Value: 'https://shop.example' } } } },
    });
  });
});

describe('TagContact', () => {
  const tag = (Tags: Readonly<Record<string, string>>) => [block('TagContact', { Tags }), ...ends('NoMatchingError')];

  test('sets tags, which the flow reads', async () => {
    const running = new RunningChat();
    const actions = [...tag({ team: 'sales', who: '$.Attributes.name' }), say('done', '$.Tags.team $.Tags.who', 'end')];
    const chat = await running.start(actions, { name: 'Ann' });
    expect(running.said(chat)).toEqual(['sales Ann']);
  });

  test('takes NoMatchingError at the seventh tag, and sets none', async () => {
    const running = new RunningChat();
    const six = Object.fromEntries([1, 2, 3, 4, 5, 6].map((count) => [`tag${count}`, 'x']));
    const chat = await running.start([
      { ...block('TagContact', { Tags: six }), Transitions: { NextAction: 'again' } },
      { ...tag({ tag6: 'y', tag7: 'x' })[0], Identifier: 'again', Type: 'TagContact' },
      ...ends('done', 'NoMatchingError'),
    ]);
    expect(running.said(chat)).toEqual(['NoMatchingError']);
    expect(Object.fromEntries(chat.tags)).toEqual(six);
  });
});

test.each([
  ['a key of AWS', { 'aws:team': 'x' }],
  ['a key that is too long', { ['k'.repeat(129)]: 'x' }],
  ['a value that is too long', { team: '$.Attributes.long' }],
])('TagContact takes NoMatchingError at %s, and sets none', async (_what, Tags) => {
  const running = new RunningChat();
  const actions = [block('TagContact', { Tags: { other: 'x', ...Tags } }), ...ends('done', 'NoMatchingError')];
  const chat = await running.start(actions, { long: 'v'.repeat(257) });
  expect(running.said(chat)).toEqual(['NoMatchingError']);
  expect([...chat.tags]).toEqual([]);
});

describe('UntagContact and UnTagContact', () => {
  test.each(['UntagContact', 'UnTagContact'])('take tags away; one that is not there is no error: %s', async (type) => {
    const running = new RunningChat();
    const chat = await running.start(
      [
        { ...block('TagContact', { Tags: { a: '1', b: '2' } }), Transitions: { NextAction: 'untag' } },
        { ...block(type, { TagKeys: ['$.Attributes.key', 'c'] }), Identifier: 'untag' },
        ...ends('done', 'NoMatchingError'),
      ],
      { key: 'a' },
    );
    expect(running.said(chat)).toEqual(['done']);
    expect(Object.fromEntries(chat.tags)).toEqual({ b: '2' });
  });
});

describe('CreatePersistentContactAssociation', () => {
  const associate = (RehydrationType: string) => [
    block('CreatePersistentContactAssociation', { RehydrationType, SourceContactId: '$.Attributes.before' }),
    ...ends('done', 'NoMatchingError'),
  ];

  /** A chat that ended long enough ago for its transcript to be there. */
  async function past() {
    const running = new RunningChat();
    const before = await running.start(ends('hello'));
    await running.advance(3600);
    return { running, before: before.initialContactId };
  }

  test.each(['ENTIRE_PAST_SESSION', 'FROM_SEGMENT'])('has the chat go on from an earlier one: %s', async (type) => {
    const { running, before } = await past();
    const chat = await running.start(associate(type), { before });
    expect(running.branches()).toEqual([]);
    expect(chat.contacts[0]?.relatedContactId).toBe(before);
  });

  test('takes NoMatchingError for a contact that is not there, or unset', async () => {
    for (const before of ['nobody', '']) {
      const { running } = await past();
      await running.start(associate('ENTIRE_PAST_SESSION'), { before });
      expect(running.branches()).toEqual(['block: NoMatchingError']);
    }
  });
});
