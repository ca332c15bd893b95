import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LocalConnect, ManualTransportClock } from '../../../local/index.ts';

/*
 * What amazon-connect-chat-interface sends, and reads of the answer (its src/components/Chat/ChatInitiator.js and
 * src/utils/fetchRequest.js at commit 40df506; the requests were seen from its bundle in Chromium). It is a POST of
 * JSON text without headers of its own, which a browser sends as text/plain and with no preflight. Members without a
 * value are left out. Every answer must be JSON. It takes `data` of a 2xx answer, and of that `startChatResult` for
 * ChatJS and `featurePermissions.ATTACHMENTS`.
 */

const SECOND_MS = 1000;
const ORIGIN = 'http://localhost:3000';

/** Fills the API's bucket of requests, so that the machine's speed decides nothing. */
const transport = new ManualTransportClock(Date.UTC(2026, 10, 2, 9));

let connect: LocalConnect;
let url: string;
let flowId: string | undefined;
beforeAll(async () => {
  connect = await LocalConnect.start({ assembly: '.build/sandbox', transport });
  url = `${connect.apiUrl('ChatApi')}/chats`;
  flowId = connect.flows.find(({ name }) => name === 'Chat welcome')?.id;
});
afterAll(() => connect.close());

async function send(request: Readonly<Record<string, unknown>>) {
  transport.advance(SECOND_MS);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8', origin: ORIGIN, referer: `${ORIGIN}/` },
    body: JSON.stringify(request),
  });
  return { response, json: JSON.parse(await response.text()) };
}

/** Its request, from what a page passes to `initiateChat`. */
const requestOf = (more: Readonly<Record<string, unknown>> = {}) => ({
  InstanceId: connect.instance.instanceId,
  ContactFlowId: flowId,
  ParticipantDetails: { DisplayName: 'Satoshi' },
  ...more,
});

describe('amazon-connect-chat-interface starts a chat, unchanged', () => {
  test.each([
    ['with what its test page sends', { Attributes: { customerName: 'Satoshi' } }, ['text/plain', 'text/markdown']],
    [
      'with a user name, and attributes that a page passes as null',
      { Username: 'satoshi', Attributes: null },
      undefined,
    ],
    [
      'with a first message and a duration',
      { InitialMessage: { ContentType: 'text/plain', Content: 'Hello' }, ChatDurationInMinutes: 60 },
      ['text/plain'],
    ],
    ['with nothing that can be left out', {}, undefined],
    ['of a page that names neither instance nor flow', { InstanceId: '', ContactFlowId: '' }, undefined],
  ])('%s', async (_how, members, contentTypes) => {
    const types = contentTypes === undefined ? {} : { SupportedMessagingContentTypes: contentTypes };
    const { response, json } = await send(requestOf({ ...members, ...types }));
    expect({ ok: response.ok, json }).toMatchObject({
      ok: true,
      json: {
        data: {
          startChatResult: {
            ContactId: expect.any(String),
            ParticipantId: expect.any(String),
            ParticipantToken: expect.any(String),
          },
          featurePermissions: expect.any(Object),
        },
      },
    });
    // Or the browser would keep the answer from the page.
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);

    const {
      ContactId: contactId,
      ParticipantId: participantId,
      ParticipantToken: participantToken,
    } = json.data.startChatResult;
    const customer = await connect.connectCustomer({ name: 'Satoshi', contactId, participantId, participantToken });
    customer.hears('Welcome!');
    await customer.says('Hello from the page');
    const ann = await connect.agent('Ann').accepts(customer);
    ann.hears('Hello from the page');
    await customer.leaves();
  });

  test('and an answer that is none is JSON as well, which the page may read', async () => {
    const { response, json } = await send(requestOf({ ContactFlowId: 'another-flow' }));
    expect({ status: response.status, json }).toMatchObject({
      status: 400,
      json: { error: { name: 'InvalidRequest', message: expect.stringContaining('ContactFlowId') } },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });

  test('a past chat in its `PersistentChat` is refused: whose chat it is must come from an identity or a resume token', async () => {
    const PersistentChat = { SourceContactId: 'c', RehydrationType: 'ENTIRE_PAST_SESSION' };
    expect((await send(requestOf({ PersistentChat }))).response.status).toBe(400);
  });
});
