import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '../../../studies/advise/gather/gather.ts';
import { MOST_PROBLEMS } from '../../../studies/advise/read/problems.ts';
import { curveOf } from '../../../studies/advise/sums/curves.ts';
import { analysisOf, Folder, lines, recordOf, rowsOf, transcriptOf } from './files.ts';

/** Chats with an agent, and how many of them a threshold of ten minutes cuts: all, where each was read as it is. */
function counted({ sums }: Evidence): readonly [chats: number, cut: number] {
  return [sums.all.chats, curveOf(sums.all, 'cut')[10] ?? 0];
}

describe('what is read, told apart by content', () => {
  test('a transcript a file, written over many lines or on one, with a byte order mark or none', async () => {
    using folder = new Folder();
    folder.write('one.json', JSON.stringify(transcriptOf('one'), undefined, 2));
    folder.write('two.txt', `\ufeff${JSON.stringify(transcriptOf('two'))}`);
    folder.write('three', `\ufeff${JSON.stringify(transcriptOf('three'), undefined, 1)}`);
    const evidence = await folder.gather();
    expect([counted(evidence), evidence.problems]).toEqual([[3, 3], []]);
  });

  test('transcripts one per line, in an array, behind each other without a newline, compressed', async () => {
    using folder = new Folder();
    folder.write('lines.jsonl', lines(transcriptOf('one'), transcriptOf('two')));
    folder.write('array.json', JSON.stringify([transcriptOf('three'), transcriptOf('four')]));
    folder.write('firehose', `${JSON.stringify(transcriptOf('five'))}${JSON.stringify(transcriptOf('six'))}`);
    folder.write('compressed', gzipSync(lines(transcriptOf('seven'))));
    folder.write('pretty.gz', gzipSync(JSON.stringify(transcriptOf('eight'), undefined, 2)));
    const evidence = await folder.gather();
    expect([counted(evidence), evidence.problems]).toEqual([[8, 8], []]);
  });

  test('Contact Lens’ analyses: a chat counts once, by its transcript, else the raw analysis', async () => {
    using folder = new Folder();
    const silent = [
      [0, 'CUSTOMER', 'joined'],
      [1, 'AGENT', 'joined'],
      [2, '', 'ended'],
    ] as const;
    folder.write('a-redacted.json', JSON.stringify(analysisOf('one', 'Redacted', silent)));
    folder.write('b-raw.json', JSON.stringify(analysisOf('one', 'Raw')));
    folder.write('c-redacted.json', JSON.stringify(analysisOf('two', 'Redacted')));
    folder.write('d-raw.json', JSON.stringify(analysisOf('three', 'Raw', silent)));
    folder.write('e.json', JSON.stringify(transcriptOf('three')));
    folder.write('f-voice.json', JSON.stringify({ ...analysisOf('four', 'Raw'), Channel: 'VOICE' }));
    const evidence = await folder.gather();
    expect(counted(evidence)).toEqual([3, 3]);
    expect(evidence.sums.counts).toMatchObject({ transcripts: 1, analyses: 2, duplicates: 2, otherChannels: 1 });
  });

  test('an item that comes twice counts once, by its Id', async () => {
    using folder = new Folder();
    const chat = transcriptOf('one');
    const items = 'Transcript' in chat && Array.isArray(chat.Transcript) ? chat.Transcript : [];
    const repeated = items.map((item: object) => ({ ...item, AbsoluteTime: '2026-04-07T09:06:00.000Z' }));
    folder.write('twice.json', JSON.stringify({ ...chat, Transcript: [...items, ...repeated] }));
    expect(counted(await folder.gather())).toEqual([1, 1]);
  });

  test('contact records: the newest of a contact gives reason and queue, wherever it stands', async () => {
    using folder = new Folder();
    folder.write('a-chat.json', JSON.stringify(transcriptOf('one')));
    const newer = {
      DisconnectReason: 'IDLE_DISCONNECT',
      LastUpdateTimestamp: '2026-04-08T00:00:00Z',
      Queue: { Name: 'Help' },
    };
    folder.write('b-records', lines(recordOf('one', newer), recordOf('one', { DisconnectReason: 'EXPIRED' })));
    const { sums } = await folder.gather();
    expect([[...sums.queues.keys()], sums.counts.endedByTimer, sums.counts.records]).toEqual([['Help'], 1, 1]);
  });

  test('a record without a transcript counts for concurrency alone, one of a call for nothing', async () => {
    using folder = new Folder();
    folder.write('records', lines(recordOf('one'), recordOf('two', { Channel: 'VOICE' })));
    const { sums } = await folder.gather();
    expect(sums.counts).toMatchObject({ recordsAlone: 1, otherChannels: 1 });
    expect([sums.all.chats, [...sums.staffedHours.values()]]).toEqual([0, [14 * 60_000]]);
  });

  test('records and transcripts mixed in one file', async () => {
    using folder = new Folder();
    const padding = { Padding: 'x'.repeat(70_000) };
    folder.write(
      'mixed',
      lines(
        { ...transcriptOf('one'), ...padding },
        recordOf('one'),
        analysisOf('one', 'Raw'),
        analysisOf('two', 'Raw'),
      ),
    );
    const { sums } = await folder.gather();
    expect([sums.all.chats, [...sums.queues.keys()], sums.counts.duplicates]).toEqual([2, ['Orders'], 1]);
  });

  test('a CSV: columns and rows in any order, quoted cells, ISO times or milliseconds', async () => {
    using folder = new Folder();
    const startMs = Date.UTC(2026, 3, 7, 9);
    folder.write(
      'chats.csv',
      [
        '\ufeffat,what,"chat",who,note',
        '2026-04-07T09:00:00Z,joined,7,customer,',
        '2026-04-07T11:01:00+02:00,joined,7,agent:ada,',
        '2026-04-07 09:12:00.5Z,message,7,Customer,"said ""yes"", twice"',
        `${startMs},joined,8,customer,`,
        `${startMs + 60_000},joined,8,agent,`,
        `${startMs + 15 * 60_000},ended,8,,`,
        '2026-04-07T09:20:00Z,ended,7,,',
        '',
      ].join('\r\n'),
    );
    const evidence = await folder.gather();
    expect([counted(evidence), evidence.problems, evidence.sums.counts.rows]).toEqual([[2, 2], [], 7]);
  });
});

const HEADER = 'chat,at,who,what,note';

describe('a cell of a CSV in quotes', () => {
  test('may hold line breaks', async () => {
    using folder = new Folder();
    const notes = ['"one\n\ntwo, ""three""\r\nfour"', '"all right"', '"so\nit is"'];
    const path = folder.write('chats.csv', `${HEADER}\n${rowsOf('7', notes)}\n${rowsOf('8')}\n7,never,agent,left,\n`);
    const evidence = await folder.gather();
    expect([counted(evidence), evidence.sums.counts.rows]).toEqual([[2, 2], 7]);
    expect(evidence.problems).toEqual([
      { file: path, line: 12, problem: expect.stringContaining('no time under "at"') },
    ]);
  });

  test('that does not end costs its own line alone', async () => {
    using folder = new Folder();
    const stray = '9,2026-04-07T09:00:00Z,customer,message,"so';
    const many = Array.from({ length: 120 }, (_, number) => rowsOf(`many-${number}`));
    folder.write('a.csv', [HEADER, rowsOf('1'), stray, rowsOf('2'), stray, rowsOf('3')].join('\n'));
    folder.write('b.csv', [HEADER, stray, ...many].join('\n'));
    const evidence = await folder.gather();
    expect(counted(evidence)).toEqual([123, 123]);
    expect(evidence.problems.map(({ line, problem }) => [line, problem])).toEqual(
      [5, 9, 2].map((line) => [line, 'has a cell in quotes that does not end']),
    );
  });
});

describe('what cannot be read', () => {
  test('is named by file and line, and nothing else is lost for it', async () => {
    using folder = new Folder();
    const good = JSON.stringify(transcriptOf('one'));
    const badItem = { ...transcriptOf('two'), Transcript: [{ Type: 'MESSAGE', AbsoluteTime: 'yesterday' }, 7] };
    const path = folder.write(
      'chats.jsonl',
      [
        good.slice(0, 200),
        good,
        '{"hello":1}',
        JSON.stringify(badItem),
        '[[[',
        JSON.stringify(transcriptOf('three')),
      ].join('\n'),
    );
    const evidence = await folder.gather();
    expect(counted(evidence)).toEqual([2, 2]);
    expect(evidence.problems).toEqual([
      { file: path, line: 1, problem: expect.stringMatching(/^is not valid JSON: at byte \d+ there should be/) },
      { file: path, line: 3, problem: 'is neither a transcript nor a Contact Lens analysis nor a contact record' },
      { file: path, line: 4, problem: 'item 1 has no AbsoluteTime in ISO 8601, such as 2026-04-07T08:45:33.965Z' },
      { file: path, line: 4, problem: 'item 2 is not a JSON object' },
      { file: path, line: 5, problem: expect.stringContaining('there should be a value') },
    ]);
  });

  test('a bad document on a line or in an array costs only itself', async () => {
    using folder = new Folder();
    const [one, two, three, four, five, six, seven, eight, nine] = 'one two three four five six seven eight nine'
      .split(' ')
      .map((name) => JSON.stringify(transcriptOf(name)));
    folder.write('a-array.json', `[${one},{"hello":1},7,[],${two},${three}]`);
    folder.write('b-firehose', `${four}{"hello":1}${five}`);
    folder.write('c-broken', `${six}{"ContactId":"x" "Transcript":[]}${seven}{"ContactId":"y}${eight}`);
    folder.write('d-pretty.json', `[\n${nine},\n{"hello":1}\n]`);
    const evidence = await folder.gather();
    expect(counted(evidence)).toEqual([9, 9]);
    const named = evidence.problems.map(({ file, line, problem }) => [file.at(folder.path.length + 1), line, problem]);
    const useless = 'is neither a transcript nor a Contact Lens analysis nor a contact record';
    expect(named).toEqual([
      ['a', 1, useless],
      ['a', 1, 'is not a JSON object'],
      ['a', 1, 'is not a JSON object'],
      ['b', 1, useless],
      ['c', 1, expect.stringContaining('a comma or the end')],
      ['c', 1, expect.stringContaining('is not valid JSON')],
      ['d', 3, useless],
    ]);
    expect(evidence.problemCount).toBe(named.length);
  });

  test.each(['{"hello":1}', '{"hello":1', 'hello'])('a first line of %s costs only itself', async (first) => {
    using folder = new Folder();
    const padding = { Padding: 'x'.repeat(70_000) };
    const chats = ['one', 'two', 'three'].map((name) => ({ ...transcriptOf(name), ...padding }));
    folder.write('chats.jsonl', `${first}\n${lines(...chats)}`);
    const evidence = await folder.gather();
    expect([counted(evidence), evidence.problems.map(({ line }) => line)]).toEqual([[3, 3], [1]]);
  });

  test('hostile and empty files', async () => {
    using folder = new Folder();
    folder.write('a-empty', '');
    folder.write('b-blank.json', ' \n\n');
    folder.write(
      'c-image.png',
      Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 256),
    );
    folder.write('d-deep.json', `{"ContactId":"x","Transcript":${'['.repeat(100_000)}`);
    folder.write('e-cut.gz', gzipSync(lines(transcriptOf('one'))).subarray(0, 60));
    folder.write('f-names.json', JSON.stringify({ ContactId: '__proto__', Transcript: [{ constructor: 1 }] }));
    folder.write('g-unsorted.csv', 'chat,at,who,what\n__proto__,2026-02-30T00:00:00Z,constructor,toString\n');
    const { problems, sums } = await folder.gather();
    expect(sums.all.chats).toBe(0);
    expect(problems.map(({ file, problem }) => [file.slice(folder.path.length + 1), problem])).toEqual([
      ['a-empty', 'is empty'],
      ['b-blank.json', 'is empty'],
      ['c-image.png', expect.any(String)],
      ['d-deep.json', expect.stringContaining('at most 100 levels')],
      ['e-cut.gz', expect.any(String)],
      ['f-names.json', expect.stringContaining('item 1 has no AbsoluteTime')],
      ['g-unsorted.csv', expect.stringContaining('has no time under "at"')],
    ]);
  });

  test('tells no id and no text', async () => {
    using folder = new Folder();
    const document = { ...transcriptOf('contact-1234'), Transcript: [{ Content: 'Secret words', Id: 'item-secret' }] };
    folder.write('chats.jsonl', `${JSON.stringify(document)}\n{"ContactId":"contact-1234" "Content":"Secret words"}`);
    const { problems, sums } = await folder.gather();
    expect(problems).toHaveLength(2);
    expect(JSON.stringify([problems, [...sums.queues.keys()], sums.counts])).not.toMatch(/contact-1234|secret/i);
  });
});

describe('parts of a file', () => {
  test('are read each line once, also where a line is longer than a part, and the last one has no end', async () => {
    using folder = new Folder();
    const padding = { Padding: 'x'.repeat(2_500_000) };
    const chats = ['one', 'two', 'three', 'four'].map((name, index) => ({
      ...transcriptOf(name),
      ...(index % 2 === 1 ? padding : {}),
    }));
    folder.write('chats.jsonl', chats.map((chat) => JSON.stringify(chat)).join('\n'));
    const evidence = await folder.gather({ partBytes: 300_000 });
    expect([counted(evidence), evidence.problems]).toEqual([[4, 4], []]);
  });

  test('with more problems than are named count them all', async () => {
    using folder = new Folder();
    folder.write('chats.jsonl', `${lines(transcriptOf('one'))}${'{"hello":1}\n'.repeat(MOST_PROBLEMS + 50)}`);
    const { problems, problemCount, sums } = await folder.gather();
    expect([problems.length, problemCount, sums.counts.unreadable]).toEqual([
      MOST_PROBLEMS,
      MOST_PROBLEMS + 50,
      MOST_PROBLEMS + 50,
    ]);
    expect(problems.at(-1)?.line).toBe(MOST_PROBLEMS + 1);
  });
});

describe('several threads', () => {
  test('begin anew where there are more chats than the size of the files let expect', async () => {
    using folder = new Folder();
    const rows = Array.from({ length: 3000 }, (_, number) => `${number},1775552400000,agent,joined`);
    for (const part of [0, 1, 2]) {
      const ofPart = rows.slice(1000 * part, 1000 * (part + 1));
      folder.write(`part-${part}.csv`, `chat,at,who,what\n${ofPart.join('\n')}\n`);
    }
    const { sums, problems } = await folder.gather({ threads: 2, partBytes: 20_000 });
    expect([sums.all.chats, sums.counts.duplicates, problems]).toEqual([3000, 0, []]);
  });

  test('read what one thread reads, to the line of each problem', async () => {
    using folder = new Folder();
    const documents = Array.from({ length: 200 }, (_, number) => JSON.stringify(transcriptOf(`chat-${number}`)));
    documents.splice(50, 0, '{broken');
    documents.splice(150, 0, '{"ContactId":1}');
    folder.write('chats.jsonl', documents.join('\n'));
    const alone = await folder.gather();
    const together = await folder.gather({ threads: 3, partBytes: 20_000 });
    expect(alone.problems.map(({ line }) => line)).toEqual([51, 151]);
    expect(together.problems).toEqual(alone.problems);
    expect(together.sums).toEqual(alone.sums);
    expect(together.sample).toEqual(alone.sample);
  });
});
