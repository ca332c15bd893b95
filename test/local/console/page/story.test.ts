import { describe, expect, test } from '@jest/globals';
import type { TimelineEntry } from '../../../../local/console/page/model.ts';
import { TOPICS, tellStory } from '../../../../local/console/page/story.ts';
import type { EntryType, TimelineDetails } from '../../../../local/timeline/timeline-entry.ts';
import type { Topic } from '../../../../local/timeline/words.ts';
import { inBlock, named, said, viewAt, type WhoWhere } from '../../timeline/entries.ts';

const START_MS = Date.parse('2026-01-01T10:00:00.000Z');

const entry = <Type extends EntryType>(
  seconds: number,
  type: Type,
  detail: TimelineDetails[Type],
  more: WhoWhere = {},
) => viewAt(START_MS + seconds * 1000, type, detail, more);

const AT_FIRST: ReadonlySet<Topic> = new Set(TOPICS.filter(({ shown }) => shown).map(({ topic }) => topic));

function told(
  timeline: readonly TimelineEntry[],
  shown: ReadonlySet<Topic> = AT_FIRST,
  search = '',
): readonly string[] {
  return tellStory(timeline, { shown, search }).map((part) => {
    if (part.part === 'gap') return `gap ${part.gapMs / 60_000}`;
    if (part.part === 'contact') return `contact ${part.number}`;
    return part.what;
  });
}

describe('the drawn timeline', () => {
  test('leaves the steps of flows backstage until they are asked for', () => {
    const timeline = [
      entry(0, 'FLOW_STARTED', { flow: 'Chat welcome', flowType: 'CONTACT_FLOW' }),
      entry(0, 'FLOW_ACTION', { ...inBlock('greet'), actionType: 'MessageParticipant', title: 'Play prompt' }),
      entry(0, 'MESSAGE', said('Welcome'), { role: 'SYSTEM' }),
    ];

    expect(told(timeline)).toEqual(['Chat welcome starts', 'Welcome']);
    expect(told(timeline, new Set(['steps']))).toEqual(['greet']);
  });

  test('tells an invocation and its answer as one row', () => {
    const block = { ...inBlock('a'), function: 'SetChatTimers' };
    const invoked = entry(0, 'LAMBDA_INVOKED', { ...block, attempt: 1 });
    const answered = entry(1, 'LAMBDA_ANSWERED', { ...block, result: { status: 'SET' } });

    expect(told([invoked])).toEqual(['SetChatTimers is running']);
    expect(tellStory([invoked, answered], { shown: AT_FIRST, search: '' })).toMatchObject([
      { what: 'SetChatTimers', more: 'status = SET' },
    ]);
  });

  test('tells what failed whatever is hidden', () => {
    const failed = entry(0, 'LAMBDA_FAILED', {
      ...inBlock('a'),
      function: 'SetChatTimers',
      errorName: 'Throttled',
      errorMessage: 'Slow.',
    });

    expect(told([failed], new Set())).toEqual(['SetChatTimers failed: Throttled']);
  });

  test('draws the time that passes, and shows each time once', () => {
    const timeline = [
      entry(0, 'PARTICIPANT_JOINED', named('Maria'), { role: 'AGENT' }),
      entry(0, 'TIMERS_STARTED', { timers: [{ role: 'CUSTOMER', type: 'IDLE', minutes: 5 }] }),
      entry(300, 'PARTICIPANT_IDLE', named('Alex'), { role: 'CUSTOMER' }),
    ];
    const story = tellStory(timeline, { shown: AT_FIRST, search: '' });

    expect(told(timeline)).toEqual(['Maria joins', 'Timers in force', 'gap 5', 'Alex has become idle']);
    expect(story.filter((part) => part.part === 'row').map(({ showsTime }) => showsTime)).toEqual([true, false, true]);
  });

  test('marks where the next contact of the chain begins', () => {
    const timeline = [
      entry(0, 'QUEUED', { queue: 'Support' }),
      entry(0, 'FLOW_STARTED', { flow: 'Chat disconnect', flowType: 'CONTACT_FLOW' }, { contactId: 'second' }),
    ];

    expect(told(timeline)).toEqual(['Waits in Support', 'contact 2', 'Chat disconnect starts']);
  });

  test('tells an agent’s own queue as the agent', () => {
    expect(told([entry(0, 'QUEUED', { queue: 'Maria', agentId: 'Maria' })])).toEqual(['Waits for Maria']);
  });

  test('tells an interactive message by its title and choices', () => {
    const content = { title: 'What is it about?', elements: [{ title: 'Billing' }, { title: 'Delivery' }] };
    const detail = said(JSON.stringify({ templateType: 'QuickReply', version: '1.0', data: { content } }), {
      contentType: 'application/vnd.amazonaws.connect.message.interactive',
    });

    const story = tellStory([entry(0, 'MESSAGE', detail, { role: 'CUSTOM_BOT' })], {
      shown: AT_FIRST,
      search: '',
    });
    expect(story).toMatchObject([{ what: 'What is it about?', more: '[Billing] [Delivery]' }]);
  });

  test('finds words in any case, in who, in what and in the type', () => {
    const timeline = [
      entry(0, 'MESSAGE', said('My INVOICE', { displayName: 'Alex' }), { role: 'CUSTOMER' }),
      entry(0, 'QUEUED', { queue: 'Support' }),
    ];

    expect(told(timeline, AT_FIRST, ' invoice ')).toEqual(['My INVOICE']);
    expect(told(timeline, AT_FIRST, 'queued')).toEqual(['Waits in Support']);
    expect(told(timeline, AT_FIRST, 'nowhere')).toEqual([]);
  });

  test('tells a type that it does not know among the steps', () => {
    const timeline: readonly TimelineEntry[] = JSON.parse(
      '[{ "at": "2026-01-01T10:00:00.000Z", "contactId": "c", "type": "SOMETHING_NEW", "role": null, "detail": {} }]',
    );
    expect(told(timeline, new Set(['steps']))).toEqual(['something new']);
  });

  test('says which timers were set and unset', () => {
    const timers = [
      { role: 'CUSTOMER', type: 'IDLE', minutes: 5 },
      { role: 'AGENT', type: 'DISCONNECT_NONCUSTOMER', minutes: null },
    ] as const;

    expect(
      tellStory([entry(0, 'TIMERS_CONFIGURED', { timers, timerConfig: [] })], { shown: AT_FIRST, search: '' }),
    ).toMatchObject([{ more: 'customer idle 5 min, agent auto-disconnect unset' }]);
  });
});
