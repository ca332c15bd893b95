import { expect, test } from '@jest/globals';
import { isTimerMinutes, TIMER_NAMES, timerConfigList } from '../../../../functions/shared/timers/chat-timers.ts';

test.each([2, 480, 'unset'])('a timer can be %p', (minutes) => {
  expect(isTimerMinutes(minutes)).toBe(true);
});

test.each([1, 481, 2.5, Number.NaN, '5', '', null, undefined, {}])('a timer cannot be %p', (minutes) => {
  expect(isTimerMinutes(minutes)).toBe(false);
});

test('timers are sent as UpdateParticipantRoleConfig takes them, and those that are not named are left alone', () => {
  const timers = {
    agentAutoDisconnectMinutes: 'unset',
    agentIdleMinutes: 3,
    customerAutoDisconnectMinutes: 4,
    customerIdleMinutes: 2,
  } as const;
  const asSent = [
    {
      ParticipantRole: 'CUSTOMER',
      TimerType: 'IDLE',
      TimerValue: { ParticipantTimerDurationInMinutes: 2 },
    },
    {
      ParticipantRole: 'CUSTOMER',
      TimerType: 'DISCONNECT_NONCUSTOMER',
      TimerValue: { ParticipantTimerDurationInMinutes: 4 },
    },
    { ParticipantRole: 'AGENT', TimerType: 'IDLE', TimerValue: { ParticipantTimerDurationInMinutes: 3 } },
    {
      ParticipantRole: 'AGENT',
      TimerType: 'DISCONNECT_NONCUSTOMER',
      TimerValue: { ParticipantTimerAction: 'Unset' },
    },
  ];
  expect(timerConfigList(timers)).toEqual(asSent);
  for (const [index, name] of TIMER_NAMES.entries()) {
    expect(timerConfigList({ [name]: timers[name] })).toEqual([asSent[index]]);
  }
  expect(timerConfigList({})).toEqual([]);
});
