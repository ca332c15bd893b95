import { describe, expect, test } from '@jest/globals';
import { chat, httpEvent } from './chat-starts.ts';
import { startChatOfEach } from './start-chat-of-each.ts';

const bench = startChatOfEach();
const { send } = bench;

describe('a request that cannot be used starts nothing', () => {
  test.each([
    ['no JSON', 'DisplayName=Mia', 'The body is not JSON.'],
    ['an empty body', '', 'The body is not JSON.'],
    ['a list', [], 'The body: expected a JSON object.'],
    ['no display name', {}, 'ParticipantDetails: expected an object with a DisplayName.'],
    ['a blank display name', { ParticipantDetails: { DisplayName: '  ' } }, 'ParticipantDetails.DisplayName: expected'],
    [
      'a long display name',
      { ParticipantDetails: { DisplayName: 'x'.repeat(257) } },
      'ParticipantDetails.DisplayName:',
    ],
    [
      'a line break in the name',
      { ParticipantDetails: { DisplayName: 'Mia\nAgent' } },
      'ParticipantDetails.DisplayName:',
    ],
    ['half a character', { ParticipantDetails: { DisplayName: '\ud800' } }, 'ParticipantDetails.DisplayName:'],
    ['another instance', chat({ InstanceId: 'other' }), 'InstanceId is not the instance'],
    ['another instance, as the widget says it', chat({ ConnectInstanceId: 'other' }), 'InstanceId is not the instance'],
    ['another flow', chat({ ContactFlowId: 'other' }), 'ContactFlowId is not the flow'],
    ['an unknown attribute', chat({ Attributes: { vip: 'yes' } }), 'The attribute "vip" is not among'],
    [
      'an attribute named __proto__',
      '{"ParticipantDetails":{"DisplayName":"M"},"Attributes":{"__proto__":"x"}}',
      '"__proto__"',
    ],
    [
      'an attribute that is a number',
      chat({ Attributes: { topic: 5 } }),
      'Attributes: expected an object whose values',
    ],
    [
      'too many bytes of attributes',
      chat({ Attributes: { topic: 'é'.repeat(16_384) } }),
      'Attributes: expected 32768 bytes',
    ],
    [
      'an unknown message type',
      chat({ InitialMessage: { ContentType: 'text/html', Content: 'x' } }),
      'ContentType: expected one of',
    ],
    [
      'an empty message',
      chat({ InitialMessage: { ContentType: 'text/plain', Content: '' } }),
      'Content: expected text',
    ],
    [
      'a long message',
      chat({ InitialMessage: { ContentType: 'text/plain', Content: 'x'.repeat(16_385) } }),
      'Content: expected',
    ],
    [
      'a message of a type that is not supported',
      chat({ InitialMessage: { ContentType: 'text/markdown', Content: 'x' } }),
      'not among',
    ],
    [
      'types without plain text',
      chat({ SupportedMessagingContentTypes: ['text/markdown'] }),
      'SupportedMessagingContentTypes: expected',
    ],
    [
      'a type twice',
      chat({ SupportedMessagingContentTypes: ['text/plain', 'text/plain'] }),
      'SupportedMessagingContentTypes: expected',
    ],
    ['a short duration', chat({ ChatDurationInMinutes: 59 }), 'ChatDurationInMinutes: expected whole minutes'],
    ['a long duration', chat({ ChatDurationInMinutes: 10_081 }), 'ChatDurationInMinutes: expected whole minutes'],
    ['a fraction of a minute', chat({ ChatDurationInMinutes: 60.5 }), 'ChatDurationInMinutes: expected whole minutes'],
    [
      'a past chat of its choice',
      chat({ PersistentChat: { SourceContactId: 'x', RehydrationType: 'FROM_SEGMENT' } }),
      'A past chat is not taken from a caller',
    ],
    ['a related contact', chat({ RelatedContactId: 'x' }), 'There is no member "RelatedContactId".'],
    ['a display name where it does not belong', { DisplayName: 'Mia' }, 'Did you mean ParticipantDetails.DisplayName?'],
    ['what pages call attributes', chat({ contactAttributes: {} }), 'Did you mean Attributes?'],
    ['a name as pages call it', chat({ name: 'Mia' }), 'Did you mean ParticipantDetails.DisplayName?'],
    ['a first message', chat({ firstMessage: 'Hi' }), 'Did you mean InitialMessage?'],
    ['a member in lower case', chat({ contactFlowId: 'f' }), 'Did you mean ContactFlowId?'],
    ['a token for repeating', chat({ ClientToken: 't' }), 'Send the header Idempotency-Key.'],
    ['a misspelt member', chat({ Atributes: {} }), 'Did you mean Attributes?'],
    ['a client token', chat({ ClientToken: 'x' }), 'There is no member "ClientToken".'],
  ])('%s', async (_what, body, problem) => {
    const { status, error } = await send(body);
    expect({ status, name: error.name }).toEqual({ status: 400, name: 'InvalidRequest' });
    expect(error.problems?.join('\n')).toContain(problem);
    expect(bench.service.aws.requests).toEqual([]);
  });

  test('all problems are told at once, and no value is quoted', async () => {
    const { error } = await send({
      InstanceId: 'canary-1',
      Attributes: { topic: { deep: 'canary-2' } },
      Colour: 'canary-3',
    });
    expect(error.problems).toHaveLength(3);
    expect(error.message).not.toContain('canary');
  });

  test('a body of more than 128 KiB is 413', async () => {
    const { status, error } = await send(`"${'x'.repeat(128 * 1024)}"`);
    expect({ status, name: error.name }).toEqual({ status: 413, name: 'PayloadTooLarge' });
  });

  test('a body that is not UTF-8 is 400', async () => {
    const event = { ...httpEvent(), body: Buffer.from([0x22, 0xff, 0x22]).toString('base64'), isBase64Encoded: true };
    expect((await bench.service.call(event)).error.problems).toEqual(['The body is not UTF-8.']);
  });

  test.each([
    ['[', ']'],
    ['{"Attributes":', '}'],
  ])('nesting of %s as deep as the body allows is 400', async (open, close) => {
    const depth = Math.floor((127 * 1024) / (open.length + close.length));
    expect((await send(`${open.repeat(depth)}1${close.repeat(depth)}`)).status).toBe(400);
  });

  test.each([null, 'text', 5, [], {}, { body: '{}' }, { requestContext: { http: null } }])(
    'an event that is none: %j',
    async (event) => {
      expect((await bench.service.call(event)).status).toBe(400);
    },
  );

  test('another method is 405', async () => {
    const answer = await bench.service.call(httpEvent({ method: 'PUT' }));
    expect({ status: answer.status, allow: answer.headers.allow }).toEqual({ status: 405, allow: 'POST' });
  });
});
