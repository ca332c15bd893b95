import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StartAttachmentUploadCommand } from '@aws-sdk/client-connectparticipant';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OPERATIONS, type ServedModel, shapeOf } from '../../../local/api/model.ts';
import operationNames from '../../../local/api/operation-names.json' with { type: 'json' };
import { SERVED } from '../../../local/api/operations/index.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { operationsOfTheSdks } from './operations-of-the-sdks.ts';
import { connectBy, given, startChat } from './people.ts';
import { casesOf, type Known, leastRequest, type Values } from './requests-from-the-model.ts';
import { call, type ServedApi, SIGN_IN, serveApi, VIEW } from './serve-api.ts';
import { breachOf } from './strict-rule.ts';
import { startTest, WELCOMES } from './tests-at-hand.ts';

type Answer = Awaited<ReturnType<typeof call>>;

/** Puts the members of an input where the model says they go. */
async function send(api: ServedApi, model: ServedModel, input: Values): Promise<Answer> {
  let path = model.http.requestUri;
  const headers: Record<string, string> = {};
  const query = new URLSearchParams();
  const body: Record<string, unknown> = {};
  for (const [name, { location, locationName = name }] of Object.entries(
    shapeOf(model.shapes, model.input).members ?? {},
  )) {
    const value = input[name];
    if (location === 'uri') path = path.replace(`{${locationName}}`, encodeURIComponent(String(value)));
    else if (value === undefined) continue;
    else if (location === 'header') headers[locationName] = String(value);
    else if (location === 'querystring') for (const each of [value].flat()) query.append(locationName, String(each));
    else body[name] = value;
  }
  const target = query.size === 0 ? path : `${path}?${query}`;
  return call(api, model.http.method, target, model.http.method === 'GET' ? undefined : body, headers);
}

const FLOW = JSON.stringify(flowOf(END));

/** A customer in a chat that streams, after one that is over; and what requests about it may say. */
async function chatAtHand(api: ServedApi): Promise<Known> {
  const past = api.engine.startChat({ displayName: 'Mia' }).chat;
  api.engine.endChat(past.initialContactId, 'API');
  api.advanceChatMinutes(1);
  const { contactId, participantToken } = await startChat(api);
  // It waits in a queue, as some operations ask for.
  const [queue] = api.instance.queues;
  if (queue !== undefined) api.engine.setTargetQueue(contactId, queue);
  api.engine.enqueue(contactId);
  const topic = 'arn:aws:sns:us-east-1:111122223333:items';
  const streaming = OPERATIONS.get('StartContactStreaming');
  if (streaming === undefined) throw new Error('StartContactStreaming is not served.');
  const known = {
    InstanceId: api.instance.instanceId,
    ContactId: contactId,
    InitialContactId: contactId,
    SourceContactId: past.initialContactId,
    ContactFlowId: api.flow.id,
    ParticipantToken: participantToken,
    ConnectionToken: await connectBy(api, participantToken),
    StreamingEndpointArn: topic,
    ViewToken: VIEW.token,
    SessionId: SIGN_IN.sessionId,
    RedirectUri: 'https://shop.example/signed-in',
    State: SIGN_IN.state,
  };
  const { body } = await send(api, streaming, leastRequest(streaming, known));
  const testCase = await startTest(api);
  const files = { AttachmentIds: [await upload(api, known)], AttachmentId: await upload(api, known) };
  await call(
    api,
    'POST',
    '/participant/complete-attachment-upload',
    {
      AttachmentIds: [files.AttachmentId],
      ClientToken: 'sent',
    },
    { 'x-amz-bearer': known.ConnectionToken },
  );
  const all = { ...known, ...files, ...testCase };
  return typeof body === 'object' && body !== null ? { ...all, ...body } : all;
}

/** A file that waits to be sent. */
async function upload(api: ServedApi, { ConnectionToken }: { readonly ConnectionToken: string }): Promise<string> {
  const { AttachmentId, UploadMetadata } = await api.participant.send(
    new StartAttachmentUploadCommand({ ConnectionToken, ...FILE }),
  );
  const headers = given(UploadMetadata?.HeadersToInclude);
  await fetch(given(UploadMetadata?.Url), { method: 'PUT', body: 'x'.repeat(FILE.AttachmentSizeInBytes), headers });
  return given(AttachmentId);
}

const FILE = { AttachmentName: 'a.pdf', ContentType: 'application/pdf', AttachmentSizeInBytes: 3 };

/** What a member is called by several operations and means by one. */
const OF_OPERATION: Readonly<Record<string, Known>> = {
  CreateParticipantConnection: { Type: ['WEBSOCKET'] },
  CreateContactFlow: { Content: FLOW },
  CreateTestCase: { Content: WELCOMES },
  UpdateTestCase: { Content: WELCOMES },
  UpdateContactFlowContent: { Content: FLOW },
  CreateParticipant: { ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT', DisplayName: 'Bo' } },
  GetCurrentMetricData: { Filters: { Queues: ['q1'] }, CurrentMetrics: [{ Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' }] },
  ListContactReferences: { ReferenceTypes: ['URL'] },
  UpdateContact: { EmailAddress: 'mia@example.com' },
  StartAttachmentUpload: FILE,
  UpdateParticipantAuthentication: { Code: 'code' },
  SendMessage: { ContentType: 'text/plain' },
  StartChatContact: { ContentType: 'text/plain' },
  SendEvent: { ContentType: 'application/vnd.amazonaws.connect.event.typing' },
};

const knownFor = (model: ServedModel, known: Known): Known => ({ ...known, ...OF_OPERATION[model.name] });

/** What is taken although the model does not take it, because AWS's mobile SDKs send it. */
const TAKEN_ALL_THE_SAME = [
  'SendEvent: Content under 1',
  'StartAttachmentUpload: ClientToken missing',
  'StartAttachmentUpload: ClientToken null',
  'CompleteAttachmentUpload: ClientToken missing',
  'CompleteAttachmentUpload: ClientToken null',
];

test('every operation of the model has its file, and every file its operation', () => {
  const files = readdirSync(join(import.meta.dirname, '../../../local/api/operations'))
    .filter((file) => file !== 'index.ts')
    .map((file) => file.replace('.ts', '').replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()));
  expect(Object.keys(SERVED).sort()).toEqual(files.sort());
  expect(Object.keys(SERVED).sort()).toEqual([...OPERATIONS.keys()].sort());
});

describe('a request made from the model', () => {
  const tally = { asked: 0, kept: 0 };
  afterAll(() => {
    const share = ((100 * tally.kept) / tally.asked).toFixed(2).replace('.00', '');
    process.stdout.write(
      `Requests made from the model: ${tally.kept} of ${tally.asked} answered as it says, ${share} %.\n`,
    );
  });

  test.each([...OPERATIONS.values()])('of $name gets the modelled error or success', async (model) => {
    await using api = await serveApi();
    const breaches: string[] = [];
    const cases = casesOf(model, knownFor(model, await chatAtHand(api))).map((each) =>
      TAKEN_ALL_THE_SAME.includes(each.title) ? { ...each, expected: 'WELL_FORMED' as const } : each,
    );
    expect(cases.length).toBeGreaterThanOrEqual(5);
    for (const each of cases) {
      const breach = breachOf(each, await send(api, model, each.input));
      tally.asked += 1;
      if (breach === undefined) tally.kept += 1;
      else breaches.push(breach);
    }
    expect(breaches).toEqual([]);
    expect(api.errors).toEqual([]);
  });

  test.each([...OPERATIONS.values()])('of $name succeeds with the least that is required', async (model) => {
    await using api = await serveApi();
    const input = leastRequest(model, knownFor(model, await chatAtHand(api)));
    expect(await send(api, model, { ...OF_OPERATION[model.name], ...input })).toMatchObject({ status: 200 });
  });

  test.each([...OPERATIONS.values()].filter(({ service }) => service === 'connectparticipant'))(
    'of $name is refused with 403 after the chat has ended',
    async (model) => {
      await using api = await serveApi();
      const known = await chatAtHand(api);
      api.engine.endChat(String(known.ContactId), 'API');
      const input = leastRequest(model, knownFor(model, known));
      expect(await send(api, model, { ...OF_OPERATION[model.name], ...input })).toMatchObject({
        status: 403,
        errorType: 'AccessDeniedException',
      });
    },
  );

  test('lists every problem at once, and is not undone by members that the model does not have', async () => {
    await using api = await serveApi();
    const answer = await call(api, 'PUT', '/contact/chat', {
      InstanceId: 7,
      ParticipantDetails: {},
      ChatDurationInMinutes: 1,
      Attributes: { key: 5 },
      Unknown: true,
    });
    expect(answer).toMatchObject({ status: 400, errorType: 'InvalidRequestException' });
    expect(answer.message).toMatch(/^5 problems: /);
    for (const path of [
      'InstanceId',
      'ContactFlowId',
      'ParticipantDetails.DisplayName',
      'ChatDurationInMinutes',
      'Attributes.key',
    ]) {
      expect(answer.message).toContain(`${path} `);
    }
    expect(answer.message).not.toContain('Unknown');
  });

  test('counts characters, not UTF-16 units', async () => {
    await using api = await serveApi();
    const request = { InstanceId: api.instance.instanceId, ContactFlowId: api.flow.id };
    const named = (DisplayName: string) =>
      call(api, 'PUT', '/contact/chat', { ...request, ParticipantDetails: { DisplayName } });
    expect(await named('😀'.repeat(256))).toMatchObject({ status: 200 });
    expect(await named('😀'.repeat(257))).toMatchObject({ status: 400, errorType: 'InvalidParameterException' });
  });
});

describe('a request that is hardly one', () => {
  let api: ServedApi | undefined;
  beforeAll(async () => {
    api = await serveApi();
  });
  afterAll(() => api?.[Symbol.asyncDispose]());
  const served = () => given(api);

  test.each<[string, string | Uint8Array]>([
    ['broken JSON', '{"a":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['100,000 open brackets', '['.repeat(100_000)],
    ['a byte that is not UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])('%s as its body is 400', async (_, body) => {
    await using api = await serveApi();
    expect(await call(api, 'PUT', '/contact/chat', body)).toMatchObject({
      status: 400,
      errorType: 'InvalidRequestException',
    });
    expect(api.errors).toEqual([]);
  });

  test('a value nested 10,000 levels deep is 400', async () => {
    await using api = await serveApi();
    const deep = `${'{"ValueMap":{"a":'.repeat(10_000)}{}${'}}'.repeat(10_000)}`;
    const body = `{"InstanceId":"i","ContactFlowId":"f","ParticipantDetails":{"DisplayName":"d"},"SegmentAttributes":{"a":${deep}}}`;
    expect(await call(api, 'PUT', '/contact/chat', body)).toMatchObject({
      status: 400,
      errorType: 'InvalidParameterException',
    });
  });

  test('a label that is not percent-encoded as it should be is 400, and one that is is decoded', async () => {
    await using api = await serveApi();
    expect(await call(api, 'GET', '/contacts/i/%zz')).toMatchObject({
      status: 400,
      errorType: 'InvalidRequestException',
    });
    const arn = encodeURIComponent(api.instance.instanceArn);
    expect(await call(api, 'GET', `/contacts/${arn}/a%2Fb`)).toMatchObject({
      status: 404,
      errorType: 'ResourceNotFoundException',
      message: 'There is no contact a/b.',
    });
  });

  test.each(Object.entries(operationsOfTheSdks()).filter(([, name]) => !OPERATIONS.has(name)))(
    '%s is refused as %s',
    async (request, name) => {
      const [method = '', uri = ''] = request.split(' ');
      const path = uri.replaceAll(/\{.*?\}/g, 'x');
      const answer = await call(served(), method, path);
      expect(answer).toMatchObject({ status: 404, errorType: 'UnknownOperationException' });
      expect(answer.message).toContain(`${name} (${method} ${path}) is not emulated by Local Connect.`);
    },
  );

  test('what no SDK knows is refused by its path', async () => {
    const answer = await call(served(), 'GET', '/contact/chat');
    expect(answer).toMatchObject({ status: 404, errorType: 'UnknownOperationException' });
    expect(answer.message).toContain('GET /contact/chat is not emulated');
  });

  test('the names are those of the installed SDKs: run npm run operations where they are not', () => {
    expect(operationNames).toEqual(operationsOfTheSdks());
  });

  test('a path of nobody’s is left to others', async () => {
    await using api = await serveApi();
    expect(await call(api, 'GET', '/local/clock')).toMatchObject({ status: 404, errorType: null });
  });
});
