import { describe, expect, test } from '@jest/globals';
import { received, testCase } from '../../../infra/flows/tests/index.ts';
import { greetingFlow } from '../../fixtures/waiting-flow.ts';
import { flowOf, say } from '../flow-loading/flows-of-others.ts';
import { ask, startLocalConnect } from './local-connect-under-test.ts';

const NINE = Date.UTC(2026, 10, 26, 9);
const start = () =>
  startLocalConnect({
    startAtMs: NINE,
    flows: [{ name: 'Greets', type: 'CONTACT_FLOW', content: flowOf([say('Hello there')]) }],
  });
const { content } = testCase({ name: 'Hello', steps: [received('Hello').end()] });

describe('POST /local/test-cases/read', () => {
  test('answers what a test case waits for and does, and starts no chat', async () => {
    const connect = await start();
    const { status, body } = await ask(connect, 'POST', '/local/test-cases/read', {
      content,
      flow: 'Greets',
      fallbackName: 'hello',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      name: 'hello',
      flow: 'Greets',
      observations: [
        {
          id: '1 message received',
          expected: 'a message with “Hello” in it',
          actions: [{ id: expect.any(String), what: 'ends the test' }],
          next: [],
        },
      ],
      warnings: [],
    });
    expect((await ask(connect, 'GET', '/local/contacts')).body).toEqual({ contacts: [] });
  });

  test('one that publishing would refuse is a 400 with its problems, each with its place', async () => {
    const connect = await start();
    const bad = JSON.stringify(content).replace('MessageReceived', 'MessageSeen');
    expect(await ask(connect, 'POST', '/local/test-cases/read', { content: bad, flow: 'Nowhere' })).toMatchObject({
      status: 400,
      body: {
        error: { name: 'InvalidTestCase', message: expect.stringContaining('Observations[0].Event.Type') },
        problems: [
          { path: 'Observations[0].Event.Type', message: expect.any(String) },
          { path: '', message: expect.stringContaining('there is no flow "Nowhere" here. There are: "Greets".') },
        ],
      },
    });
  });

  test.each([
    [{}, '"content" is missing'],
    [{ content: '{}', flows: 'x' }, 'Unknown "flows". Expected content, flow, fallbackName.'],
    [{ content: '{}', flow: 7 }, '"flow" must be a text'],
  ])('%j is refused with the reason', async (body, told) => {
    const connect = await start();
    for (const path of ['read', 'play']) {
      expect(await ask(connect, 'POST', `/local/test-cases/${path}`, body)).toMatchObject({
        status: 400,
        body: { error: { message: expect.stringContaining(told) } },
      });
    }
  });
});

describe('POST /local/test-cases/play', () => {
  test('answers the report and the contact of its chat', async () => {
    const connect = await start();
    const { status, body } = await ask(connect, 'POST', '/local/test-cases/play', { content, flow: 'Greets' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'PASSED', flow: 'Greets', counts: { total: 1, passed: 1, failed: 0 } });
    const [chat] = connect.timelines();
    expect(chat?.[0]?.contactId).toBe(body.contactId);
  });

  test('a test that waits in vain is stopped after 5 minutes, for other chats have the same clock', async () => {
    const connect = await start();
    const waits = greetingFlow('Hello there', 7200);
    connect.loadFlow({ name: 'Waits', type: 'CONTACT_FLOW', content: waits });
    const { content: never } = testCase({ name: 'Never', steps: [received('Hello'), received('Goodbye').end()] });
    const { body } = await ask(connect, 'POST', '/local/test-cases/play', { content: never, flow: 'Waits' });
    expect(body).toMatchObject({ status: 'FAILED', reason: 'TIMEOUT', seconds: 300 });
    expect((await ask(connect, 'GET', '/local/clock')).body).toMatchObject({ now: '2026-11-26T09:05:00.000Z' });
  });
});
