import { describe, expect, test } from '@jest/globals';
import { readDropped } from '../../../../../local/console/page/dropped/read-dropped.ts';
import { ChatLanes } from '../../../../../local/lanes/chat-lanes.ts';
import { barsOf } from '../../../lanes/recorded-lanes.ts';

const EVENT = 'application/vnd.amazonaws.connect.event.';
const CLEO = { ParticipantId: 'p1', DisplayName: 'Cleo', ParticipantRole: 'CUSTOMER' };
const at = (minute: number) => ({ AbsoluteTime: `2026-01-05T09:0${minute}:00.000Z` });
const event = (minute: number, name: string) => ({ ...at(minute), ...CLEO, Type: 'EVENT', ContentType: EVENT + name });

/** As Amazon Connect keeps it in S3. */
const TRANSCRIPT = {
  ...{ Version: '2019-08-26', ContactId: 'c1', InitialContactId: 'c1' },
  Participants: [{ ParticipantId: 'p1' }],
  Transcript: [
    event(3, 'participant.idle'),
    event(0, 'participant.joined'),
    { ...at(1), ...CLEO, Type: 'MESSAGE', ContentType: 'text/plain', Id: 'm1', Content: 'Where is <b>it</b>?' },
    {
      ...at(1),
      Type: 'MESSAGE',
      ContentType: 'text/plain',
      Id: 'm2',
      Content: 'One moment.',
      ParticipantRole: 'SYSTEM',
    },
    { ...at(2), ...CLEO, Type: 'ATTACHMENT', Attachments: [{ AttachmentName: 'photo.png', ContentType: 'image/png' }] },
    event(4, 'participant.left'),
    { ...at(4), Type: 'EVENT', ContentType: `${EVENT}chat.ended` },
    { ...at(4), Type: 'EVENT', ContentType: `${EVENT}message.read` },
    { AbsoluteTime: 'never', Type: 'MESSAGE' },
  ],
};

function traceIn(value: unknown) {
  const read = readDropped(JSON.stringify(value));
  if (read === undefined || !('trace' in read)) throw new Error(read?.problem ?? 'It is not known.');
  return read.trace;
}

describe('a file that is dropped on the page', () => {
  test('as a transcript becomes a chat in its order, of what a transcript knows', () => {
    const { timeline, contacts } = traceIn(TRANSCRIPT);
    expect(timeline.map(({ type, role }) => [type, role])).toEqual([
      ['CONTACT_STARTED', null],
      ['PARTICIPANT_JOINED', 'CUSTOMER'],
      ['MESSAGE', 'CUSTOMER'],
      ['MESSAGE', 'SYSTEM'],
      ['ATTACHMENT', 'CUSTOMER'],
      ['PARTICIPANT_IDLE', 'CUSTOMER'],
      ['PARTICIPANT_LEFT', 'CUSTOMER'],
      ['CHAT_ENDED', null],
    ]);
    expect(contacts).toMatchObject([{ contactId: 'c1', participants: [{ displayName: 'Cleo', role: 'CUSTOMER' }] }]);
    const lanes = new ChatLanes();
    lanes.add(timeline);
    expect(barsOf(lanes, 'customer')).toEqual(['Cleo 0 to 4', 'idle 3 to 4']);
  });

  test('as GetTranscript’s answer is read the same way', () => {
    const { Transcript, InitialContactId } = TRANSCRIPT;
    expect(traceIn({ Transcript, InitialContactId }).timeline).toHaveLength(8);
  });

  test('as a trace is that trace, from its page or its JSON', () => {
    const json = JSON.stringify(traceIn(TRANSCRIPT));
    const page = `<html><script type="application/json" id="trace">${json}</script><script>0</script></html>`;
    for (const text of [json, page]) expect(readDropped(text)).toEqual({ trace: JSON.parse(json) });
  });

  test.each([
    [
      'a trace that is not whole',
      '{"format":"connect-chat-kit-trace","version":1}',
      'This trace is not whole: write it again.',
    ],
    ['an empty transcript', '{"Transcript":[]}', 'The transcript has nothing in it that can be drawn.'],
  ])('as %s is refused in a sentence', (_, text, problem) => {
    expect(readDropped(text)).toEqual({ problem });
  });

  test.each([['text'], ['{"Version":"2019-10-30","Actions":[]}'], ['']])('as %s is left to others', (text) => {
    expect(readDropped(text)).toBeUndefined();
  });
});
