import { describe, expect, test } from '@jest/globals';
import { type ChatItem, type Line, lineOfItem, mergeLines, partPast } from '../../../../local/chat-widget/lines.ts';
import { linesOfDesk, linesOfTimeline } from '../../../../local/console/page/lines.ts';
import type { PastMessage, Role } from '../../../../local/console/page/model.ts';
import { named, said, viewAt } from '../../timeline/entries.ts';

const AT = '2026-01-01T10:00:00.000Z';
const EVENT = 'application/vnd.amazonaws.connect.event.';

function event(name: string, more: { DisplayName?: string; ParticipantRole?: Role } = {}): Line | undefined {
  return lineOfItem({ Id: 'i', AbsoluteTime: AT, Type: 'EVENT', ContentType: EVENT + name, ...more });
}

const AT_MS = Date.parse(AT);
const flowSays = (text: string) => viewAt(AT_MS, 'MESSAGE', said(text), { role: 'SYSTEM' });
const agentJoins = (name: string) => viewAt(AT_MS, 'PARTICIPANT_JOINED', named(name), { role: 'AGENT' });

describe('a line of a conversation', () => {
  test.each([
    ['participant.idle', 'Alex has become idle', 'warning'],
    ['participant.returned', 'Alex has returned', 'good'],
    [
      'participant.autodisconnection',
      'Alex has been idle for too long: the chat was disconnected automatically',
      'warning',
    ],
    ['chat.ended', 'The chat has ended', 'plain'],
  ])('%s is told in the default text', (name, text, tone) => {
    expect(event(name, { DisplayName: 'Alex', ParticipantRole: 'CUSTOMER' })).toMatchObject({
      kind: 'notice',
      text,
      tone,
    });
  });

  test('is not made of what a person does not see', () => {
    expect(event('message.metadata')).toBeUndefined();
    expect(event('typing')).toBeUndefined();
  });

  test('keeps a message as the text that it is', () => {
    const text = '<img src=x onerror=alert(1)>';
    const item = { Id: 'm', AbsoluteTime: AT, Type: 'MESSAGE', ContentType: 'text/plain', Content: text };

    expect(lineOfItem(item)).toMatchObject({ kind: 'message', text, name: 'Flow' });
  });

  test('shows the title and the choices of an interactive message, and the content of one that it cannot read', () => {
    const interactive = (Content: string) =>
      lineOfItem({
        Id: 'm',
        AbsoluteTime: AT,
        Type: 'MESSAGE',
        ContentType: 'application/vnd.amazonaws.connect.message.interactive',
        Content,
      })?.text;
    const content = { title: 'What is it about?', elements: [{ title: 'Billing' }, { title: 'Delivery' }] };

    expect(interactive(JSON.stringify({ data: { content } }))).toBe('What is it about?\n• Billing\n• Delivery');
    expect(interactive('{')).toBe('{');
  });
});

describe('a line of an item that lacks something', () => {
  const of = (item: Partial<ChatItem>) => lineOfItem({ Id: '', AbsoluteTime: AT, ...item });

  test('has a key all the same where it is an event without an Id', () => {
    const ended = of({ Type: 'EVENT', ContentType: `${EVENT}chat.ended` });
    expect(ended?.key).toBe(`chat.ended ${AT}`);
  });

  test('is empty where it has no content and no files, and is none of a type that is not known', () => {
    expect(of({ Type: 'MESSAGE' })).toMatchObject({ text: '', role: 'SYSTEM' });
    expect(of({ Type: 'ATTACHMENT' })).toMatchObject({ text: '', attachments: [] });
    expect(of({ Type: 'MESSAGE_RECEIPT', Content: 'read' })).toBeUndefined();
  });

  test('shows the content of an interactive message that has nothing to read', () => {
    const ContentType = 'application/vnd.amazonaws.connect.message.interactive';
    const Content = JSON.stringify({ templateType: 'QuickReply', data: { content: { title: '', elements: [] } } });
    expect(of({ Type: 'MESSAGE', ContentType, Content })).toMatchObject({ text: Content });
  });
});

test('a line says of a message that it is Markdown, and of an earlier chat’s that it is past', () => {
  const item = { Id: 'm', AbsoluteTime: AT, Type: 'MESSAGE', ContentType: 'text/markdown', Content: '*yes*' };
  expect(lineOfItem(item)).toMatchObject({ text: '*yes*', isMarkdown: true });
  expect(lineOfItem({ ...item, RelatedContactId: 'earlier' })).toMatchObject({ isPast: true });
});

describe('the choices of an interactive message', () => {
  const offered = (templateType: string, subtype = 'interactive') =>
    lineOfItem({
      Id: 'm',
      AbsoluteTime: AT,
      Type: 'MESSAGE',
      ContentType: `application/vnd.amazonaws.connect.message.${subtype}`,
      Content: JSON.stringify({
        templateType,
        version: '1.0',
        data: { content: { title: 'What is it about?', elements: [{ title: 'Billing' }] } },
      }),
    })?.offer;

  test('are there in a message, and not in a response', () => {
    expect(offered('QuickReply')).toMatchObject({ kind: 'CHOICES', title: 'What is it about?' });
    expect(offered('ListPicker')).toMatchObject({ kind: 'CHOICES', title: 'What is it about?' });
    expect(offered('QuickReply', 'interactive.response')).toBeUndefined();
  });
});

describe('a file', () => {
  test('is a line with its name and its status', () => {
    const file = { AttachmentId: 'a', AttachmentName: 'bill.pdf', ContentType: 'application/pdf', Status: 'APPROVED' };
    const line = lineOfItem({ Id: 'm', AbsoluteTime: AT, Type: 'ATTACHMENT', Attachments: [file] });
    expect(line).toMatchObject({ kind: 'message', text: 'bill.pdf', attachments: [file] });
  });
});

describe('a conversation', () => {
  const line = (key: string, at: string): Line => ({
    key,
    at,
    kind: 'message',
    tone: 'plain',
    role: 'CUSTOMER',
    name: 'Alex',
    text: key,
  });

  test('has what the transcript and the websocket both brought once, in order of time', () => {
    const transcript = [line('a', '1'), line('c', '3')];

    expect(mergeLines(transcript, [line('c', '3'), line('b', '2')]).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  test('stands apart from what was said in earlier chats, and is left alone where there were none', () => {
    const past: Line = { ...line('Last week', '1'), isPast: true };

    expect(partPast([past, line('Today', '2')]).map(({ text }) => text)).toEqual([
      'From earlier chats',
      'Last week',
      'This chat',
      'Today',
    ]);
    expect(partPast([line('Today', '2')]).map(({ text }) => text)).toEqual(['Today']);
  });

  test('keeps the order in which lines of one moment came', () => {
    expect(mergeLines([line('a', '1'), line('b', '1')], [line('c', '1')]).map(({ key }) => key)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('has an end without a time at its end', () => {
    expect(mergeLines([line('end', '')], [line('a', '1')]).map(({ key }) => key)).toEqual(['a', 'end']);
  });
});

describe('the agent’s desk', () => {
  const timeline = [
    flowSays('Welcome'),
    agentJoins('Maria'),
    viewAt(AT_MS, 'AUTO_DISCONNECTION', named('Alex'), { role: 'CUSTOMER' }),
    viewAt(AT_MS, 'PARTICIPANT_LEFT', { ...named('Maria'), reason: 'IDLE_DISCONNECT' }, { role: 'AGENT' }),
    flowSays('Are you still there?'),
  ];

  const past: readonly PastMessage[] = [
    { at: AT, contactId: 'p', role: 'CUSTOMER', displayName: 'Alex', contentType: 'text/plain', text: 'Last week' },
    { at: AT, contactId: 'p', role: 'SYSTEM', displayName: null, contentType: 'text/plain', text: 'Goodbye' },
  ];

  test('shows above it what was said in the chats that this one continues', () => {
    expect(linesOfDesk(timeline, past, true).map(({ name, text }) => [name, text])).toEqual([
      ['', 'From earlier chats'],
      ['Alex', 'Last week'],
      ['Flow', 'Goodbye'],
      ['', 'This chat'],
      ['Flow', 'Welcome'],
      ['Maria', 'Maria has joined the chat'],
      ['Alex', 'Alex has been idle for too long: the chat was disconnected automatically'],
      ['Maria', 'Maria has left the chat'],
      ['Flow', 'Are you still there?'],
    ]);
  });

  test('shows what was said before the agent came, and nothing after the agent has gone', () => {
    expect(linesOfDesk(timeline, [], false).map(({ text }) => text)).toEqual([
      'Welcome',
      'Maria has joined the chat',
      'Alex has been idle for too long: the chat was disconnected automatically',
      'Maria has left the chat',
    ]);
  });

  test('shows nothing of a chat that no agent was in', () => {
    expect(linesOfDesk(timeline.slice(0, 1), past, false)).toEqual([]);
  });

  test('shows all of it to an agent who is in it again', () => {
    expect(linesOfDesk([...timeline, agentJoins('Omar')], [], true)).toHaveLength(6);
  });
});

describe('the conversation of a chat whose client is elsewhere', () => {
  test('tells what its participants are told, and nothing of what only a timeline knows', () => {
    const customer = { role: 'CUSTOMER' } as const;
    const lines = linesOfTimeline([
      viewAt(AT_MS, 'CONTACT_STARTED', { initiationMethod: 'API' }),
      viewAt(AT_MS, 'PARTICIPANT_JOINED', named('Alex'), customer),
      viewAt(AT_MS, 'MESSAGE', said('Hello', { displayName: 'Alex' }), customer),
      viewAt(AT_MS, 'PARTICIPANT_IDLE', named('Alex'), customer),
      viewAt(AT_MS, 'PARTICIPANT_RETURNED', named('Alex'), customer),
      viewAt(AT_MS, 'CHAT_ENDED', { reason: 'CUSTOMER_DISCONNECT' }),
    ]);

    expect(lines.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'notice: Alex has joined the chat',
      'message: Hello',
      'notice: Alex has become idle',
      'notice: Alex has returned',
      'notice: The chat has ended',
    ]);
  });

  test.each([
    ['AGENT', 'Agent'],
    ['CUSTOMER', 'Customer'],
    ['CUSTOM_BOT', 'Bot'],
    ['SYSTEM', 'Flow'],
  ] as const)('calls a %s without a name %s', (role, name) => {
    expect(linesOfTimeline([viewAt(AT_MS, 'MESSAGE', said('Hello'), { role })])).toMatchObject([{ name }]);
  });
});
