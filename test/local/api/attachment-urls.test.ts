import { describe, expect, test } from '@jest/globals';
import { get, put, sendFile, start } from './attaching.ts';
import { given, startConnectedChat } from './people.ts';
import { serveApi } from './serve-api.ts';

describe('an attachment', () => {
  test('is had by nobody without the token of its URL', async () => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    const id = await sendFile(api, connectionToken);
    const [bare = ''] = given((await get(api, connectionToken, id)).Url).split('?');
    expect((await fetch(bare)).status).toBe(403);
  });

  test('has a new URL once its last one has expired', async () => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    const id = await sendFile(api, connectionToken);
    const url = async () => given((await get(api, connectionToken, id)).Url);
    const first = await url();
    api.transport.advance(300_000);
    const second = await url();
    expect((await fetch(first)).status).toBe(403);
    expect((await fetch(second)).status).toBe(200);
  });

  test('goes with its chat: once that is removed, its URLs hold no longer', async () => {
    await using api = await serveApi();
    const [going, staying] = [await startConnectedChat(api), await startConnectedChat(api)];
    const urlOf = async ({ connectionToken }: typeof going) =>
      given((await get(api, connectionToken, await sendFile(api, connectionToken))).Url);
    const [gone, kept] = [await urlOf(going), await urlOf(staying)];
    expect((await fetch(gone)).status).toBe(200);
    api.engine.endChat(going.contactId, 'API');
    api.engine.removeChat(going.contactId);
    expect((await fetch(gone)).status).toBe(403);
    expect((await fetch(kept)).status).toBe(200);
  });

  test('whose name is too long for a header is opened without it', async () => {
    await using api = await serveApi();
    const { connectionToken } = await startConnectedChat(api);
    const started = await start(api, connectionToken, { name: `${'ä'.repeat(60)}.pdf` });
    expect(started.UploadMetadata?.HeadersToInclude).toMatchObject({ 'Content-Disposition': 'attachment' });
    expect((await put(started)).status).toBe(200);
  });
});
