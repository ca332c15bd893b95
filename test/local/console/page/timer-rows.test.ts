import { describe, expect, test } from '@jest/globals';
import type { Contact, Participant, Timer } from '../../../../local/console/page/model.ts';
import { timerRows, withoutTimers } from '../../../../local/console/page/timer-rows.ts';
import { contactOf } from './contact-of.ts';

const CUSTOMER_IDLE: Timer = { role: 'CUSTOMER', type: 'IDLE', minutes: 5 };
const CUSTOMER_DISCONNECT: Timer = { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER', minutes: 15 };
const ALEX: Participant = {
  participantId: 'p',
  role: 'CUSTOMER',
  displayName: 'Alex',
  state: 'CONNECTED',
  idle: false,
  typing: false,
};

function contact(parts: Partial<Contact>): Contact {
  const configured = [CUSTOMER_IDLE, CUSTOMER_DISCONNECT];
  const timers = { timerConfig: configured, timersInForce: configured };
  return contactOf({ state: 'WITH_AGENT', participants: [ALEX], ...timers, ...parts });
}

const notes = (parts: Partial<Contact>) => timerRows(contact(parts)).map(({ note }) => note);

describe('the four timers', () => {
  test('are listed whether they are set or not', () => {
    expect(timerRows(contact({ timerConfig: [], timersInForce: [] })).map(({ name }) => name)).toEqual([
      'Customer idle',
      'Customer auto-disconnect',
      'Agent idle',
      'Agent auto-disconnect',
    ]);
  });

  test('wait for somebody to join', () => {
    expect(notes({ state: 'IN_QUEUE', timersInForce: [] })[0]).toBe('waits for agent or bot');
  });

  test('show when a running one is due, and that the other starts once idle', () => {
    const rows = timerRows(contact({ timers: [{ ...CUSTOMER_IDLE, dueAt: '2026-01-01T10:05:00.000Z' }] }));

    expect(rows[0]).toMatchObject({ dueAtMs: Date.parse('2026-01-01T10:05:00.000Z'), inForceMinutes: 5 });
    expect(rows[1]?.note).toBe('starts once idle');
  });

  test('say that the customer is idle while the auto-disconnect timer runs', () => {
    const timers = [{ ...CUSTOMER_DISCONNECT, dueAt: '2026-01-01T10:20:00.000Z' }];

    expect(notes({ participants: [{ ...ALEX, idle: true }], timers })).toEqual(['customer is idle', '', '', '']);
  });

  test('keep what is stored apart from what is in force', () => {
    const agentIdle: Timer = { role: 'AGENT', type: 'IDLE', minutes: 10 };
    const rows = timerRows(contact({ timerConfig: [{ ...CUSTOMER_IDLE, minutes: 8 }, agentIdle] }));

    expect(rows[0]).toMatchObject({ configuredMinutes: 8, inForceMinutes: 5 });
    expect(rows[1]).toMatchObject({ configuredMinutes: undefined, inForceMinutes: 15 });
    expect(rows[2]).toMatchObject({ configuredMinutes: 10, inForceMinutes: undefined, note: 'from the next join' });
  });

  test('have nothing more to say once the chat has ended', () => {
    expect(notes({ state: 'ENDED', timersInForce: [] })).toEqual(['', '', '', '']);
  });

  test('say that the agent is idle, and that an auto-disconnect timer without an idle timer does not wait for it', () => {
    const timer = { role: 'AGENT', minutes: 10 } as const;
    const inForce: readonly Timer[] = [{ ...timer, type: 'IDLE' }];
    const maria: Participant = { ...ALEX, participantId: 'm', role: 'AGENT', displayName: 'Maria', idle: true };

    expect(notes({ participants: [ALEX, maria], timersInForce: inForce })[2]).toBe('agent is idle');
    expect(notes({ timersInForce: inForce })[2]).toBe('does not run');
    expect(notes({ timersInForce: [{ ...timer, type: 'DISCONNECT_NONCUSTOMER' }] })[3]).toBe('does not run');
  });

  test('say nothing once the chat has ended', () => {
    expect(notes({ state: 'ENDED', timersInForce: [] })).toEqual(['', '', '', '']);
  });
});

describe('an agent whom no timer frees', () => {
  const maria: Participant = { ...ALEX, participantId: 'm', role: 'AGENT', displayName: 'Maria' };
  const none = { participants: [ALEX, maria], timerConfig: [], timersInForce: [] };

  test('is told of, with what to do', () => {
    expect(withoutTimers(contact(none))).toMatch(/^This chat has no timers: .* keeps the agent\. .*SetChatTimers/);
    expect(withoutTimers(contact({ ...none, timerConfig: [CUSTOMER_IDLE] }))).toMatch(
      /^No timers are in force: .* keeps the agent\. .*next join/,
    );
  });

  test.each<[string, Partial<Contact>]>([
    ['timers are in force', { timersInForce: [CUSTOMER_IDLE] }],
    ['the chat has ended', { state: 'ENDED' }],
    ['the agent has left', { participants: [ALEX, { ...maria, state: 'DISCONNECTED' }] }],
    ['there is no agent', { participants: [ALEX] }],
  ])('is not there where %s', (_, more) => {
    expect(withoutTimers(contact({ ...none, ...more }))).toBeUndefined();
  });
});
