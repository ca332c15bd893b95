import { describe, expect, test } from '@jest/globals';
import { OPERATIONS } from '../../../local/api/model.ts';
import { startChat } from './people.ts';
import { call, type ServedApi, serveApi } from './serve-api.ts';

/** How many calls in a row are let through before one is throttled, and how that one is answered. */
async function callsUntilThrottled(api: ServedApi, method: string, path: string, body?: unknown) {
  for (let calls = 0; ; calls += 1) {
    const answer = await call(api, method, path, body, { 'x-amz-bearer': 'anybody' });
    if (answer.status === 429) return { calls, errorType: answer.errorType };
  }
}

describe('in mode aws', () => {
  test.each([
    ['PUT', '/contact/participant-role-config/i/c', 8, 'ThrottlingException'],
    ['PUT', '/contact/chat', 8, 'LimitExceededException'],
    ['GET', '/contacts/i/c', 15, 'ThrottlingException'],
    ['POST', '/contact/stop', 15, 'TooManyRequestsException'],
    ['GET', '/contact-flows-summary/i', 5, 'ThrottlingException'],
    ['POST', '/participant/connection', 9, 'ThrottlingException'],
    ['POST', '/participant/disconnect', 5, 'ThrottlingException'],
    ['POST', '/participant/transcript', 12, 'ThrottlingException'],
    ['POST', '/participant/message', 15, 'ThrottlingException'],
  ])(
    '%s %s takes its documented burst, then answers as the operation declares',
    async (method, path, calls, errorType) => {
      await using api = await serveApi();
      api.api.quotas.setMode('aws');
      expect(await callsUntilThrottled(api, method, path, method === 'GET' ? undefined : {})).toEqual({
        calls,
        errorType,
      });
    },
  );

  test('the bucket fills at the documented rate, and each operation has its own', async () => {
    await using api = await serveApi();
    api.api.quotas.setMode('aws');
    const path = '/contact/participant-role-config/i/c';
    await callsUntilThrottled(api, 'PUT', path, {});
    expect(await call(api, 'GET', '/contacts/i/c')).toMatchObject({ status: 404 });
    api.transport.advance(1000);
    expect(await callsUntilThrottled(api, 'PUT', path, {})).toMatchObject({ calls: 5 });
    api.transport.advance(199);
    expect(await callsUntilThrottled(api, 'PUT', path, {})).toMatchObject({ calls: 0 });
    api.transport.advance(1);
    expect(await callsUntilThrottled(api, 'PUT', path, {})).toMatchObject({ calls: 1 });
    api.transport.advance(3_600_000);
    expect(await callsUntilThrottled(api, 'PUT', path, {})).toMatchObject({ calls: 8 });
  });

  test('an instance has 100 chats at once', async () => {
    await using api = await serveApi();
    for (let chats = 0; chats < 100; chats += 1) api.engine.startChat({ displayName: 'Mia' });
    const start = () =>
      call(api, 'PUT', '/contact/chat', {
        InstanceId: api.instance.instanceId,
        ContactFlowId: api.flow.id,
        ParticipantDetails: { DisplayName: 'Mia' },
      });
    expect(await start()).toMatchObject({ status: 200 });
    api.api.quotas.setMode('aws');
    expect(await start()).toMatchObject({ status: 429, errorType: 'LimitExceededException' });
    const [first, second] = api.engine.chats;
    for (const chat of [first, second]) if (chat !== undefined) api.engine.endChat(chat.initialContactId, 'API');
    expect(await start()).toMatchObject({ status: 200 });
  });
});

test('off, nothing is throttled', async () => {
  await using api = await serveApi();
  for (let chats = 0; chats < 20; chats += 1) await startChat(api);
  api.api.quotas.setMode('aws');
  api.api.quotas.setMode('off');
  for (let chats = 0; chats < 20; chats += 1) await startChat(api);
});

test('every served operation has a rate and a burst', async () => {
  await using api = await serveApi();
  expect(Object.keys(api.api.quotas.rates)).toEqual([...OPERATIONS.keys()].sort());
});
