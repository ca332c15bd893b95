import { describe, expect, test } from '@jest/globals';
import { memberOf, textIn } from '../../../local/json.ts';
import { ask, startSandbox } from './local-connect-under-test.ts';

describe('agents', () => {
  test('any name accepts a waiting chat, the one that has waited longest first', async () => {
    const connect = await startSandbox();
    const first = await connect.startChat({ flow: 'Chat welcome' });
    await connect.clock.advance({ seconds: 1 });
    await connect.startChat({ flow: 'Chat welcome' });
    const { status, body } = await ask(connect, 'POST', '/local/agents/Ann%20Lee/accept');
    expect(status).toBe(200);
    expect(body).toMatchObject({ contactId: first.contactId, state: 'WITH_AGENT' });
    expect(body.participants).toContainEqual(
      expect.objectContaining({ role: 'AGENT', displayName: 'Ann Lee', state: 'CONNECTED' }),
    );
  });

  test('who connects gets the token again, and nobody else does', async () => {
    const connect = await startSandbox();
    const { contactId } = await connect.startChat({ flow: 'Chat welcome' });
    const accepted = await ask(connect, 'POST', '/local/agents/Ann/accept');
    const { status, body } = await ask(connect, 'POST', '/local/agents/Ann/connect', { contactId });
    const { participantId, participantToken } = accepted.body;
    expect({ status, body }).toMatchObject({ status: 200, body: { participantId, participantToken } });
    expect(typeof participantToken).toBe('string');
    const other = await ask(connect, 'POST', '/local/agents/Bob/connect', { contactId });
    expect(other).toMatchObject({ status: 409 });
  });

  test('who accepts gets a participant token, with which a client of their own connects and chats', async () => {
    const connect = await startSandbox();
    const mia = await connect.startChat({ flow: 'Chat welcome' });
    const { body } = await ask(connect, 'POST', '/local/agents/Ann/accept');
    const post = async (path: string, token: unknown, request: object) => {
      const headers = { 'x-amz-bearer': String(token) };
      const response = await fetch(new URL(path, connect.url), {
        method: 'POST',
        headers,
        body: JSON.stringify(request),
      });
      expect(response.status).toBe(200);
      const answer: unknown = await response.json();
      return answer;
    };
    const asked = { Type: ['CONNECTION_CREDENTIALS'], ConnectParticipant: true };
    const connected = await post('/participant/connection', body.participantToken, asked);
    const connectionToken = textIn(memberOf(connected, 'ConnectionCredentials'), 'ConnectionToken');
    const message = { ContentType: 'text/plain', Content: 'Ann here', ClientToken: 'once' };
    await post('/participant/message', connectionToken, message);
    mia.hears('Ann here');
    const { body: seen } = await ask(connect, 'GET', `/local/contacts/${mia.contactId}`);
    expect(JSON.stringify(seen)).not.toContain(String(body.participantToken));
    expect(seen.participants).toContainEqual(expect.objectContaining({ participantId: body.participantId }));
  });

  test('with no chat waiting there is nothing to accept: 409', async () => {
    const connect = await startSandbox();
    expect(await ask(connect, 'POST', '/local/agents/ann/accept', {})).toMatchObject({
      status: 409,
      body: { error: { name: 'Conflict' } },
    });
  });

  test('a chat that another has accepted is a 409', async () => {
    const connect = await startSandbox();
    const { contactId } = await connect.startChat({ flow: 'Chat welcome' });
    await ask(connect, 'POST', '/local/agents/ann/accept', { contactId });
    expect(await ask(connect, 'POST', '/local/agents/bob/accept', { contactId })).toMatchObject({ status: 409 });
  });

  test('they write, and leave, and the disconnect flow takes over', async () => {
    const connect = await startSandbox();
    const { contactId } = await connect.startChat({ flow: 'Chat welcome' });
    await ask(connect, 'POST', '/local/agents/ann/accept', { contactId });
    const written = await ask(connect, 'POST', '/local/agents/ann/messages', { contactId, text: 'Hello' });
    expect(written.body.timeline).toContainEqual(
      expect.objectContaining({ type: 'MESSAGE', role: 'AGENT', detail: expect.objectContaining({ text: 'Hello' }) }),
    );
    const left = await ask(connect, 'POST', '/local/agents/ann/leave', { contactId });
    expect(left.body).toMatchObject({ contactId, state: 'ENDED', disconnectReason: 'AGENT_DISCONNECT' });
    expect(left.body.currentContactId).not.toBe(contactId);
    const next = await ask(connect, 'GET', `/local/contacts/${left.body.currentContactId}`);
    expect(next.body).toMatchObject({
      previousContactId: contactId,
      initialContactId: contactId,
      initiationMethod: 'DISCONNECT',
      flow: { name: 'Chat disconnect' },
    });
  });

  test('one who is not in the chat can neither write nor leave: 409', async () => {
    const connect = await startSandbox();
    const { contactId } = await connect.startChat({ flow: 'Chat welcome' });
    for (const [action, body] of [
      ['messages', { contactId, text: 'Hello' }],
      ['leave', { contactId }],
    ] as const) {
      expect(await ask(connect, 'POST', `/local/agents/ann/${action}`, body)).toMatchObject({ status: 409 });
    }
  });

  test('join puts an agent into a chat whatever its flow says; monitor joins as supervisor', async () => {
    const connect = await startSandbox();
    const { contactId } = await connect.startChat({ flow: 'Chat welcome' });
    await ask(connect, 'POST', '/local/agents/ann/join', { contactId });
    const { body } = await ask(connect, 'POST', '/local/agents/eve/monitor', { contactId });
    expect(body).toMatchObject({ state: 'WITH_AGENT' });
    expect(body.participants).toEqual([
      expect.objectContaining({ role: 'CUSTOMER' }),
      expect.objectContaining({ role: 'AGENT', displayName: 'ann' }),
      expect.objectContaining({ role: 'SUPERVISOR', displayName: 'eve' }),
    ]);
  });

  test('a transfer ends the contact and queues a new one, by the queue’s name, id or ARN', async () => {
    const connect = await startSandbox();
    const [queue] = connect.instance.queues;
    for (const name of [queue?.name, queue?.id, queue?.arn]) {
      const { contactId } = await connect.startChat({ flow: 'Chat welcome' });
      await ask(connect, 'POST', '/local/agents/ann/accept', { contactId });
      const { body } = await ask(connect, 'POST', '/local/agents/ann/transfer', { contactId, queue: name });
      const next = await ask(connect, 'GET', `/local/contacts/${body.currentContactId}`);
      expect(next.body).toMatchObject({
        state: 'IN_QUEUE',
        initiationMethod: 'TRANSFER',
        previousContactId: contactId,
      });
      expect(next.body.timerConfig).toHaveLength(3);
    }
  });

  test.each([
    ['an unknown queue', 'transfer', { queue: 'Nowhere' }, 404],
    ['a transfer without a queue', 'transfer', {}, 400],
    ['a message without a text', 'messages', {}, 400],
    ['an action that agents do not have', 'dance', {}, 404],
    ['a misspelt member', 'accept', { contact: 'x' }, 400],
  ])('%s is refused', async (_, action, body, status) => {
    const connect = await startSandbox();
    const { contactId } = await connect.startChat({ flow: 'Chat welcome' });
    await ask(connect, 'POST', '/local/agents/ann/accept', { contactId });
    expect(await ask(connect, 'POST', `/local/agents/ann/${action}`, { contactId, ...body })).toMatchObject({ status });
  });
});
