import { describe, expect, test } from '@jest/globals';
import { drawTimeline, formatElapsed } from '../../../local/timeline/draw-timeline.ts';
import type { TimelineEntry } from '../../../local/timeline/timeline.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 10, 2, 9);

function entry(minutes: number, type: string, role: TimelineEntry['role'], detail: TimelineEntry['detail'] = {}) {
  return { atMs: START_MS + minutes * MINUTE_MS, contactId: 'c', type, role, detail };
}

const chat: readonly TimelineEntry[] = [
  entry(0, 'FLOW_STARTED', null, { flow: 'Chat welcome' }),
  entry(0, 'FLOW_ACTION', null, { flow: 'Chat welcome', action: 'Greet', actionType: 'MessageParticipant' }),
  entry(0, 'TIMERS_CONFIGURED', null, {
    timers: [
      { role: 'CUSTOMER', type: 'IDLE', minutes: 5 },
      { role: 'AGENT', type: 'DISCONNECT_NONCUSTOMER', minutes: null },
    ],
  }),
  entry(5, 'PARTICIPANT_IDLE', 'CUSTOMER', { displayName: 'Mia' }),
];

describe('a drawn timeline', () => {
  test('shows the time since the chat began, who, and what, aligned', () => {
    expect(drawTimeline(chat).split('\n')).toEqual([
      '  0:00:00  flow       ▶ Chat welcome starts',
      '           flow       ⏱ timers configured: customer idle 5 min, agent auto-disconnect unset',
      '        ·',
      '  0:05:00  customer   … Mia is idle',
    ]);
  });

  test('leaves the blocks of a flow out unless everything is asked for', () => {
    expect(drawTimeline(chat)).not.toContain('Greet');
    expect(drawTimeline(chat, { everything: true })).toContain('Greet (MessageParticipant)');
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
    expect(drawTimeline([entry(0, 'MESSAGE', 'CUSTOM_BOT', { contentType, text })])).toContain(
      'bot        “What can I do?” [An order] [A "person"]',
    );
  });

  test('an entry of a type that it does not know is shown by its name', () => {
    expect(drawTimeline([entry(0, 'SOMETHING_NEW', null)])).toContain('something new');
  });

  test.each([
    [0, '0:00:00'],
    [59_999, '0:00:59'],
    [8 * 60 * MINUTE_MS, '8:00:00'],
    [26 * 60 * MINUTE_MS, '26:00:00'],
  ])('%d ms is %s', (elapsedMs, expected) => {
    expect(formatElapsed(elapsedMs)).toBe(expected);
  });
});
