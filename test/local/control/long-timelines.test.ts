import { describe, expect, test } from '@jest/globals';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { ask, startLocalConnect } from './local-connect-under-test.ts';

const again = (NextAction: string, Operand: string) => ({
  NextAction,
  Condition: { Operator: 'Equals', Operands: [Operand] },
});
/** A flow that says something every second, and has four entries for each. */
const chatters = {
  name: 'Chatters',
  type: 'CONTACT_FLOW',
  content: flowOf(
    {
      Identifier: 'say',
      Type: 'MessageParticipant',
      Parameters: { Text: 'On and on' },
      Transitions: { NextAction: 'wait' },
    },
    {
      Identifier: 'wait',
      Type: 'Wait',
      Parameters: { TimeLimitSeconds: '1' },
      Transitions: {
        NextAction: 'End',
        Conditions: [again('say', 'WaitCompleted')],
        Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }],
      },
    },
    END,
  ),
} as const;

const entriesOf = (body: Readonly<Record<string, unknown>>) => (Array.isArray(body.timeline) ? body.timeline : []);

describe('GET /local/contacts/{contactId} of a chat with thousands of entries', () => {
  test('has the newest 5,000, says that there are more, and pages through all of them', async () => {
    const connect = await startLocalConnect({ flows: [chatters] });
    const mia = await connect.startChat({ flow: 'Chatters' });
    await connect.clock.advance({ minutes: 30 });
    const whole = connect.timeline(mia).map(({ type, atMs }) => `${type} ${new Date(atMs).toISOString()}`);
    expect(whole.length).toBeGreaterThan(6000);

    const path = `/local/contacts/${mia.contactId}`;
    const { body: newest } = await ask(connect, 'GET', path);
    expect(newest).toMatchObject({ truncated: true, next: whole.length });
    expect(entriesOf(newest).map(({ type, at }) => `${type} ${at}`)).toEqual(whole.slice(-5000));

    const read: string[] = [];
    for (;;) {
      const { body } = await ask(connect, 'GET', `${path}?after=${read.length}&limit=2500`);
      if (entriesOf(body).length === 0) break;
      read.push(...entriesOf(body).map(({ type, at }) => `${type} ${at}`));
      expect(body.next).toBe(read.length);
      expect(body).not.toHaveProperty('truncated');
    }
    expect(read).toEqual(whole);
    expect(entriesOf((await ask(connect, 'GET', `${path}?after=7`)).body)).toHaveLength(1000);
  });

  test.each(['after=-1', 'after=x', 'limit=0', 'limit=5001', 'limit=1.5', 'before=1'])('refuses ?%s', async (query) => {
    const connect = await startLocalConnect({ flows: [chatters] });
    const { contactId } = await connect.startChat({ flow: 'Chatters' });
    expect((await ask(connect, 'GET', `/local/contacts/${contactId}?${query}`)).status).toBe(400);
  });
});

test('the clock’s end is refused, and everything goes on before it', async () => {
  const connect = await startLocalConnect({ startAtMs: Date.UTC(275_759, 8, 1) });
  const { contactId } = await connect.startChat({ flow: connect.loadFlow(chatters).name });
  const advance = { advanceMinutes: 366 * 24 * 60 };
  expect(await ask(connect, 'POST', '/local/clock', advance)).toMatchObject({
    status: 400,
    body: { error: { name: 'PastTheClocksEnd', message: expect.stringContaining('The chat clock ends at') } },
  });
  expect((await ask(connect, 'GET', `/local/contacts/${contactId}`)).status).toBe(200);
  expect((await ask(connect, 'POST', '/local/clock', { advanceSeconds: 1 })).status).toBe(200);
});
