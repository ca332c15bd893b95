import { describe, expect, test } from '@jest/globals';
import { drawTimeline } from '../../../local/timeline/draw-timeline.ts';
import type { TimelineEntry } from '../../../local/timeline/timeline-entry.ts';
import { entryAt, inBlock, named, said } from './entries.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 10, 2, 9);

const atMinute = (minute: number) => START_MS + minute * MINUTE_MS;

const chat: readonly TimelineEntry[] = [
  entryAt(START_MS, 'FLOW_STARTED', { flow: 'Chat welcome', flowType: 'CONTACT_FLOW' }),
  entryAt(START_MS, 'FLOW_ACTION', { ...inBlock('Greet'), actionType: 'MessageParticipant', title: 'Play prompt' }),
  entryAt(START_MS, 'TIMERS_CONFIGURED', {
    timers: [
      { role: 'CUSTOMER', type: 'IDLE', minutes: 5 },
      { role: 'AGENT', type: 'DISCONNECT_NONCUSTOMER', minutes: null },
    ],
    timerConfig: [{ role: 'CUSTOMER', type: 'IDLE', minutes: 5 }],
  }),
  entryAt(atMinute(5), 'PARTICIPANT_IDLE', named('Mia'), { role: 'CUSTOMER' }),
];

describe('a drawn timeline', () => {
  test('shows the time since the chat began, who, and what, aligned', () => {
    expect(drawTimeline(chat).split('\n')).toEqual([
      '  0:00:00  flow       ▶ Chat welcome starts',
      '                      ◔ Timers configured (customer idle 5 min, agent auto-disconnect unset)',
      '        ·',
      '  0:05:00  customer   ☾ Mia has become idle',
    ]);
  });

  test('leaves the blocks of a flow out unless everything is asked for', () => {
    expect(drawTimeline(chat)).not.toContain('Greet');
    expect(drawTimeline(chat, { everything: true })).toContain('Greet (Play prompt)');
  });

  test('is plain in a pipe and coloured where colour is asked for', () => {
    const escapeCharacter = String.fromCharCode(27);
    expect(drawTimeline(chat)).not.toContain(escapeCharacter);
    expect(drawTimeline(chat, { colour: true })).toContain(escapeCharacter);
  });

  test('an interactive message is shown by its title and its choices', () => {
    const text = JSON.stringify({
      templateType: 'QuickReply',
      data: { content: { title: 'What can I do?', elements: [{ title: 'An order' }, { title: 'A "person"' }] } },
    });
    const contentType = 'application/vnd.amazonaws.connect.message.interactive';
    expect(drawTimeline([entryAt(START_MS, 'MESSAGE', said(text, { contentType }), { role: 'CUSTOM_BOT' })])).toContain(
      'bot        “What can I do?” [An order] [A "person"]',
    );
  });

  test('of another version is told as far as it is known: a new type by its name', () => {
    const entries: readonly TimelineEntry[] = JSON.parse(
      '[{ "atMs": 0, "contactId": "c", "type": "SOMETHING_NEW", "role": null, "detail": {} }]',
    );
    expect(drawTimeline(entries, { everything: true })).toContain('something new');
  });

  test('tells an invocation by its outcome, once it has one', () => {
    const block = { ...inBlock('Set timers'), function: 'SetChatTimers' };
    const invoked = entryAt(START_MS, 'LAMBDA_INVOKED', { ...block, attempt: 1 });
    const answered = entryAt(START_MS, 'LAMBDA_ANSWERED', { ...block, result: { status: 'SET' } });

    expect(drawTimeline([invoked])).toContain('lambda     λ SetChatTimers is running');
    expect(drawTimeline([invoked, answered])).toBe('  0:00:00  lambda     λ SetChatTimers (status = SET)');
    expect(drawTimeline([invoked, answered], { everything: true })).toContain('is running');
  });

  test('names who writes by the role: names are in the joins', () => {
    const entries = [
      entryAt(START_MS, 'MESSAGE', said('Hello', { displayName: 'Mia' }), { role: 'CUSTOMER' }),
      entryAt(START_MS, 'MESSAGE', said('Welcome'), { role: 'SYSTEM' }),
    ];
    expect(drawTimeline(entries).split('\n')).toEqual([
      '  0:00:00  customer   “Hello”',
      '           flow       “Welcome”',
    ]);
  });

  test('of nothing is nothing', () => {
    expect(drawTimeline([])).toBe('');
  });
});
