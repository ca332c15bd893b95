import { describe, expect, test } from '@jest/globals';
import { greetingFlow } from '../../fixtures/waiting-flow.ts';
import { ask, startLocalConnect, startSandbox } from './local-connect-under-test.ts';

const START_MS = Date.UTC(2026, 10, 2, 9);

/** A flow that greets and waits for half an hour. */
const patientFlow = greetingFlow('Hello', 1800);

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

const patient = { name: 'Patient', type: 'CONTACT_FLOW', content: patientFlow } as const;

describe('GET /local/instance', () => {
  test('names what the assembly deploys', async () => {
    const connect = await startSandbox();
    const { status, body } = await ask(connect, 'GET', '/local/instance');
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual([
      'region',
      'accountId',
      'instanceId',
      'instanceArn',
      'flows',
      'queues',
      'functions',
      'topics',
      'apis',
      'stacks',
      'changes',
    ]);
    expect(body.stacks).toContainEqual({
      name: 'ChatFlows',
      outputs: expect.objectContaining({ ChatWelcomeFlowArn: expect.stringContaining('/contact-flow/') }),
    });
    expect(body.flows).toEqual(
      expect.arrayContaining([
        {
          name: 'Chat welcome',
          type: 'CONTACT_FLOW',
          id: expect.any(String),
          arn: expect.stringContaining('/contact-flow/'),
        },
        { name: 'Chat queue', type: 'CUSTOMER_QUEUE', id: expect.any(String), arn: expect.any(String) },
      ]),
    );
    expect(body.functions).toEqual(
      expect.arrayContaining([
        { name: 'SetChatTimers', arn: expect.stringMatching(/^arn:aws:lambda:.*SetChatTimers/) },
      ]),
    );
  });
});

describe('/local/clock', () => {
  test('shows the time in UTC with milliseconds, the mode and the rate', async () => {
    const connect = await startLocalConnect({ startAtMs: START_MS });
    expect(await ask(connect, 'GET', '/local/clock')).toEqual({
      status: 200,
      body: { now: '2026-11-02T09:00:00.000Z', mode: 'manual', rate: 0 },
    });
  });

  test.each([
    [{ advanceMinutes: 5 }, '2026-11-02T09:05:00.000Z'],
    [{ advanceMinutes: 0.5 }, '2026-11-02T09:00:30.000Z'],
    [{ advanceSeconds: 30 }, '2026-11-02T09:00:30.000Z'],
    [{ advanceSeconds: 0.25 }, '2026-11-02T09:00:00.250Z'],
    [{ advanceTo: '2026-11-02T09:07:00.001Z' }, '2026-11-02T09:07:00.001Z'],
    [{ advanceTo: '2026-11-02T08:00:00Z' }, '2026-11-02T09:00:00.000Z'],
  ])('%j turns it', async (instruction, now) => {
    const connect = await startLocalConnect({ startAtMs: START_MS });
    expect(await ask(connect, 'POST', '/local/clock', instruction)).toEqual({
      status: 200,
      body: { now, mode: 'manual', rate: 0 },
    });
  });

  test('it goes live at a rate, and stands still again', async () => {
    const connect = await startLocalConnect();
    expect(await ask(connect, 'POST', '/local/clock', { mode: 'live', rate: 60 })).toMatchObject({
      status: 200,
      body: { mode: 'live', rate: 60 },
    });
    expect(await ask(connect, 'POST', '/local/clock', { mode: 'manual' })).toMatchObject({ body: { mode: 'manual' } });
  });

  test('without a running participant timer there is nothing to advance to: 409', async () => {
    const connect = await startLocalConnect();
    const { status, body } = await ask(connect, 'POST', '/local/clock', { advanceToNextTimer: true });
    expect(status).toBe(409);
    expect(body).toEqual({ error: { name: 'Conflict', message: expect.stringContaining('No participant timer') } });
  });

  test('it goes to the next deadline: a wait of a flow is one', async () => {
    const connect = await startLocalConnect({ startAtMs: START_MS, flows: [patient] });
    expect((await ask(connect, 'GET', '/local/clock/next')).body).toEqual({ next: null });
    const { status, body } = await ask(connect, 'POST', '/local/clock', { advanceToNextDeadline: true });
    expect(status).toBe(409);
    expect(body).toEqual({ error: { name: 'Conflict', message: expect.stringContaining('No timer runs') } });

    const { contactId } = await connect.startChat({ flow: 'Patient' });
    const dueAt = '2026-11-02T09:30:00.000Z';
    expect((await ask(connect, 'GET', '/local/clock/next')).body).toEqual({ next: { kind: 'WAIT', dueAt } });
    expect((await ask(connect, 'GET', `/local/contacts/${contactId}`)).body).toMatchObject({
      flow: { waitsUntil: dueAt },
    });
    expect((await ask(connect, 'POST', '/local/clock', { advanceToNextDeadline: true })).body.now).toBe(dueAt);
  });

  test.each([
    ['nothing', {}],
    ['two instructions', { advanceMinutes: 1, advanceSeconds: 1 }],
    ['an amount of nothing', { advanceMinutes: 0 }],
    ['an amount below nothing', { advanceMinutes: -1 }],
    ['a text', { advanceMinutes: '5' }],
    ['an amount past all deadlines', { advanceMinutes: 1e12 }],
    ['a moment that is not one', { advanceTo: '2026-11-02T25:00:00Z' }],
    ['a moment without its zone', { advanceTo: '2026-11-02T09:05:00' }],
    ['a moment past all deadlines', { advanceTo: '9999-11-02T09:05:00Z' }],
    ['an unknown mode', { mode: 'fast' }],
    ['a rate of nothing', { mode: 'live', rate: 0 }],
    ['a rate in manual mode', { mode: 'manual', rate: 2 }],
    ['a misspelt member', { advanceMinute: 5 }],
    ['no object', '[1]'],
    ['no JSON', '{"advanceMinutes":'],
  ])('%s is a 400 and turns nothing', async (_, instruction) => {
    const connect = await startLocalConnect({ startAtMs: START_MS });
    const { status, body } = await ask(connect, 'POST', '/local/clock', instruction);
    expect(status).toBe(400);
    expect(body).toEqual({ error: { name: 'BadRequest', message: expect.any(String) } });
    expect((await ask(connect, 'GET', '/local/clock')).body.now).toBe('2026-11-02T09:00:00.000Z');
  });
});

describe('/local/contacts', () => {
  test('a contact shows where it stands, who takes part, its flow and its timeline', async () => {
    const connect = await startLocalConnect({ startAtMs: START_MS, flows: [patient] });
    const customer = await connect.startChat({ flow: 'Patient', name: 'Mia', attributes: { language: 'en' } });
    const { status, body } = await ask(connect, 'GET', `/local/contacts/${customer.contactId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      contactId: customer.contactId,
      initialContactId: customer.contactId,
      previousContactId: null,
      relatedContactId: null,
      currentContactId: customer.contactId,
      state: 'WAITING',
      attributes: { language: 'en' },
      flow: { name: 'Patient', type: 'CONTACT_FLOW', action: 'Wait', path: ['Greet', 'Wait'] },
      participants: [{ role: 'CUSTOMER', displayName: 'Mia', state: 'CONNECTED', idle: false }],
      timerConfig: [],
      timersInForce: [],
      timers: [],
    });
    expect(body.timeline).toEqual(
      expect.arrayContaining([
        {
          at: '2026-11-02T09:00:00.000Z',
          contactId: customer.contactId,
          type: 'MESSAGE',
          role: 'SYSTEM',
          detail: expect.objectContaining({ text: 'Hello' }),
        },
      ]),
    );
  });

  test('the list is oldest first and leaves timelines out', async () => {
    const connect = await startLocalConnect({ flows: [patient] });
    const first = await connect.startChat({ flow: 'Patient' });
    const second = await connect.startChat({ flow: 'Patient' });
    const { body } = await ask(connect, 'GET', '/local/contacts');
    expect(body.contacts).toEqual([
      expect.objectContaining({ contactId: first.contactId }),
      expect.objectContaining({ contactId: second.contactId }),
    ]);
    expect(body.contacts).toEqual([expect.not.objectContaining({ timeline: expect.anything() }), expect.anything()]);
  });

  test('running timers are shown with when they are due', async () => {
    const connect = await startSandbox({ startAtMs: START_MS });
    const customer = await connect.startChat({ flow: 'Chat welcome' });
    await connect.agent('Ann').accepts(customer);
    const { body } = await ask(connect, 'GET', `/local/contacts/${customer.contactId}`);
    expect(body.timersInForce).toEqual(body.timerConfig);
    expect(body.timers).toEqual([
      { role: 'CUSTOMER', type: 'IDLE', minutes: 5, dueAt: '2026-11-02T09:05:00.000Z' },
      { role: 'AGENT', type: 'IDLE', minutes: 10, dueAt: '2026-11-02T09:10:00.000Z' },
    ]);
  });

  test('an unknown contact is a 404', async () => {
    const connect = await startLocalConnect();
    expect(await ask(connect, 'GET', '/local/contacts/nobody')).toMatchObject({
      status: 404,
      body: { error: { name: 'NotFound' } },
    });
  });
});

describe('POST /local/flows', () => {
  test('loads a flow, as an object or as text, and replaces one of the same name', async () => {
    const connect = await startLocalConnect();
    const first = await ask(connect, 'POST', '/local/flows', patient);
    const again = await ask(connect, 'POST', '/local/flows', { ...patient, content: JSON.stringify(patientFlow) });
    expect(first.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(connect.flows).toHaveLength(1);
  });

  test('an invalid flow is a 400 that lists its problems', async () => {
    const connect = await startLocalConnect();
    const content = { ...patientFlow, StartAction: 'Nowhere' };
    const { status, body } = await ask(connect, 'POST', '/local/flows', { ...patient, content });
    expect(status).toBe(400);
    expect(body.problems).toEqual([expect.objectContaining({ path: 'StartAction' })]);
    expect(connect.flows).toHaveLength(0);
  });

  test('an unknown type is a 400', async () => {
    const connect = await startLocalConnect();
    expect(await ask(connect, 'POST', '/local/flows', { ...patient, type: 'CHAT' })).toMatchObject({ status: 400 });
  });

  test('content as text that is nested too deeply is a 400', async () => {
    const connect = await startLocalConnect();
    const content = `{"Version":"2019-10-30","Metadata":${nested(100_000)}}`;
    const { status, body } = await ask(connect, 'POST', '/local/flows', { ...patient, content });
    expect(status).toBe(400);
    expect(body.problems).toEqual([{ path: '', message: 'It is nested more than 32 levels deep' }]);
  });
});

describe('a body', () => {
  test('that is nested too deeply is a 400 wherever it is sent, and nothing fails inside', async () => {
    const errors: unknown[] = [];
    const connect = await startSandbox({ onError: (error) => errors.push(error) });
    const [first] = connect.functions;
    const posts = [
      [`/local/functions/${first?.name}/invoke`, `{"event":${nested(400_000)}}`],
      [`/local/functions/${first?.name}/invoke`, `{"makeChat":true,"event":${nested(400_000)}}`],
      ['/local/flows', `{"name":"Deep","type":"CONTACT_FLOW","content":{"Metadata":${nested(400_000)}}}`],
      ['/local/tokens', `{"subject":"mia","claims":{"deep":${nested(400_000)}}}`],
      ['/local/clock', `{"advanceSeconds":${nested(400_000)}}`],
    ];
    for (const [path = '', deep = ''] of posts) {
      const answer = await ask(connect, 'POST', path, deep);
      expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('32 levels') } } });
    }
    expect(errors).toEqual([]);
  });
});

describe('what is not there', () => {
  test('an unknown path names those that there are', async () => {
    const connect = await startLocalConnect();
    const { status, body } = await ask(connect, 'GET', '/local/contact');
    expect(status).toBe(404);
    expect(JSON.stringify(body)).toContain('/local/contacts');
  });

  test('a known path with another method is a 405', async () => {
    const connect = await startLocalConnect();
    expect(await ask(connect, 'DELETE', '/local/clock')).toMatchObject({ status: 405 });
  });

  test('a path that is not percent-encoded as it should be is a 400', async () => {
    const connect = await startLocalConnect();
    expect(await ask(connect, 'GET', '/local/contacts/%E0%A4%A')).toMatchObject({ status: 400 });
  });
});
