import { describe, expect, test } from '@jest/globals';
import type { ParticipantRole } from '../../../local/engine/index.ts';
import type { TimelineRecord } from '../../../local/timeline/timeline-entry.ts';
import { wordsOf } from '../../../local/timeline/words.ts';
import { entryAt, inBlock, named, said } from './entries.ts';

const MIA = named('Mia');
const DUE = '2026-01-05T09:05:00.000Z';
const IDLE_5 = { role: 'CUSTOMER', type: 'IDLE', minutes: 5 } as const;
const DISCONNECT_15 = { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER', minutes: 15 } as const;
const CUSTOMER = { role: 'CUSTOMER' } as const;
const inFunction = { ...inBlock('timers'), function: 'SetChatTimers' };

const told = (record: TimelineRecord) => {
  const { topic, tone, who, what, more } = wordsOf(record);
  return [topic, tone, who, what, more].join(' | ');
};

describe('the words of a timeline', () => {
  test.each<[TimelineRecord, string]>([
    [
      entryAt(0, 'CONTACT_STARTED', { initiationMethod: 'API' }),
      'steps | quiet |  | Contact begins | the chat began, API',
    ],
    [
      entryAt(0, 'CONTACT_STARTED', { initiationMethod: 'DISCONNECT' }),
      'steps | quiet |  | Contact begins | the agent left, DISCONNECT',
    ],
    [
      entryAt(0, 'PARTICIPANT_CREATED', { ...MIA, connectBy: '' }, CUSTOMER),
      'steps | quiet | customer | Mia is created | ',
    ],
    [entryAt(0, 'PARTICIPANT_JOINED', MIA, CUSTOMER), 'people | customer | customer | Mia joins | '],
    [
      entryAt(0, 'PARTICIPANT_LEFT', { ...MIA, reason: 'IDLE_DISCONNECT' }, { role: 'AGENT' }),
      'people | agent | agent | Mia leaves | idle disconnect',
    ],
    [
      entryAt(0, 'FLOW_ACTION', { ...inBlock('Wait'), actionType: 'Wait', title: 'Wait' }),
      'steps | quiet | flow | Wait | ',
    ],
    [entryAt(0, 'PARTICIPANT_IDLE', MIA, CUSTOMER), 'timers | timer | customer | Mia has become idle | '],
    [entryAt(0, 'PARTICIPANT_RETURNED', MIA, CUSTOMER), 'timers | timer | customer | Mia has returned | '],
    [
      entryAt(0, 'AUTO_DISCONNECTION', MIA, CUSTOMER),
      'timers | timer | customer | Auto-disconnection | Mia was silent too long',
    ],
    [entryAt(0, 'TIMERS_STARTED', { timers: [] }), 'timers | timer |  | Timers in force | none is set'],
    [
      entryAt(0, 'TIMERS_STARTED', { timers: [DISCONNECT_15, IDLE_5, { ...IDLE_5, role: 'AGENT', minutes: 10 }] }),
      'timers | timer |  | Timers in force | customer idle 5 min, then auto-disconnect 15 min; agent idle 10 min',
    ],
    [
      entryAt(0, 'TIMERS_STARTED', { timers: [DISCONNECT_15] }),
      'timers | timer |  | Timers in force | customer auto-disconnect 15 min',
    ],
    [entryAt(0, 'TIMERS_STOPPED', { stoppedBy: 'LEAVE' }), 'steps | quiet |  | Timers stop | somebody left'],
    ...(
      [
        ['JOIN', 'Mia joined'],
        ['MESSAGE', 'Mia wrote'],
        ['IDLE', 'Mia became idle'],
      ] as const
    ).map(([armedBy, why]): [TimelineRecord, string] => [
      entryAt(0, 'TIMER_ARMED', { timer: IDLE_5, dueAt: DUE, armedBy, displayName: 'Mia' }, CUSTOMER),
      `steps | quiet | customer | Timer begins: customer idle 5 min | ${why}`,
    ]),
    [
      entryAt(0, 'FLOW_WAITS', { ...inBlock('hours'), until: DUE }),
      `steps | quiet | flow | hours waits | until ${DUE}`,
    ],
    [entryAt(0, 'ATTRIBUTES_UPDATED', { keys: ['a', 'b'] }), 'steps | quiet |  | Attributes set | a, b'],
    [
      entryAt(0, 'CHAT_REHYDRATED', { rehydrationType: 'FROM_SEGMENT', continuedFromContactId: 'c' }),
      'people | customer |  | Goes on from an earlier chat | from segment',
    ],
    [entryAt(0, 'QUEUED', { queue: 'Support' }), 'people | agent | queue | Waits in Support | '],
    [entryAt(0, 'QUEUED', { queue: 'Ann', agentId: 'Ann' }), 'people | agent | queue | Waits for Ann | '],
    [
      entryAt(0, 'TRANSFERRED', { queue: 'Support', nextContactId: 'c' }),
      'people | agent | queue | Transferred to Support | ',
    ],
    [entryAt(0, 'CONTACT_ENDED', { reason: 'API' }), 'steps | quiet |  | Contact ends | api'],
    [entryAt(0, 'CHAT_ENDED', { reason: 'EXPIRED' }), 'people | end |  | Chat ended | expired'],
    [entryAt(0, 'FLOW_ENDED', { flow: 'Chat welcome' }), 'steps | quiet | flow | Chat welcome ends | '],
    [
      entryAt(0, 'FLOW_BRANCH', { ...inBlock('hours'), branch: 'True', label: 'in hours' }),
      'steps | quiet | flow | takes in hours | hours',
    ],
    [
      entryAt(0, 'FLOW_FAILED', { ...inBlock('hours'), message: 'No branch.' }),
      'flow | problem | flow | Chat welcome failed at hours | No branch.',
    ],
    [
      entryAt(0, 'LAMBDA_ANSWERED', { ...inFunction, result: { status: 'SET', timers: { idle: 5 } } }),
      'lambda | lambda | lambda | SetChatTimers | status = SET, timers = {"idle":5}',
    ],
    [
      entryAt(0, 'LAMBDA_FAILED', { ...inFunction, errorName: 'Throttled', errorMessage: 'Slow.' }),
      'lambda | problem | lambda | SetChatTimers failed: Throttled | Slow.',
    ],
  ])('%j', (record, expected) => {
    expect(told(record)).toBe(expected);
  });

  test.each<[ParticipantRole | null, string, string]>([
    ['CUSTOMER', 'customer', 'Mia'],
    ['AGENT', 'agent', 'Mia'],
    ['SUPERVISOR', 'agent', 'Mia'],
    ['CUSTOM_BOT', 'bot', 'Mia'],
    ['SYSTEM', 'flow', 'flow'],
    [null, 'quiet', 'Mia'],
  ])('a message of %s has the tone %s and is %s’s', (role, tone, who) => {
    const words = wordsOf(entryAt(0, 'MESSAGE', said('Hello', { displayName: 'Mia' }), { role }));
    expect(words).toMatchObject({ topic: 'messages', tone, who, what: 'Hello', more: '' });
  });

  test('a message of somebody without a name is told by the role', () => {
    expect(wordsOf(entryAt(0, 'MESSAGE', said('Hello'), CUSTOMER)).who).toBe('customer');
  });

  test('an interactive message without a title, or that is not JSON, is told as it was sent', () => {
    const contentType = 'application/vnd.amazonaws.connect.message.interactive';
    for (const text of ['{}', '{', 'null', '{"data":{"content":{"title":{"toString":1}}}}']) {
      expect(wordsOf(entryAt(0, 'MESSAGE', said(text, { contentType }))).what).toBe(text);
    }
  });
});
