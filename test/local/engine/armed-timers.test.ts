import { describe, expect, test } from '@jest/globals';
import {
  agentIdle,
  customerDisconnect,
  customerIdle,
  EngineUnderTest,
  MINUTE_MS,
  START_MS,
} from './engine-under-test.ts';

/** The armed timers, a line each: when, whose, which, until when, and what set it off. */
function armed(t: EngineUnderTest): readonly string[] {
  const minutes = (atMs: number) => (atMs - START_MS) / MINUTE_MS;
  return t
    .of('TIMER_ARMED')
    .map(({ atMs, timer: { role, type, dueAtMs }, armedBy, participant }) =>
      [minutes(atMs), role, type, `due ${minutes(dueAtMs)}`, armedBy, participant.displayName].join(' '),
    );
}

function chatWithTimers() {
  const t = new EngineUnderTest();
  const chat = t.startConnectedChat();
  t.configure(chat, customerIdle(5), customerDisconnect(15), agentIdle(10));
  const agent = t.agentJoins(chat);
  return { t, chat, agent };
}

describe('each timer says what set it off, and until when it runs', () => {
  test('the join sets the idle timers off, a message its own role’s, idleness the auto-disconnect timer', () => {
    const { t, chat } = chatWithTimers();
    t.advanceMinutes(1);
    t.say(chat.customer);
    t.advanceMinutes(5);
    expect(armed(t)).toEqual([
      '0 CUSTOMER IDLE due 5 JOIN Ada',
      '0 AGENT IDLE due 10 JOIN Ada',
      '1 CUSTOMER IDLE due 6 MESSAGE Cleo',
      '6 CUSTOMER DISCONNECT_NONCUSTOMER due 21 IDLE Cleo',
    ]);
  });

  test('whoever returns has an idle timer again', () => {
    const { t, chat } = chatWithTimers();
    t.advanceMinutes(5);
    t.forget();
    t.say(chat.customer);
    expect(armed(t)).toEqual(['5 CUSTOMER IDLE due 10 MESSAGE Cleo']);
  });

  test('the armed timers that nothing has ended are those that run', () => {
    const { t, chat } = chatWithTimers();
    t.advanceMinutes(7);
    const newest = new Map(t.of('TIMER_ARMED').map(({ timer }) => [timer.role, timer]));
    expect([...newest.values()]).toEqual(chat.runningTimers);
  });

  test.each([
    ['LEAVE', ({ t, agent }: ReturnType<typeof chatWithTimers>) => t.leave(agent)],
    ['JOIN', ({ t, chat }) => t.agentJoins(chat, 'Bob')],
    ['END', ({ t, chat }) => t.engine.endChat(chat.current.contactId, 'API')],
  ])('their end says that it was %s', (stoppedBy, act) => {
    const parts = chatWithTimers();
    act(parts);
    expect(parts.t.of('TIMERS_STOPPED').map((event) => event.stoppedBy)).toEqual([stoppedBy]);
  });
});
