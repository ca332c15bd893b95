import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { advise } from '../../../studies/advise/advice/advise.ts';
import { gather } from '../../../studies/advise/gather/gather.ts';
import { LONGEST_LINE } from '../../../studies/advise/read/split-lines.ts';
import { adviceText } from '../../../studies/advise/show/text.ts';
import { addSums, MOST_QUEUES } from '../../../studies/advise/sums/sums.ts';
import { Folder, lines, recordOf, rowsOf, transcriptOf } from './files.ts';
import { gone, NO_OPTIONS, sumsOf } from './sums-of.ts';

const chat = (name: string) => JSON.stringify(transcriptOf(name));
const utf16 = (text: string, isBigEndian = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};

/** How many chats were read, and what could not be, by file and line. */
async function readIn(folder: Folder) {
  const { sums, problems, problemCount } = await folder.gather();
  expect(problems).toHaveLength(problemCount);
  const named = problems.map(({ file, line, problem }) => [file.slice(folder.path.length + 1), line, problem]);
  return { chats: sums.all.chats, named };
}

describe('an element of an array that is not valid JSON costs itself alone', () => {
  const ITEMS = '{"x":1},{"y":2}';

  test.each([
    ['lacks a brace', `{"ContactId":"bad","Transcript":[${ITEMS}]`],
    ['lacks a comma', '{"ContactId":"bad","Transcript":[{"x":1} {"y":2}]}'],
    ['lacks a quote', '{"ContactId":"bad,"Transcript":[]}'],
    ['is no object at all', '{broken'],
    ['is a word', 'undefined'],
  ])('one that %s', async (_, broken) => {
    using folder = new Folder();
    folder.write('array.json', `[${chat('one')},${broken},${chat('two')},${chat('three')}]`);
    const { chats, named } = await readIn(folder);
    expect([chats, named]).toEqual([3, [['array.json', 1, expect.stringContaining('is not valid JSON')]]]);
  });

  test('two that are, one behind the other, are named both', async () => {
    using folder = new Folder();
    const broken = `{"ContactId":"bad","Transcript":[${ITEMS} ]`;
    folder.write('array.json', `[${broken},${broken},${chat('one')}]${chat('two')}`);
    const { chats, named } = await readIn(folder);
    expect([chats, named.length]).toEqual([2, 2]);
  });

  test('where a comma is missing between two, both are read', async () => {
    using folder = new Folder();
    folder.write('array.json', `[${chat('one')} ${chat('two')},${chat('three')}`);
    const { chats, named } = await readIn(folder);
    expect([chats, named.map(([, , problem]) => problem)]).toEqual([
      3,
      [expect.stringContaining('a comma or the end'), expect.stringContaining('a comma or the end')],
    ]);
  });

  test('in an array over many lines, too', async () => {
    using folder = new Folder();
    const pretty = JSON.stringify(
      ['one', 'two', 'three'].map((name) => transcriptOf(name)),
      undefined,
      2,
    );
    folder.write('pretty.json', pretty.replace('"ContactId": "two",', '"ContactId": "two"'));
    const { chats, named } = await readIn(folder);
    expect([chats, named]).toEqual([2, [['pretty.json', expect.any(Number), expect.stringContaining('a comma')]]]);
  });

  test('its text is no document', async () => {
    using folder = new Folder();
    const said = JSON.stringify({ ...transcriptOf('one'), Note: ',{"ContactId":"x","Transcript":[]},{' });
    folder.write('array.json', `[${said.slice(0, -1)},${said},${chat('two')}]`);
    const { chats, named } = await readIn(folder);
    expect([chats, named.length]).toEqual([2, 1]);
  });
});

describe('files as other systems write them', () => {
  test('UTF-16 with its mark, and byte order marks where files were put together', async () => {
    using folder = new Folder();
    folder.write('a.jsonl', utf16([chat('one'), chat('two')].join('\r\n')));
    folder.write('b.json', utf16(JSON.stringify(transcriptOf('three'), undefined, 2), true));
    folder.write('c.csv', utf16(`chat\tat\twho\twhat\tnote\r\n${rowsOf('four').replaceAll(',', '\t')}\r\n`));
    folder.write('d.jsonl', `\ufeff${chat('five')}\n\ufeff${chat('six')}\ufeff${chat('seven')}`);
    folder.write('e.gz', gzipSync(utf16(lines(transcriptOf('eight')))));
    expect(await readIn(folder)).toEqual({ chats: 8, named: [] });
  });

  test.each([
    [';', 'chat;at;who;what;note', '"so; so"'],
    ['\t', 'chat\tat\twho\twhat\tnote', '"so\tso"'],
    [',', ' Chat , "AT" ,who,what,note', '"so, so"'],
  ])('a CSV parted by %j', async (delimiter, header, note) => {
    using folder = new Folder();
    const rows = rowsOf('7', ['NOTE']).replaceAll(',', delimiter).replace('NOTE', note);
    folder.write('chats.csv', `${header}\r\n${rows.replaceAll('\n', '\r\n')}\r\n`);
    expect(await readIn(folder)).toEqual({ chats: 1, named: [] });
  });

  test('a CSV without a column is told which one', async () => {
    using folder = new Folder();
    folder.write('a.csv', 'chat,time,who,what\n7,2026-04-07T09:00:00Z,customer,joined\n');
    folder.write('b.csv', '7,2026-04-07T09:00:00Z,customer,joined\n');
    expect((await readIn(folder)).named).toEqual([
      ['a.csv', undefined, 'is a CSV without the column at: it takes chat,at,who,what'],
      ['b.csv', undefined, 'is neither JSON nor a CSV with the columns chat,at,who,what'],
    ]);
  });

  test('a time without a zone is refused, and told what lacks', async () => {
    using folder = new Folder();
    folder.write('a.csv', `${HEADER}\n${rowsOf('7')}\n7,2026-04-07T09:20:00,customer,message,\n`);
    expect(await readIn(folder)).toEqual({
      chats: 1,
      named: [['a.csv', 5, expect.stringContaining('ISO 8601 with Z or an offset')]],
    });
  });
});

const HEADER = 'chat,at,who,what,note';

describe('a compressed file that is damaged', () => {
  const names = Array.from({ length: 3000 }, (_, number) => `chat-${number}`);
  const compressed = {
    JSON: gzipSync(lines(...names.map((name) => transcriptOf(name)))),
    CSV: gzipSync(`${HEADER}\n${names.map((name) => rowsOf(name)).join('\n')}\n`),
  };

  test.each(['JSON', 'CSV'] as const)('is read up to where it was cut off: %s', async (form) => {
    using folder = new Folder();
    const whole = compressed[form];
    folder.write('cut.gz', whole.subarray(0, Math.floor(whole.length * 0.8)));
    const { chats, named } = await readIn(folder);
    expect(chats).toBeGreaterThan(0.7 * names.length);
    expect(chats).toBeLessThan(0.9 * names.length);
    expect(named).toEqual([['cut.gz', undefined, expect.stringContaining('cannot be read to its end')]]);
  });

  test('in its first part, too', async () => {
    using folder = new Folder();
    // Of a block that is stored as it is, a length that is wrong is found out at once.
    const stored = gzipSync(lines(...names.slice(0, 100).map((name) => transcriptOf(name))), { level: 0 });
    const block = stored.indexOf(Buffer.from('chat-40'));
    const damaged = Buffer.concat([stored.subarray(0, block), Buffer.from('x'), stored.subarray(block)]);
    folder.write('damaged.gz', damaged);
    const { chats, named } = await readIn(folder);
    expect(chats).toBeGreaterThanOrEqual(40);
    expect(named.at(-1)).toEqual(['damaged.gz', undefined, expect.stringContaining('cannot be read to its end')]);
  });

  test('that is nothing but a beginning is named', async () => {
    using folder = new Folder();
    folder.write('no.gz', Buffer.from([0x1f, 0x8b, 0x09, ...Array.from({ length: 60 }, () => 0xff)]));
    expect((await readIn(folder)).named).toEqual([['no.gz', undefined, 'is compressed, and cannot be unzipped']]);
  });
});

describe('documents on lines behind one that is broken over many lines', () => {
  test('count, though none of them is seen at the beginning of the file', async () => {
    using folder = new Folder();
    folder.write('mixed.json', `{\n"hello": "${'x'.repeat(70_000)}"\n${chat('one')}\n${chat('two')}\n`);
    const { chats, named } = await readIn(folder);
    expect([chats, named.map(([, line]) => line)]).toEqual([2, [1, 2, 2]]);
  });
});

test('a file that is gone by the time it is read is named', async () => {
  const evidence = await gather([{ path: '/no/such/file', bytes: 1 }], { threads: 1, seed: 1 });
  expect(evidence.problems).toEqual([{ file: '/no/such/file', problem: 'cannot be opened' }]);
});

test('more contact records than there was room for at first', async () => {
  using folder = new Folder();
  const names = Array.from({ length: 3000 }, (_, number) => `chat-${number}`);
  const queueOf = (number: number) => ({ Queue: number % 2 === 0 ? { Name: `Queue ${number % 10}` } : null });
  folder.write('records.jsonl', lines(...names.map((name, number) => recordOf(name, queueOf(number)))));
  folder.write('chats.jsonl', lines(...names.slice(0, 2000).map((name) => transcriptOf(name))));
  const { sums } = await folder.gather();
  expect(sums.counts).toMatchObject({ records: 3000, recordsAlone: 1000 });
  expect([...sums.queues].map(([name, { curves }]) => [name, curves.chats])).toEqual(
    [0, 2, 4, 6, 8].map((number) => [`Queue ${number}`, 200]),
  );
});

test('more queues than are told apart: their chats count for no queue, also where sums are added up', async () => {
  using folder = new Folder();
  const names = Array.from({ length: MOST_QUEUES + 20 }, (_, number) => `chat-${number}`);
  folder.write('chats.jsonl', lines(...names.map((name) => transcriptOf(name))));
  folder.write('records.jsonl', lines(...names.map((name) => recordOf(name, { Queue: { Name: `of ${name}` } }))));
  const evidence = await folder.gather();
  const { sums } = evidence;
  expect([sums.all.chats, sums.queues.size, sums.counts.ofMoreQueues]).toEqual([names.length, MOST_QUEUES, 20]);
  const text = adviceText(evidence, advise(sums, NO_OPTIONS), undefined);
  expect(text).toContain('20 chats are of further queues: 500 are told apart, those that came first.');
  const others = sumsOf([{ chats: 3, lines: gone, queue: 'another' }]);
  addSums(sums, others);
  expect([sums.all.chats, sums.queues.size, sums.counts.ofMoreQueues]).toEqual([names.length + 3, MOST_QUEUES, 23]);
});

test('a line that is longer than any document costs itself alone', async () => {
  using folder = new Folder();
  const longBy = (bytes: number) => {
    const line = Buffer.alloc(LONGEST_LINE + bytes, 'x');
    line.write('{"ContactId":"x","Transcript":["');
    return line;
  };
  const newline = Buffer.from('\n');
  const [one, two] = [Buffer.from(chat('one')), Buffer.from(chat('two'))];
  // The first one is too long with its last bytes, the other one long before.
  const written = [one, newline, longBy(100), newline, longBy(3_000_000), newline, two];
  folder.write('long.jsonl', Buffer.concat(written));
  folder.write('pretty.json', Buffer.concat([Buffer.from('{\n"x":\n"'), longBy(0), Buffer.from('"\n}')]));
  expect(await readIn(folder)).toEqual({
    chats: 2,
    named: [
      ['long.jsonl', 2, `is longer than ${LONGEST_LINE} bytes`],
      ['long.jsonl', 3, `is longer than ${LONGEST_LINE} bytes`],
      ['pretty.json', undefined, expect.stringContaining('has no document on a line')],
    ],
  });
});
