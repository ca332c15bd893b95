import { describe, expect, test } from '@jest/globals';
import { type AdviseOptions, advise } from '../../../studies/advise/advice/advise.ts';
import type { Evidence } from '../../../studies/advise/gather/gather.ts';
import { adviceText, problemsText, proofText } from '../../../studies/advise/show/text.ts';
import { backAfter, gone, type Kind, NO_OPTIONS, sumsOf } from './sums-of.ts';

const now = { name: 'default', policy: { customerIdleMinutes: 5, customerAutoDisconnectMinutes: 15 } };

function evidenceOf(kinds: readonly Kind[], more: Partial<Evidence> = {}): Evidence {
  return { files: 1, sums: sumsOf(kinds), sample: [], problems: [], problemCount: 0, ...more };
}

function textOf(evidence: Evidence, options: Partial<AdviseOptions> = {}): string {
  return adviceText(evidence, advise(evidence.sums, { ...NO_OPTIONS, current: [now], ...options }), undefined);
}

const KINDS: readonly Kind[] = [0, 1, 2, 3].flatMap((day) => [
  { chats: 4, lines: backAfter(28), day, queue: 'Orders' },
  { chats: 296, lines: gone, day: day + 0.25, queue: 'Help' },
]);

describe('the advice in a terminal', () => {
  test('sets advised and present policies side by side, with what each would have done', () => {
    const lines = textOf(evidenceOf(KINDS), { concurrency: 3 }).split('\n');
    expect(lines[0]).toBe('1,200 chats with an agent, 7 April 2026 to 10 April 2026');
    const row = (title: string) => lines.find((line) => line.startsWith(title))?.split(/ {2,}/) ?? [];
    expect(lines).toContainEqual(expect.stringMatching(/^ +advice: default +now: default$/));
    expect(row('customerAutoDisconnectMinutes')).toContain('15 min');
    expect(row('customers cut off')).toEqual([
      'customers cut off',
      expect.stringMatching(/^0 % \(0 to /),
      expect.stringMatching(/^1\.3 % \(/),
    ]);
    expect(lines).toContainEqual(expect.stringMatching(/^by queue +chats +cut off +policy$/));
    expect(row('Help')).toEqual(['Help', '1,184', expect.stringMatching(/^0 % /), 'the same']);
    expect(lines).toContainEqual(expect.stringMatching(/^Busiest hour: .* At 3 chats an agent, the advice would have/));
  });

  test('draws who is cut off, marks the advice, and dots what timers hid', () => {
    const curve = (options: Partial<AdviseOptions> = {}) => textOf(evidenceOf(KINDS), options);
    expect(curve()).toMatch(/^ {36}↑ 29 min$/m);
    expect(curve()).not.toContain('·');
    expect(curve({ inForce: { idleMinutes: 5, autoDisconnectMinutes: 15 } })).toMatch(/█·{41}$/m);
    const never = textOf(evidenceOf([{ chats: 1000, lines: backAfter(1000) }]));
    expect(never).toMatch(/█{60}$/m);
    expect(never).not.toContain('↑');
  });

  test('names a queue with a policy of its own, in whose column agents’ minutes have no interval', () => {
    const kinds = [0, 1, 2, 3].flatMap((day) => [
      { chats: 3000, lines: gone, day, queue: 'Orders' },
      { chats: 360, lines: gone, day, queue: 'Help' },
      { chats: 30, lines: backAfter(30), day, queue: 'Help' },
    ]);
    const lines = textOf(evidenceOf(kinds)).split('\n');
    expect(lines).toContainEqual(
      expect.stringMatching(/^ +advice: default +advice: patient +advice: orders +advice: help +now: default$/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^Help +1,560 .* its own: help$/));
    const freed = lines
      .find((line) => line.startsWith('minutes freed per 100 chats'))
      ?.split(/ {2,}/)
      .slice(1);
    expect(freed?.map((cell) => cell.includes(' to '))).toEqual([true, true, false, false, true]);
  });

  test('says what stands beside the chats', () => {
    const evidence = evidenceOf([{ chats: 2, lines: gone }]);
    const { counts } = evidence.sums;
    Object.assign(counts, { withoutAgent: 3, duplicates: 4, recordsAlone: 5, otherChannels: 6, unreadable: 7 });
    Object.assign(counts, { ofMoreQueues: 8 });
    const text = textOf(evidence);
    expect(text).toContain(
      '(beside them 3 without one, 4 that came twice, 5 contact records without a transcript, 6 of other channels, ' +
        '7 that could not be read when the sums were written)',
    );
    expect(text).toContain('8 chats are of further queues: 500 are told apart, those that came first.');
  });

  test('without a chat it has the defaults, and no curve and no queue', () => {
    expect(textOf(evidenceOf([], { files: 0 }))).toMatch(/^No file was found there\.\n/);
    const text = textOf(evidenceOf([]));
    expect(text).toMatch(/^0 chats with an agent\n/);
    expect(text).toMatch(/^customerIdleMinutes +5 min +5 min$/m);
    expect(text).not.toMatch(/by queue|chats cut|Busiest hour/);
    expect(text).toContain('Nothing to play through the engine: sums hold no chat.');
  });
});

describe('what could not be read', () => {
  const problems = Array.from({ length: 12 }, (_, at) => ({
    file: `f${at}`,
    ...(at === 0 ? {} : { line: at }),
    problem: 'is odd',
  }));
  const told = (shown: number, problemCount: number) =>
    problemsText(evidenceOf([], { problems: problems.slice(0, shown), problemCount })).split('\n');

  test('is named by file and line', () => {
    expect(told(0, 0)).toEqual(['']);
    expect(told(2, 2)).toEqual([
      '2 could not be read, and nothing else is left out for it:',
      '  f0 is odd',
      '  f1:1 is odd',
    ]);
  });

  test('and of many, the first ten, and where the others are', () => {
    expect(told(12, 12).slice(10)).toEqual(['  f9:9 is odd', '  and 2 more (--json names them)']);
    expect(told(12, 40).at(-1)).toBe('  and 30 more (--json names 12 in all)');
  });
});

describe('what the engine did with the advised timers', () => {
  test('is the same, beside chats that it would not have', () => {
    const text = proofText({ chats: 1000, leftOut: 2, isEqual: true, comparisons: [] });
    expect(text).toMatch(
      /^1,000 of the chats were played .*: every count is the same\. 2 that the engine would not have/,
    );
  });

  test('or a difference, which is an error of the study', () => {
    const comparisons = [{ what: 'chats cut', counted: 3, played: 4 }];
    expect(proofText({ chats: 1000, leftOut: 0, isEqual: false, comparisons })).toBe(
      "The engine's timers do not do what was counted. This is an error of the study:\n  chats cut: counted 3, played 4",
    );
  });
});
