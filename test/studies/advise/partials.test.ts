import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { advise } from '../../../studies/advise/advice/advise.ts';
import { gather } from '../../../studies/advise/gather/gather.ts';
import { ChatMaker } from '../../../studies/advise/made/make-chat.ts';
import { findFiles } from '../../../studies/advise/read/find-files.ts';
import { writePartial } from '../../../studies/advise/sums/partial-file.ts';
import { emptySums, MOST_QUEUES, queueOf } from '../../../studies/advise/sums/sums.ts';
import { Folder, lines } from './files.ts';

const OPTIONS = { threads: 1, seed: 1 };
const ADVICE = { accept: 0.01, inForce: undefined, current: [], concurrency: 3 };

function madeChats(count: number) {
  const maker = new ChatMaker({ seed: 3, firstDayMs: Date.UTC(2026, 0, 1), days: 400 });
  return Array.from({ length: count }, () => maker.next());
}

/** What advice is made of, without the functions that reckon it. */
const told = ({ measures: _, queues, ...advice }: ReturnType<typeof advise>) => ({
  ...advice,
  queues: queues.map(({ measures: __, ...queue }) => queue),
});

describe('sums of parts', () => {
  test('give the same sums and the same advice as one run over everything, bootstrap included', async () => {
    using folder = new Folder();
    const chats = madeChats(900);
    const documents = chats.map(({ transcript, record }) => lines(transcript, record));
    const all = await gather(findFiles([folder.write('all', documents.join(''))]), OPTIONS);
    const partials: string[] = [];
    for (const [part, from] of [0, 100, 500].entries()) {
      const path = folder.write(`part-${part}`, documents.slice(from, [100, 500, 900][part]).join(''));
      const { sums } = await gather(findFiles([path]), OPTIONS);
      partials.push(`${folder.path}/${part}.partial`);
      writePartial(`${folder.path}/${part}.partial`, sums);
    }
    const merged = await gather(findFiles(partials.reverse()), OPTIONS);
    expect(merged.problems).toEqual([]);
    expect(merged.sums.time.widthHours).toBeGreaterThan(1);
    expect(inShort(merged.sums)).toEqual(inShort(all.sums));
    expect(told(advise(merged.sums, ADVICE))).toEqual(told(advise(all.sums, ADVICE)));
  });

  test('hold counts, and no chat', async () => {
    using folder = new Folder();
    const [chat] = madeChats(1);
    if (chat === undefined) throw new Error('No chat was made.');
    const { sums, sample } = await gather(
      findFiles([folder.write('one', lines(chat.transcript, chat.record))]),
      OPTIONS,
    );
    writePartial(`${folder.path}/one.partial`, sums);
    const written = gunzipSync(readFileSync(`${folder.path}/one.partial`)).toString('utf8');
    expect(written).not.toContain(chat.transcript.ContactId);
    expect(written).not.toMatch(/Thank you|Ada|Cleo/);
    expect(sample).toHaveLength(1);
  });

  test('of another version, damaged, or given twice are refused by name, and the others count', async () => {
    using folder = new Folder();
    const chats = madeChats(20).map(({ transcript }) => transcript);
    const { sums } = await gather(findFiles([folder.write('chats', lines(...chats))]), OPTIONS);
    const good = folder.write('a.partial', '');
    writePartial(good, sums);
    const text = gunzipSync(readFileSync(good)).toString('utf8');
    const files = [
      good,
      folder.write('b.partial', text.replace('Partial":3', 'Partial":1')),
      folder.write('c.partial', text.slice(0, 5000)),
      folder.write('d.partial', text.replace(/"outcomes":"[^"]*"/, '"outcomes":"AAAA"')),
      folder.write('e.partial', text),
    ];
    const merged = await gather(findFiles(files), OPTIONS);
    expect(merged.sums.all.chats).toBe(20);
    expect(merged.problems.map(({ problem }) => problem)).toEqual([
      'is a file of sums, but of another version than 3: write it again with this one',
      'is a file of sums, but it is damaged',
      'is a file of sums, but some of its counts are missing',
      `holds the same sums as ${good}`,
    ]);
  });
});

describe('a file of sums', () => {
  const written = (() => {
    using folder = new Folder();
    const sums = emptySums();
    queueOf(sums, 'Help');
    const path = `${folder.path}/one.partial`;
    writePartial(path, sums);
    return gunzipSync(readFileSync(path)).toString('utf8');
  })();

  /** What is read of one whose text was changed. */
  async function readChanged(change: (text: string) => string) {
    using folder = new Folder();
    const { sums, problems } = await gather(findFiles([folder.write('changed', change(written))]), OPTIONS);
    return { sums, problems: problems.map(({ problem }) => problem) };
  }

  test('of no chat is read as such', async () => {
    const { sums, problems } = await readChanged((text) => text);
    expect([problems, [...sums.queues.keys()], sums.firstMs, sums.lastMs]).toEqual([
      [],
      ['Help'],
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]);
  });

  const MISSING = 'is a file of sums, but some of its counts are missing';
  const NO_NUMBER = 'is a file of sums, but one of its counts is not a number';
  const NO_WIDTH = 'is a file of sums, but the width of its intervals of time is not a power of two';
  test.each([
    ['its counts', MISSING, (text: string) => text.replace(/"counts":\{[^}]*\}/, '"counts":[]')],
    ['one count', NO_NUMBER, (text: string) => text.replace('"transcripts":0', '"transcripts":"many"')],
    ['the time of its first chat', NO_NUMBER, (text: string) => text.replace('"firstMs":null', '"firstMs":true')],
    ['its hours', MISSING, (text: string) => text.replace('"hours":[', '"hours":[],"others":[')],
    ['the list of its hours', MISSING, (text: string) => text.replace('"hours":[', '"hours":{},"others":[')],
    ['its queues', MISSING, (text: string) => text.replace(/"queues":\[\[/, '"queues":[["Other"],[')],
    ['a curve', MISSING, (text: string) => text.replace(/"cut":"[^"]*"/, '"cut":7')],
    ['resamples', MISSING, (text: string) => text.replace('"resamples":{', '"resamples":{},"others":{')],
    ['an interval of time', MISSING, (text: string) => text.replaceAll('"buckets":[]', '"buckets":[[0,null]]')],
    ['a width of its intervals', NO_WIDTH, (text: string) => text.replaceAll('"widthHours":1', '"widthHours":0')],
    ['a width that is one', NO_WIDTH, (text: string) => text.replaceAll('"widthHours":1', '"widthHours":3')],
    ['the whole of it', 'is a file of sums, but it is damaged', (text: string) => `${text}]`],
  ])('that lacks %s is refused, and nothing of it counts', async (_, problem, change) => {
    const { sums, problems } = await readChanged(change);
    expect(problems).toEqual([problem]);
    expect([sums.queues.size, sums.counts.unreadable]).toEqual([0, 1]);
  });

  test('of another time zone is refused, and told how to read both', async () => {
    const { problems } = await readChanged((text) => text.replace('"timeZone":"UTC"', '"timeZone":"Asia/Tokyo"'));
    expect(problems).toEqual(['has its hours in Asia/Tokyo, and these are in UTC: --time-zone says which']);
  });

  test('of more queues than are told apart is refused', async () => {
    const { problems } = await readChanged((text) => {
      const [, queue = ''] = /"queues":\[(\["Help",.*?\])\],"time"/.exec(text) ?? [];
      const others = Array.from({ length: MOST_QUEUES }, (_, number) => queue.replace('Help', `Queue ${number}`));
      return text.replace(queue, [queue, ...others].join(','));
    });
    expect(problems).toEqual([`is a file of sums, but it has more than ${MOST_QUEUES} queues`]);
  });
});

/** Sums with each of their arrays as its hash, and their maps in order. */
function inShort(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    return createHash('sha256')
      .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
      .digest('hex');
  }
  if (value instanceof Map) return [...value].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(inShort);
  if (Array.isArray(value)) return value.map(inShort);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inShort(member)]));
}
