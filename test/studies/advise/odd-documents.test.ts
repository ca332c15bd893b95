import { describe, expect, test } from '@jest/globals';
import { JsonScanner } from '../../../studies/advise/read/json-scanner.ts';
import {
  AGENT,
  BOT,
  CUSTOMER,
  ENDED,
  JOINED,
  MESSAGE,
  TRANSFERRED,
} from '../../../studies/advise/silences/chat-items.ts';
import { A_CHAT, Folder, lines, recordOf, rowsOf, transcriptOf } from './files.ts';

const EVENT = 'application/vnd.amazonaws.connect.event.';
const at = (minute: number) => `2026-04-07T09:${String(minute).padStart(2, '0')}:00Z`;

/** What became of one document, or of the text of one. */
async function read(document: object | string) {
  using folder = new Folder();
  folder.write('chats.jsonl', typeof document === 'string' ? document : lines(document));
  const { sums, sample, problems } = await folder.gather();
  return { sums, moves: sample[0]?.moves, problems: problems.map(({ problem }) => problem) };
}

const withItems = (...items: readonly object[]) => ({ ...transcriptOf('one'), Transcript: items });
const joined = (role: string, minute: number) => ({
  AbsoluteTime: at(minute),
  ContentType: `${EVENT}participant.joined`,
  Type: 'EVENT',
  ParticipantRole: role,
  ParticipantId: role,
});

describe('an item of a transcript', () => {
  test('may have members that are null, of another type, or whose names are as long as those that count', async () => {
    const odd = { AbsoluteTimE: 1, ContentTypE: 1, ParticipantI_: 1, ParticipantRol_: 1, TypE: 1, iD: 1 };
    const empty = { Id: null, ParticipantId: null, DisplayName: null };
    const { moves, problems } = await read(
      withItems(
        { ...odd, ...joined('CUSTOMER', 0), ...empty },
        { ...joined('AGENT', 1), ...odd, ...empty },
        { AbsoluteTime: at(3), ContentType: null, Type: 'MESSAGE', ParticipantRole: null },
        { AbsoluteTime: at(4), ContentType: {}, Type: 'ATTACHMENT', ParticipantRole: 'CUSTOMER' },
      ),
    );
    expect(problems).toEqual([]);
    expect([moves?.actions, moves?.roles]).toEqual([
      Uint8Array.of(JOINED, JOINED, MESSAGE),
      Uint8Array.of(CUSTOMER, AGENT, CUSTOMER),
    ]);
  });

  test('without a type that is known is named and left out, and so is one whose time is not a text', async () => {
    const { sums, problems } = await read({
      ...transcriptOf('one'),
      Transcript: [
        joined('CUSTOMER', 0),
        joined('AGENT', 1),
        { AbsoluteTime: at(2), Type: 'GREETING' },
        { AbsoluteTime: at(3) },
        { AbsoluteTime: 1_775_552_400, Type: 'MESSAGE' },
      ],
    });
    expect(problems).toEqual([
      'item 3 has no Type of MESSAGE, ATTACHMENT or EVENT',
      'item 4 has no Type of MESSAGE, ATTACHMENT or EVENT',
      expect.stringMatching(/^item 5 has no AbsoluteTime in ISO 8601/),
    ]);
    expect(sums.all.chats).toBe(1);
  });

  test('may be of a custom participant, a transfer, or an event of which no timer knows', async () => {
    const { moves } = await read(
      withItems(
        joined('CUSTOMER', 0),
        joined('CUSTOM_BOT', 1),
        { ...joined('CUSTOMER', 2), ContentType: `${EVENT}message.metadata.and.more` },
        joined('AGENT', 3),
        { AbsoluteTime: at(4), ContentType: `${EVENT}transfer.succeeded`, Type: 'EVENT' },
        { AbsoluteTime: at(5), ContentType: `${EVENT}chat.ended`, Type: 'EVENT' },
      ),
    );
    expect([moves?.actions, moves?.roles.slice(0, 2)]).toEqual([
      Uint8Array.of(JOINED, JOINED, 1, JOINED, TRANSFERRED, ENDED),
      Uint8Array.of(CUSTOMER, BOT),
    ]);
  });

  test('counts once among three hundred of a long chat, each of which counts, in whatever order they come', async () => {
    const messages = Array.from({ length: 300 }, (_, number) => ({
      AbsoluteTime: new Date(Date.UTC(2026, 3, 7, 9, 2, number)).toISOString(),
      Type: 'MESSAGE',
      ParticipantRole: 'CUSTOMER',
      Id: `item-${number}`,
    }));
    const items = [joined('CUSTOMER', 0), joined('AGENT', 1), ...messages];
    const { moves } = await read(withItems(...items, ...messages));
    expect(moves?.count).toBe(302);
    const { moves: turned } = await read(withItems(...items.toReversed()));
    expect(turned).toEqual(moves);
  });
});

describe('a document', () => {
  test('whose names and values are written with escapes is the same document', async () => {
    const plain = await read(transcriptOf('one'));
    const text = JSON.stringify({ ...transcriptOf('one'), Channel: 'CHAT' });
    const escaped = text
      .replace('"Transcript"', String.raw`"Tr\u0061nscript"`)
      .replace('"Channel":"CHAT"', String.raw`"Channel":"CH\u0041T"`)
      .replaceAll('"CUSTOMER"', String.raw`"\u0043USTOMER"`);
    const { moves, problems } = await read(escaped);
    expect([problems, moves]).toEqual([[], plain.moves]);
  });

  test.each([
    ['no id', { ContactId: undefined, InitialContactId: undefined }],
    ['an empty id', { ContactId: '', InitialContactId: '' }],
    ['an id that is not a text', { ContactId: 7, InitialContactId: null }],
  ])('with %s is named', async (_, ids) => {
    expect((await read({ ...transcriptOf('one'), ...ids })).problems).toEqual(['has no ContactId']);
  });

  test('with escapes that are none is named', async () => {
    const text = JSON.stringify({ ...transcriptOf('one'), Channel: 'CHAT' }).replace('"CHAT"', String.raw`"CH\xT"`);
    expect((await read(text)).problems).toEqual([expect.stringContaining('a string with valid escapes')]);
  });

  test('that is a record may lack its times, its queue and its reason, or have something else in their places', async () => {
    using folder = new Folder();
    const odd = {
      Agent: { ConnectedToAgentTimestamp: null, Username: 'ada', AgentInteractionDuration: 7 },
      Queue: { ARN: 'arn:aws:connect', Name: {} },
      Attributes: { queue: 'Orders' },
      DisconnectReason: null,
      DisconnectTimestamp: '1970-01-01T00:00:00Z',
      LastUpdateTimestamp: 'soon',
    };
    folder.write('records.jsonl', lines(recordOf('one', odd), recordOf('two', { Agent: null, Queue: null })));
    folder.write('chats.jsonl', lines(transcriptOf('one')));
    const { sums, problems, sample } = await folder.gather();
    expect(problems).toEqual([]);
    expect(sums.counts).toMatchObject({ records: 2, recordsAlone: 1, transcripts: 1 });
    expect(sample.map(({ facts }) => facts)).toEqual([{ reason: undefined, queue: undefined }]);
    // Of the other one nobody knows when its agent came.
    expect([...sums.staffedHours.values()]).toEqual([14 * 60_000]);
  });

  test('of more than seven days counts no time beside an agent', async () => {
    const { sums } = await read(transcriptOf('one', [...A_CHAT.slice(0, 5), [8 * 24 * 60, '', 'ended']]));
    expect([sums.all.chats, sums.counts.staffedMs]).toEqual([1, 0]);
  });

  test('is asked for what it has: of another kind is said what there should be', () => {
    const scanner = new JsonScanner();
    const bytes = new TextEncoder().encode('[]');
    scanner.reset(bytes, 0, bytes.length);
    expect(() => scanner.openObject()).toThrow('is not valid JSON: at byte 1 there should be an object');
  });
});

describe('a row of a CSV', () => {
  const HEADER = 'at,who,what,chat';
  async function readRows(...rows: readonly string[]) {
    using folder = new Folder();
    folder.write('chats.csv', [HEADER, ...rows].join('\n'));
    const { problems, sample } = await folder.gather();
    return { problems: problems.map(({ line, problem }) => [line, problem]), moves: sample[0]?.moves };
  }

  test.each([
    [at(0), 'has no chat'],
    [`${at(0)},customer,joined,`, 'has no chat'],
    [`,customer,joined,7`, expect.stringMatching(/^has no time under "at"/)],
    [`${at(0)},customer,said,7`, 'has another "what" than joined, left, message, ended, transferred'],
    [`${at(0)},,message,7`, 'has another "who" than customer, agent, bot, supervisor, system'],
  ])('%j is named', async (row, problem) => {
    expect((await readRows(row)).problems).toEqual([[2, problem]]);
  });

  test('that has fewer cells than columns is named for what it lacks', async () => {
    using folder = new Folder();
    folder.write('chats.csv', `chat,at,who,what\n${['7', `7,${at(0)}`, `7,${at(0)},agent`].join('\n')}\n`);
    const { problems } = await folder.gather();
    expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
      [2, expect.stringMatching(/^has no time under "at"/)],
      [3, expect.stringMatching(/^has another "what"/)],
      [4, expect.stringMatching(/^has another "what"/)],
    ]);
  });

  test('may be of a bot, of who changes no timer, and of a transfer, whoever made it', async () => {
    const { problems, moves } = await readRows(
      `${at(0)},customer,joined,7`,
      '',
      `${at(1)},BOT,joined,7`,
      `${at(2)},supervisor,message,7`,
      `${at(3)},agent : ada,joined,7`,
      `${at(4)},nobody,transferred,7`,
    );
    expect(problems).toEqual([]);
    expect(moves?.actions).toEqual(Uint8Array.of(JOINED, JOINED, 1, JOINED, TRANSFERRED));
  });

  test('may have quotes around any of its cells, or as part of one', async () => {
    const { problems, moves } = await readRows(
      `"${at(0)}" , "customer",joined,"7"`,
      `${at(1)},"agent:""ada""",joined,7`,
      `${at(2)},customer:the "boss",message,7`,
    );
    expect([problems, moves?.count]).toEqual([[], 3]);
  });

  test('of more chats than there was room for at first is known by its chat', async () => {
    using folder = new Folder();
    const names = Array.from({ length: 2000 }, (_, number) => `${number}`);
    folder.write('chats.csv', `chat,at,who,what,note\n${names.map((name) => rowsOf(name)).join('\n')}\n`);
    const { sums, problems } = await folder.gather();
    expect([sums.all.chats, problems]).toEqual([2000, []]);
  });
});
