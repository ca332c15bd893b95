import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { A_CHAT, Folder, lines, recordOf, transcriptOf } from '../advise/files.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `npm run advise -- …`, as package.json has it. */
const runAdvise = (...words: readonly string[]): Promise<Ended> => runNode('studies/cli/advise.ts', ...words);

function runNode(...words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: ROOT }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('npm run advise', () => {
  test('prints the table, what it rests on, the proof, and the lines for the settings', async () => {
    const { code, out, err } = await runAdvise('studies/sample', '--concurrency', '3');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^1,460 chats with an agent, 2 March 2026 to 29 March 2026/);
    expect(out).toContain('40 contact records without a transcript');
    expect(out).toMatch(/customers cut off +\d/);
    expect(out).toMatch(/by queue +chats/);
    expect(out).toContain('1,000 of the chats were played through Local Connect');
    expect(out).toContain('every count is the same');
    expect(out).toMatch(/Leave the others as they are:\n\n {4}default: \{\n {6}customerIdleMinutes: \d+,/);
  });

  test('prints JSON with the names that others rely on', async () => {
    const { out } = await runAdvise('studies/sample', '--json');
    const advice: Record<string, unknown> = JSON.parse(out);
    expect(advice).toMatchObject({
      chats: 1460,
      skipped: [],
      current: expect.any(Array),
      recommended: { default: { customerIdleMinutes: expect.any(Number), agentAutoDisconnectMinutes: 'unset' } },
      proof: { chats: 1000, isEqual: true },
    });
    const rows = (name: string): readonly Record<string, unknown>[] => {
      const value = advice[name];
      return Array.isArray(value) ? value : [];
    };
    expect([rows('byIdle').length, rows('byIdle')[0]?.minutes, rows('byIdle').at(-1)?.minutes]).toEqual([479, 2, 480]);
    expect([rows('bySum').length, rows('bySum')[0]?.minutes, rows('bySum').at(-1)?.minutes]).toEqual([959, 2, 960]);
    expect(rows('grid')).toHaveLength(144);
    const interval = [expect.any(Number), expect.any(Number)];
    expect(rows('byIdle')[0]).toEqual({
      minutes: 2,
      markedShare: expect.any(Number),
      markedInterval: interval,
      markedAndReturnedShare: expect.any(Number),
      markedAndReturnedInterval: interval,
      owedShare: expect.any(Number),
      owedInterval: interval,
    });
    expect(rows('bySum')[18]).toMatchObject({
      minutes: 20,
      freedMinutesPer100Chats: expect.any(Number),
      cutShare: expect.any(Number),
      cutOffShare: expect.any(Number),
      cutInterval: interval,
      cutOffInterval: interval,
      owedShare: expect.any(Number),
      owedInterval: interval,
      freedInterval: interval,
    });
    for (const group of [rows('byHour')[9], rows('byQueue')[0]]) {
      expect(group).toMatchObject({ chats: expect.any(Number), cutOffInterval: interval });
      expect(group?.returns).toContainEqual({ minutes: 5, share: expect.any(Number), interval });
    }
  });

  test('tells hours and days in the time zone that is asked for', async () => {
    const [utc, tokyo] = [
      await runAdvise('studies/sample'),
      await runAdvise('studies/sample', '--time-zone', 'Asia/Dubai'),
    ];
    const busiest = ({ out }: Ended) => /Busiest hour: (.*), \d+\.\d chats/.exec(out)?.[1] ?? '';
    const [, day, hour] = /^(.*), (\d\d):00 \(UTC\)$/.exec(busiest(utc)) ?? [];
    expect(busiest(tokyo)).toBe(`${day}, ${Number(hour) + 4}:00 (Asia/Dubai)`);
    const hoursOf = async (...words: readonly string[]) => {
      const { byHour, timeZone } = JSON.parse((await runAdvise('studies/sample', '--json', ...words)).out);
      return { timeZone, chats: byHour.map(({ chats }: { chats: number }) => chats) };
    };
    const there = await hoursOf('--time-zone', 'Asia/Dubai');
    const here = await hoursOf();
    expect([here.timeZone, there.timeZone]).toEqual(['UTC', 'Asia/Dubai']);
    expect([...there.chats.slice(4), ...there.chats.slice(0, 4)]).toEqual(here.chats);
  });

  test('does not add up hours of two time zones', async () => {
    using folder = new Folder();
    await runAdvise('studies/sample', '--time-zone', 'Europe/Berlin', '--partial', `${folder.path}/berlin.partial`);
    const { out } = await runAdvise(folder.path);
    expect(out).toContain(
      'berlin.partial has its hours in Europe/Berlin, and these are in UTC: --time-zone says which',
    );
    expect((await runAdvise(folder.path, '--time-zone', 'Europe/Berlin')).out).toMatch(/^1,460 chats/);
  });

  test('with timers in force tells nothing beyond them, and names the trial', async () => {
    const { out } = await runAdvise('studies/sample', '--in-force', '5/15');
    expect(out).toContain('Timers were in force, and freed the agent after 20 minutes.');
    expect(out).toMatch(
      /A trial shows it: give one chat in ten customerIdleMinutes \d+ and customerAutoDisconnectMinutes \d+/,
    );
    const { out: json } = await runAdvise('studies/sample', '--in-force', '5/15', '--json');
    const { bySum, knownBelowMinutes } = JSON.parse(json);
    expect([knownBelowMinutes, bySum[17].cutOffShare]).toEqual([20, expect.any(Number)]);
    const { minutes, ...hidden } = bySum[18];
    expect([minutes, new Set(Object.values(hidden)), Object.keys(bySum[17])]).toEqual([
      20,
      new Set([null]),
      Object.keys(bySum[18]),
    ]);
    for (const unset of ['20', 'unset/20']) {
      const alone = JSON.parse((await runAdvise('studies/sample', '--in-force', unset, '--json')).out);
      expect([alone.knownBelowMinutes, alone.inForce.how, alone.warnings]).toEqual([20, 'SAID', []]);
    }
  });

  test('warns where records say that timers ended chats, and no minute stands out', async () => {
    using folder = new Folder();
    const chats = [12, 14, 17].map((minutes) => {
      const what = [
        [0, 'CUSTOMER', 'joined'],
        [0, 'AGENT', 'joined'],
        [minutes, '', 'ended'],
      ] as const;
      return transcriptOf(`chat-${minutes}`, what);
    });
    const ended = { DisconnectReason: 'IDLE_DISCONNECT' };
    folder.write('chats.jsonl', lines(...chats, ...[12, 14, 17].map((minutes) => recordOf(`chat-${minutes}`, ended))));
    const html = `${folder.path}/report.html`;
    const warning = 'Warning: contact records say that a timer ended 3 of the chats, and no minute stands out';
    const { out } = await runAdvise(folder.path, '--html', html);
    expect(out).toContain(warning);
    expect(readFileSync(html, 'utf8')).toContain(warning);
    rmSync(html);
    expect(JSON.parse((await runAdvise(folder.path, '--json')).out)).toMatchObject({
      knownBelowMinutes: 18,
      inForce: { how: 'UNCLEAR', endedByTimer: 3 },
      warnings: [expect.stringContaining(warning)],
    });
  });

  test('writes sums, and gives the same advice from them', async () => {
    using folder = new Folder();
    const partial = `${folder.path}/all.partial`;
    const { code, err } = await runAdvise('studies/sample', '--partial', partial);
    expect([code, err]).toEqual([0, `${partial} holds the sums of 1460 chats; 0 could not be read.\n`]);
    const [one, other] = [await runAdvise('studies/sample', '--json'), await runAdvise(partial, '--json')];
    const [{ proof: _, ...whole }, { proof, ...merged }] = [JSON.parse(one.out), JSON.parse(other.out)];
    expect(merged).toEqual(whole);
    expect(proof).toBeNull();
  });

  test('names what could not be read when it writes sums, and tells of it when they are added up', async () => {
    using folder = new Folder();
    const chats = folder.write('chats.jsonl', lines(transcriptOf('one'), { hello: 1 }));
    const partial = `${folder.path}/all.partial`;
    const { code, err } = await runAdvise(chats, '--partial', partial);
    expect([code, err.split('\n').slice(0, 2)]).toEqual([
      0,
      [
        `${partial} holds the sums of 1 chats; 1 could not be read.`,
        `  ${chats}:2 is neither a transcript nor a Contact Lens analysis nor a contact record`,
      ],
    ]);
    expect((await runAdvise(partial)).out).toContain('1 that could not be read when the sums were written');
  });

  test('writes a report that needs nothing else, and quotes names as text', async () => {
    using folder = new Folder();
    const name = '<script>alert(1)</script>';
    const told = lines(...Array.from({ length: 30 }, (_, number) => transcriptOf(`chat-${number}`, A_CHAT)));
    folder.write('chats.jsonl', told);
    folder.write(name.replace('/', ''), 'nothing');
    const html = `${folder.path}/report.html`;
    expect((await runAdvise(folder.path, '--html', html)).code).toBe(0);
    const page = readFileSync(html, 'utf8');
    expect(page).toContain('Too few chats to choose timers by');
    expect(page).not.toMatch(/<script|<link|<img|src=|@import|https?:\/\/(?!www\.w3\.org)/);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain('prefers-color-scheme: dark');
  });

  test('fails, and shows both counts, where the engine does not do what was counted', async () => {
    using folder = new Folder();
    const told = [
      [0, 'CUSTOMER', 'joined'],
      [0, 'AGENT', 'joined'],
      // The shipped timer is due after five minutes.
      [5.5, 'CUSTOMER', 'message'],
      [6, '', 'ended'],
    ] as const;
    const chats = Array.from({ length: 30 }, (_, number) => transcriptOf(`chat-${number}`, told));
    folder.write('chats.jsonl', lines(...chats));
    const wrong = ['--import', './test/studies/cli/late-timers.ts', 'studies/cli/advise.ts', folder.path];
    const html = `${folder.path}/report.html`;
    const { code, out, err } = await runNode(...wrong, '--html', html);
    expect(code).toBe(1);
    const shown = "The engine's timers do not do what was counted. This is an error of the study:";
    expect(out).toContain(`${shown}\n  chats marked: counted 30, played 0\n`);
    expect(err).toBe('The engine and the count differ: please report this with the figures above.\n');
    expect(readFileSync(html, 'utf8')).toContain(shown);
    rmSync(html);
    const json = await runNode(...wrong, '--json');
    expect([json.code, JSON.parse(json.out).proof.isEqual]).toEqual([1, false]);
  });

  test('without a chat gives the timers that the kit ships, and what they rest on', async () => {
    using folder = new Folder();
    folder.write('empty.json', '');
    const { code, out } = await runAdvise(folder.path);
    expect(code).toBe(0);
    expect(out).toContain('There is no chat with an agent here');
    expect(out).toContain('customerAutoDisconnectMinutes: 15,');
    expect(out).toContain('empty.json is empty');
    rmSync(`${folder.path}/empty.json`);
    expect((await runAdvise(folder.path)).out).toMatch(/^No file was found there\./);
  });
});

describe('problems that are more than are shown', () => {
  test.each([
    [150, 150, 'and 140 more (--json names them)'],
    [500, 200, 'and 490 more (--json names 200 in all)'],
  ])('of %d JSON names %d, and the terminal says so', async (bad, named, more) => {
    using folder = new Folder();
    folder.write('chats.jsonl', lines(...Array.from({ length: bad }, () => ({ hello: 1 }))));
    const { skipped, skippedCount } = JSON.parse((await runAdvise(folder.path, '--json')).out);
    expect([skipped.length, skippedCount]).toEqual([named, bad]);
    expect((await runAdvise(folder.path)).out).toContain(more);
  });
});

describe('a wrong path or option is refused by name', () => {
  test.each([
    [[], 'Name files or folders with chat transcripts'],
    [['no-such-folder'], 'There is no no-such-folder. Give files or folders'],
    [['studies/sample', '--acept', '1%'], 'There is no --acept.'],
    [['studies/sample', '--accept', '0'], '--accept is "0". Expected a share above 0'],
    [['studies/sample', '--accept', 'few'], '--accept is "few".'],
    [
      ['studies/sample', '--accept', '1'],
      '--accept is "1". Expected a share above 0 and up to 50%, such as 1% or 0.01.',
    ],
    [['studies/sample', '--in-force', '5/'], '--in-force is "5/". Expected idle and auto-disconnect minutes'],
    [['studies/sample', '--in-force', '1'], '--in-force is "1". Expected idle and auto-disconnect minutes'],
    [['studies/sample', '--in-force', '1/15'], '--in-force is "1/15".'],
    [['studies/sample', '--concurrency', '2.5'], '--concurrency is "2.5". Expected a whole number'],
    [['studies/sample', '--time-zone', 'Europe/Berlim'], '--time-zone is "Europe/Berlim". Did you mean Europe/Berlin?'],
    [['studies/sample', '--time-zone', 'here'], '--time-zone is "here". Expected a name of the IANA database'],
    [['studies/sample', '--accept', '1%', '--accept', '2%'], '--accept is written twice, and takes one value.'],
    [['studies/sample', '--partial', 'x', '--html', 'y'], '--partial gives no advice, and --html asks for it.'],
    [['studies/sample', '--partial', 'x', '--json'], '--partial gives no advice, and --json asks for it.'],
    [['studies/sample', '--partial', 'no-such-folder/x.partial'], 'The file cannot be written'],
    [['studies/sample', '--html', 'no-such-folder/x.html'], 'The file cannot be written'],
  ])('%j', async (words, message) => {
    const { code, out, err } = await runAdvise(...words);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });
});
