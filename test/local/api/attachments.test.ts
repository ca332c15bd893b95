import { describe, expect, test } from '@jest/globals';
import { memberOf } from '../../../local/json.ts';
import type { Invoke } from '../../../local/lambda/invocation.ts';
import { complete, get, PAGE, put, sendFile, start, transcriptOf } from './attaching.ts';
import { connectBy, errorOf, given, say, socketUrl, startConnectedChat } from './people.ts';
import { call, serveApi } from './serve-api.ts';
import { SocketClient } from './socket-client.ts';

const CONFLICT = { name: 'ConflictException', status: 409 };
const INVALID = { name: 'ValidationException', status: 400 };
const DENIED = { name: 'AccessDeniedException', status: 403 };
/** So much later than the answer the sender's own websocket has the file. */
const ECHO_MS = 100;

describe('an attachment', () => {
  test.each([
    ['text/html', "sandbox; default-src 'none'"],
    ['image/svg+xml', "sandbox; default-src 'none'"],
    ['text/plain, text/html', "sandbox; default-src 'none'"],
    ['image/png', null],
    ['application/pdf', null],
  ])('of type %s runs nothing in the name of the page when a browser shows it', async (type, policy) => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    const started = await start(api, connectionToken, { name: 'page.txt', type });
    expect((await put(started)).status).toBe(200);
    const id = given(started.AttachmentId);
    await complete(api, connectionToken, id);
    const { headers } = await fetch(given((await get(api, connectionToken, id)).Url));
    expect(headers.get('content-security-policy')).toBe(policy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('is uploaded, completed and opened: StartAttachmentUpload, CompleteAttachmentUpload, GetAttachment', async () => {
    await using api = await serveApi();
    const { contactId, participantId, participantToken, connectionToken } = await startConnectedChat(api);
    const socket = await SocketClient.subscribe(await socketUrl(api, participantToken));
    const id = await sendFile(api, connectionToken);
    api.transport.advance(ECHO_MS);
    const item = {
      AbsoluteTime: '2026-01-31T12:00:00.000Z',
      Attachments: [
        { ContentType: 'application/pdf', AttachmentId: id, AttachmentName: 'Rechnung Nº 7.pdf', Status: 'APPROVED' },
      ],
      Id: expect.any(String),
      Type: 'ATTACHMENT',
      ParticipantId: participantId,
      DisplayName: 'Mia',
      ParticipantRole: 'CUSTOMER',
      ContactId: contactId,
    };
    const frame = await socket.next((each) => String(each.content).includes('ATTACHMENT'));
    expect(JSON.parse(String(frame.content))).toEqual({ ...item, InitialContactId: contactId });
    expect((await transcriptOf(api, connectionToken))[0]).toEqual(item);

    const { Url, UrlExpiry, AttachmentSizeInBytes } = await get(api, connectionToken, id);
    expect({ UrlExpiry, AttachmentSizeInBytes }).toEqual({
      UrlExpiry: '2026-01-31T12:05:00.100Z',
      AttachmentSizeInBytes: 5,
    });
    const file = await fetch(given(Url), { headers: { origin: PAGE } });
    expect(await file.text()).toBe('hello');
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Rechnung%20N%C2%BA%207.pdf");
    expect(file.headers.get('access-control-allow-origin')).toBe(PAGE);
    // The installed SDK does not know the member yet.
    const request = { AttachmentId: id, UrlContentDisposition: 'INLINE', UrlExpiryInSeconds: 5 };
    const inline = await call(api, 'POST', '/participant/attachment', request, { 'x-amz-bearer': connectionToken });
    const inlineUrl = String(memberOf(inline.body, 'Url'));
    expect((await fetch(inlineUrl)).headers.get('content-disposition')).toMatch(/^inline/);
    api.transport.advance(5000);
    expect((await fetch(inlineUrl)).status).toBe(403);
  });

  test('is on its sender’s websocket after the answer, as AWS’s chat interface needs it, on the others at once', async () => {
    await using api = await serveApi();
    const { contactId, participantToken, connectionToken } = await startConnectedChat(api);
    const customer = await SocketClient.subscribe(await socketUrl(api, participantToken));
    const { token } = api.engine.agentJoins(contactId, 'Ann', 'AGENT');
    const agent = await SocketClient.subscribe(await socketUrl(api, token));
    await sendFile(api, connectionToken);
    await say(api, connectionToken, 'Here it is');
    const isFile = ({ content }: { readonly content?: unknown }) => String(content).includes('ATTACHMENT');
    await agent.next(isFile);
    await customer.next(({ content }) => String(content).includes('Here it is'));
    expect(customer.frames.some(isFile)).toBe(false);
    api.transport.advance(ECHO_MS);
    await customer.next(isFile);
  });

  test('a page of another loopback origin may upload: the preflight allows what ChatJS sends', async () => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    const { UploadMetadata } = await start(api, connectionToken);
    const wanted = Object.keys(given(UploadMetadata?.HeadersToInclude)).map((name) => name.toLowerCase());
    const preflight = await fetch(given(UploadMetadata?.Url), {
      method: 'OPTIONS',
      headers: {
        origin: PAGE,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': wanted.join(','),
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
    const allowed = preflight.headers.get('access-control-allow-headers')?.split(', ');
    expect(allowed).toEqual(expect.arrayContaining(wanted));
  });

  test('is refused at the end where nothing was uploaded, and when it has been sent already', async () => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    const started = await start(api, connectionToken);
    const id = given(started.AttachmentId);
    expect(await errorOf(complete(api, connectionToken, id))).toMatchObject(CONFLICT);
    expect((await put(started, 'hello!')).status).toBe(403);
    expect((await put(started, 'hello', { 'Content-Type': 'text/plain' })).status).toBe(403);
    expect(await errorOf(complete(api, connectionToken, id))).toMatchObject(CONFLICT);
    expect((await put(started)).status).toBe(200);
    await complete(api, connectionToken, id);
    expect(await errorOf(complete(api, connectionToken, id))).toMatchObject(CONFLICT);
    expect(await errorOf(complete(api, connectionToken, 'made-up'))).toMatchObject(INVALID);
  });

  test('an upload’s URL holds a quarter of an hour, and takes nothing but its own upload', async () => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    const started = await start(api, connectionToken);
    const url = given(started.UploadMetadata?.Url);
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url.replace(given(started.AttachmentId), 'other'), { method: 'PUT', body: 'x' })).status).toBe(
      403,
    );
    api.transport.advance(15 * 60_000);
    const late = await put(started);
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('<Code>AccessDenied</Code>');
  });

  test.each([
    ['a type that the service does not take', { name: 'run.exe' }],
    ['a name without a type', { name: 'letter' }],
    ['more than 20 MB', { size: 20 * 1024 * 1024 + 1 }],
  ])('of %s is refused', async (_, more) => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    expect(await errorOf(start(api, connectionToken, more))).toMatchObject(INVALID);
  });

  test('of 20 MB is taken whole', async () => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    const size = 20 * 1024 * 1024;
    const started = await start(api, connectionToken, { size });
    expect((await put(started, 'x'.repeat(size))).status).toBe(200);
    await complete(api, connectionToken, given(started.AttachmentId));
    const { Url } = await get(api, connectionToken, given(started.AttachmentId));
    expect((await (await fetch(given(Url))).arrayBuffer()).byteLength).toBe(size);
  });

  test('a chat takes 35, and a repeated client token answers as the first time', async () => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    const first = await start(api, connectionToken, { token: 'same' });
    expect((await start(api, connectionToken, { token: 'same' })).AttachmentId).toBe(first.AttachmentId);
    for (let count = 1; count < 35; count += 1) await start(api, connectionToken);
    expect(await errorOf(start(api, connectionToken))).toMatchObject({
      name: 'ServiceQuotaExceededException',
      status: 402,
    });
  });

  test('is nothing for custom participants, for other chats, or after the end', async () => {
    await using api = await serveApi();
    const { contactId, connectionToken } = await startConnectedChat(api);
    const id = await sendFile(api, connectionToken);
    const bot = api.engine.createCustomParticipant(contactId, 'Bo');
    const botToken = await connectBy(api, given(bot.token));
    expect(await errorOf(get(api, botToken, id))).toMatchObject(DENIED);
    expect(await errorOf(start(api, botToken))).toMatchObject(DENIED);
    const other = await startConnectedChat(api);
    expect(await errorOf(get(api, other.connectionToken, id))).toMatchObject(INVALID);
    api.engine.endChat(contactId, 'API');
    expect(await errorOf(get(api, connectionToken, id))).toMatchObject(DENIED);
  });

  test('T9: an attachment resets its sender’s timer', async () => {
    await using api = await serveApi();
    const { contactId, connectionToken } = await startConnectedChat(api);
    api.engine.updateTimers(contactId, [{ role: 'CUSTOMER', type: 'IDLE', minutes: 2 }]);
    api.engine.agentJoins(contactId, 'Ann', 'AGENT');
    api.advanceChatMinutes(2);
    expect(api.engine.chatOf(contactId).customer.idle).toBe(true);
    await sendFile(api, connectionToken);
    const { customer, runningTimers } = api.engine.chatOf(contactId);
    expect(customer.idle).toBe(false);
    expect(runningTimers).toMatchObject([{ role: 'CUSTOMER', type: 'IDLE', dueAtMs: Date.UTC(2026, 0, 31, 12, 4) }]);
  });
});

describe('a deployed scanner', () => {
  const scan = async (scanner: Invoke) => {
    await using api = await serveApi({ scanner });
    const { connectionToken } = await startConnectedChat(api);
    const id = await sendFile(api, connectionToken);
    const statuses = () =>
      api.events.flatMap((event) => (event.type === 'ITEM' ? (event.item.attachment?.status ?? []) : []));
    while (statuses().length < 2) await new Promise(setImmediate);
    const [newest] = await transcriptOf(api, connectionToken);
    expect(newest?.Attachments?.[0]?.Status).toBe(statuses()[1]);
    expect(
      new Set(
        api.events.flatMap((event) => (event.type === 'ITEM' ? (event.item.attachment ? event.item.id : []) : [])),
      ).size,
    ).toBe(1);
    const opened = await get(api, connectionToken, id).then(
      () => 'opened',
      (error: unknown) => (error instanceof Error ? error.name : ''),
    );
    return { statuses: statuses(), opened };
  };

  test('is told of the file as the service tells it, and approves it', async () => {
    const told: unknown[] = [];
    const found = await scan(async (name, event) => {
      told.push([name, event]);
      return { ok: true, payload: { Status: 'APPROVED' } };
    });
    expect(found).toEqual({ statuses: ['IN_PROGRESS', 'APPROVED'], opened: 'opened' });
    expect(told).toEqual([
      [
        'scanner',
        {
          Version: '1.0',
          InstanceId: expect.any(String),
          File: {
            FileId: expect.any(String),
            FileCreationTime: Date.UTC(2026, 0, 31, 12),
            FileName: 'Rechnung Nº 7.pdf',
            FileSizeInBytes: 5,
            FileLocation: {
              S3Location: {
                Key: expect.stringMatching(/^staging\/.*\.pdf$/),
                Bucket: expect.any(String),
                Arn: expect.stringMatching(/^arn:aws:s3:::/),
              },
            },
          },
        },
      ],
    ]);
  });

  test.each<[string, Invoke, number]>([
    ['rejects it', async () => ({ ok: true, payload: { Status: 'REJECTED' } }), 1],
    ['says something else', async () => ({ ok: true, payload: 'fine' }), 1],
    ['is not there', async () => ({ ok: false, failure: 'NOT_FOUND', errorName: 'E', errorMessage: '' }), 1],
    ['fails three times', async () => ({ ok: false, failure: 'FAILED', errorName: 'E', errorMessage: '' }), 3],
  ])('that %s leaves the file rejected', async (_, scanner, tries) => {
    let calls = 0;
    const found = await scan((...parameters) => {
      calls += 1;
      return scanner(...parameters);
    });
    expect(found).toEqual({ statuses: ['IN_PROGRESS', 'REJECTED'], opened: 'ValidationException' });
    expect(calls).toBe(tries);
  });

  test('that does not answer within a minute leaves the file rejected', async () => {
    await using api = await serveApi({ scanner: () => new Promise(() => {}) });
    const { contactId, connectionToken } = await startConnectedChat(api);
    await sendFile(api, connectionToken);
    const status = () => api.engine.chatOf(contactId).transcript.at(-1)?.attachment?.status;
    api.transport.advance(59_999);
    await new Promise(setImmediate);
    expect(status()).toBe('IN_PROGRESS');
    api.transport.advance(1);
    await new Promise(setImmediate);
    expect(status()).toBe('REJECTED');
  });
});
