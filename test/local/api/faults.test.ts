import { DescribeContactCommand, GetContactAttributesCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { Faults } from '../../../local/api/faults.ts';
import { errorOf, startChat } from './people.ts';
import { call, type ServedApi, serveApi } from './serve-api.ts';

const THROTTLED = { name: 'ThrottlingException', status: 429 };

function describeContact(api: ServedApi, contactId: string) {
  return api.connect.send(new DescribeContactCommand({ InstanceId: api.instance.instanceId, ContactId: contactId }));
}

describe('a fault', () => {
  test('is answered by its operation alone, so many times, and then it is gone', async () => {
    await using api = await serveApi();
    const { contactId } = await startChat(api);
    api.api.faults.set({ operation: 'DescribeContact', error: 'ThrottlingException', count: 2 });
    expect(await errorOf(describeContact(api, contactId))).toMatchObject(THROTTLED);
    const id = { InstanceId: api.instance.instanceId, InitialContactId: contactId };
    await api.connect.send(new GetContactAttributesCommand(id));
    expect(await errorOf(describeContact(api, contactId))).toMatchObject(THROTTLED);
    await describeContact(api, contactId);
    expect(api.api.faults.all).toEqual([]);
  });

  test('comes after the request was checked and before the operation has done anything', async () => {
    await using api = await serveApi();
    api.api.faults.set({ operation: 'StartChatContact', error: 'InternalServiceException' });
    expect(await call(api, 'PUT', '/contact/chat', {})).toMatchObject({ status: 400 });
    expect(await errorOf(startChat(api))).toMatchObject({ name: 'InternalServiceException', status: 500 });
    expect([...api.engine.chats]).toEqual([]);
    api.api.faults.clear();
    await startChat(api);
  });

  test('for all strikes every operation that can answer its error, unless one has its own', async () => {
    const faults = new Faults();
    faults.set({ operation: '*', error: 'ConflictException' });
    faults.set({ operation: 'SendEvent', error: 'ThrottlingException' });
    expect(faults.take('SendEvent')).toEqual({ error: 'ThrottlingException', latencyMs: 0 });
    expect(faults.take('CreateParticipant')).toEqual({ error: 'ConflictException', latencyMs: 0 });
    expect(faults.take('DescribeContact')).toBeUndefined();
  });

  test('strikes at its rate, and the same calls again with the same seed', () => {
    const strikes = (seed: number) => {
      const faults = new Faults();
      faults.set({ operation: 'SendMessage', error: 'ThrottlingException', rate: 0.3, seed });
      return Array.from({ length: 1000 }, () => faults.take('SendMessage') !== undefined);
    };
    const share = strikes(1).filter(Boolean).length / 1000;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.35);
    expect(strikes(1)).toEqual(strikes(1));
    expect(strikes(1)).not.toEqual(strikes(2));
  });

  test('delays the answer on the transport clock', async () => {
    await using api = await serveApi();
    const { contactId } = await startChat(api);
    api.api.faults.set({ operation: 'DescribeContact', latencyMs: 3000, count: 1 });
    let answered = false;
    const answer = describeContact(api, contactId).then(() => {
      answered = true;
    });
    // The fault is taken as soon as the request has come in; other requests go on being answered.
    while (api.api.faults.all.length > 0) await call(api, 'GET', `/contact/attributes/i/${contactId}`);
    api.transport.advance(2999);
    await describeContact(api, contactId);
    expect(answered).toBe(false);
    api.transport.advance(1);
    await answer;
  });

  test('a closing Local Connect lets a delayed answer go at once', async () => {
    await using api = await serveApi();
    const { contactId } = await startChat(api);
    api.api.faults.set({ operation: 'DescribeContact', latencyMs: 3000, count: 1 });
    const answer = describeContact(api, contactId);
    while (api.api.faults.all.length > 0) await call(api, 'GET', `/contact/attributes/i/${contactId}`);
    api.api.close();
    expect((await answer).Contact?.Id).toBe(contactId);
  });

  test('is refused with every problem and what is possible', () => {
    const faults = new Faults();
    const set = () =>
      faults.set({ operation: 'GetTranscript', error: 'Oops', rate: 2, count: 0, latencyMs: -1, seed: 0.5, x: 1 });
    for (const name of ['"x"', '"error"', '"rate"', '"count"', '"latencyMs"', '"seed"', 'ValidationException']) {
      expect(set).toThrow(name);
    }
    expect(() => faults.set({ operation: 'Nothing', error: 'ThrottlingException' })).toThrow(
      'UpdateParticipantRoleConfig',
    );
    expect(() => faults.set({ operation: 'SendMessage' })).toThrow('"error" and "latencyMs" are both missing');
    expect(faults.all).toEqual([]);
  });
});
