import { describe, expect, test } from '@jest/globals';
import { deadlineInWords } from '../../../../local/console/page/deadline-words.ts';
import { type Contact, chatsOf, type NextDeadline } from '../../../../local/console/page/model.ts';
import { contactOf } from './contact-of.ts';

const DUE = '2026-11-26T09:05:00.000Z';
const LATER = '2026-11-26T09:15:00.000Z';

type RunningTimer = Contact['timers'][number];
const customerIdle: RunningTimer = { role: 'CUSTOMER', type: 'IDLE', minutes: 5, dueAt: DUE };
const agentIdle: RunningTimer = { role: 'AGENT', type: 'IDLE', minutes: 10, dueAt: DUE };
const customerDisconnect: RunningTimer = {
  role: 'CUSTOMER',
  type: 'DISCONNECT_NONCUSTOMER',
  minutes: 15,
  dueAt: LATER,
};
const waiting = (waitsUntil: string): Partial<Contact> => ({
  flow: { name: 'Patient', type: 'CONTACT_FLOW', action: 'Wait', path: [], waitsUntil },
});

function chat(name: string, more: Partial<Contact>): Contact {
  const customer = { participantId: name, role: 'CUSTOMER', displayName: name, idle: false, typing: false } as const;
  return contactOf({ contactId: name, participants: [{ ...customer, state: 'CONNECTED' }], ...more });
}

const told = (kind: NextDeadline['kind'], dueAt: string, ...contacts: readonly Contact[]) =>
  deadlineInWords({ kind, dueAt }, chatsOf(contacts));

describe('the next deadline', () => {
  test('says whose timer it is', () => {
    const alex = (...timers: readonly RunningTimer[]) => chat('Alex', { timers });
    expect(told('IDLE_TIMER', DUE, alex(agentIdle))).toBe('agent idle timer');
    expect(told('DISCONNECT_TIMER', LATER, alex(agentIdle, customerDisconnect))).toBe('customer auto-disconnect');
  });

  test('says in which chat, where more than one has not ended', () => {
    const alex = chat('Alex', waiting(DUE));
    const ended = chat('Mia', { state: 'ENDED', timers: [customerIdle] });
    expect(told('WAIT', DUE, alex, ended)).toBe('flow goes on');
    expect(told('WAIT', DUE, alex, ended, chat('Robin', waiting(LATER)))).toBe('Alex: flow goes on');
    expect(told('IDLE_TIMER', DUE, alex, chat('Robin', { timers: [customerIdle] }))).toBe('Robin: customer idle timer');
  });

  test('says how many, where several are due at that moment, and no role where they are of two', () => {
    const alex = chat('Alex', { timers: [customerIdle] });
    const robin = chat('Robin', { timers: [agentIdle] });
    expect(told('IDLE_TIMER', DUE, alex, chat('Mia', { timers: [customerIdle] }))).toBe(
      'Alex and 1 more: customer idle timer',
    );
    expect(told('IDLE_TIMER', DUE, alex, robin)).toBe('Alex and 1 more: idle timer');
  });

  test('has no more of a long name than tells it from others', () => {
    const long = chat('Alexandra of a family with many names', waiting(DUE));
    expect(told('WAIT', DUE, long, chat('Robin', {}))).toBe('Alexandra of a …: flow goes on');
  });

  test('names who has to connect, where it is one', () => {
    const awaited = (name: string) => {
      const { participants } = chat(name, {});
      return chat(name, { participants: participants.map((person) => ({ ...person, state: 'CREATED' })) });
    };
    const connected = chat('Mia', {});
    expect(told('CONNECTION_LIMIT', DUE, connected, awaited('Alex'))).toBe('Alex: time to connect ends');
    expect(told('CONNECTION_LIMIT', DUE, awaited('Robin'), awaited('Alex'))).toBe('time to connect ends');
  });

  test('names nobody where the chats do not tell whose it is', () => {
    const two = [chat('Alex', {}), chat('Robin', {})];
    expect(told('CONNECTION_LIMIT', DUE, ...two)).toBe('time to connect ends');
    expect(told('IDLE_TIMER', DUE, ...two)).toBe('idle timer');
  });
});
