import { describe, expect, test } from '@jest/globals';
import { type AdviseOptions, advise } from '../../../studies/advise/advice/advise.ts';
import type { Policy } from '../../../studies/advise/advice/policy.ts';
import type { Problem } from '../../../studies/advise/read/problems.ts';
import { reportPage } from '../../../studies/advise/show/report/write-report.ts';
import { backAfter, gone, type Kind, NO_OPTIONS, sumsOf } from './sums-of.ts';

const now = { name: 'default', policy: { customerIdleMinutes: 5, customerAutoDisconnectMinutes: 15 } };

function pageOf(
  kinds: readonly Kind[],
  options: Partial<AdviseOptions> = {},
  problems: readonly Problem[] = [],
): string {
  const sums = sumsOf(kinds);
  const advice = advise(sums, { ...NO_OPTIONS, current: [now], ...options });
  const evidence = { files: 1, sums, sample: [], problems, problemCount: problems.length };
  return reportPage({ evidence, advice, proof: undefined });
}

/** The text of a page, without its markup. */
const textOf = (html: string) =>
  html
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const chartsOf = (html: string) => [...html.matchAll(/<svg[^>]*aria-label="([^"]*)"/g)].map(([, label]) => label);
const chartOf = (html: string, label: string) =>
  new RegExp(`<svg[^>]*aria-label="${label}[\\s\\S]*?</svg>`).exec(html)?.[0] ?? '';

const KINDS: readonly Kind[] = [0, 1, 2, 3].flatMap((day) => [
  { chats: 4, lines: backAfter(28), day, queue: 'Orders' },
  { chats: 146, lines: backAfter(3), day, queue: 'Orders' },
  { chats: 150, lines: gone, day: day + 0.25, queue: 'Help & <more>' },
]);

describe('the report', () => {
  const page = pageOf(KINDS, { concurrency: 3 });
  const text = textOf(page);

  test('says first what changes for agents and customers', () => {
    expect(text).toMatch(
      /1,200 chats with an agent, 7 April 2026 to 10 April 2026 Free the agent when a customer has been/,
    );
    expect(text).toContain('has been silent for 29 minutes Mark the customer as idle after 4 minutes.');
    expect(text).toMatch(/For agents 1,550 minutes freed in every 100 chats \([\d,]+ to [\d,]+\)/);
    expect(text).toMatch(/For customers None lose the agent and write again after all: 0 % \(0 to 0\.32 %\)\./);
    expect(text).toContain('With the timers of today: 1.3 %.');
    expect(text).toMatch(/In the busiest hour that is \d+\.\d agents\./);
  });

  test('draws what agents win, when customers come back, in all, by queue and by hour, and who waited', () => {
    expect(chartsOf(page)).toEqual([
      'Agent minutes freed against customers cut off, for each number of minutes',
      'Share of silences that the customer has ended by writing, by minutes of silence',
      'Share of silences that the customer has ended by writing, by queue',
      'Share of silences that the customer has ended by writing, by hour',
      'How silences ended, by their length and by who wrote last',
      'Chats by hour, those freed and those cut off',
    ]);
    const trade = chartOf(page, 'Agent minutes freed');
    expect(trade).toContain('advice, 29 min');
    expect(trade).toContain('now: default, 20 min');
    expect(trade).toContain('1 % accepted');
    expect(chartOf(page, 'Share of silences that the customer has ended by writing, by minutes')).toContain(
      'freed 29 min',
    );
    expect(page).toMatch(/<span[^>]*>Help &amp; &lt;more&gt;<\/span><span[^>]*>Orders<\/span>/);
    expect(page).toContain('within 15 minutes');
  });

  test('puts policies side by side, each share with its interval', () => {
    expect(text).toMatch(/customers cut off 0 % 0 to 0\.32 % 1\.3 % 0\.82 to 2\.2 % of them within/);
    expect(text).toMatch(/by queue chats cut off policy/);
  });

  const days = (backOnLast: number): readonly Kind[] =>
    [2, 2, 2, backOnLast].flatMap((chats, day) => [
      { chats, lines: backAfter(28), day },
      { chats: 298, lines: gone, day },
    ]);

  test('says of how many customers one loses the agent, and how much later they write', () => {
    const few = textOf(pageOf(days(2)));
    expect(few).toMatch(/For customers 1 in 150 lose the agent and write again after all: 0\.67 % \(/);
    expect(few).toContain('They do so 24 minutes later on average, and meet the disconnect flow.');
    expect(few).not.toContain('Chosen by the earlier chats');
    const more = textOf(pageOf(days(30)));
    expect(more).toContain(
      'Chosen by the earlier chats, of which it cuts off at most the 1.0 % that are accepted. With the timers of today',
    );
  });

  test('leaves the ending of chats to agents where every number of minutes cuts off too many', () => {
    const page = textOf(pageOf([{ chats: 1000, lines: backAfter(1000) }]));
    expect(page).toContain('Mark silent customers, and leave the ending of chats to agents');
    expect(page).not.toMatch(/For agents|For customers|Marked as idle/);
  });

  test('compares with the timers of today where there are some, and where they are others', () => {
    const today = (policy: Policy) => textOf(pageOf(days(2), { current: [{ name: 'default', policy }] }));
    const advised = { customerIdleMinutes: 2, customerAutoDisconnectMinutes: 2, agentIdleMinutes: 2 };
    expect(today({ ...advised, agentAutoDisconnectMinutes: 'unset' })).not.toContain('With the timers of today');
    // Today’s never free an agent: what customers lose by them is nothing that could be told.
    expect(today({ customerIdleMinutes: 5 }).match(/With the timers of today: [^.]*\./g)).toEqual([
      'With the timers of today: 100 %.',
    ]);
    expect(textOf(pageOf(days(2), { current: [] }))).not.toContain('With the timers of today');
  });

  test('draws the shipped timers where chats are too few, and what customers did who had the last word', () => {
    const page = pageOf([
      { chats: 100, lines: [...gone.slice(0, 2), [1, 'customer writes'], [40, 'agent leaves']] },
      { chats: 100, lines: [...gone.slice(0, 2), [1, 'agent writes'], [40, 'agent leaves']] },
    ]);
    expect(chartOf(page, 'Agent minutes freed')).toContain('as shipped, 20 min');
    const waiting = chartOf(page, 'How silences ended');
    expect([waiting.includes('>C<'), waiting.includes('>A<')]).toEqual([true, true]);
  });

  test('says what could not be read, as text', () => {
    const page = pageOf(KINDS, {}, [{ file: '<b>.json', line: 3, problem: 'is not valid JSON' }]);
    expect(page).toContain('<details><summary>What could not be read</summary>');
    expect(page).toContain('&lt;b&gt;.json:3 is not valid JSON');
  });

  test('leaves out charts that would show nothing', () => {
    const one = pageOf([{ chats: 600, lines: backAfter(3), queue: 'Orders' }]);
    expect(chartsOf(one).filter((label) => /by queue|writing, by hour/.test(label ?? ''))).toEqual([]);
    expect(chartsOf(pageOf([]))).toEqual([]);
    expect(textOf(pageOf([]))).toContain('No chat with an agent');
  });

  test('draws as unknown what timers that were in force hide', () => {
    const hidden = pageOf(KINDS, { inForce: { idleMinutes: 5, autoDisconnectMinutes: 15 } });
    expect(textOf(hidden)).toContain('What customers would have done after that, nobody knows.');
    expect(chartOf(hidden, 'Agent minutes freed')).toContain('from 20 min on unknown: timers were in force');
    expect(chartOf(hidden, 'Share of silences that the customer has ended by writing, by minutes')).toContain(
      'unknown: timers were in force',
    );
    // The advised sum is not known: nothing is freed by hour.
    expect(textOf(hidden)).toMatch(/Freeing agents within 20 minutes cuts off more|Free the agent/);
    const shortest = pageOf(KINDS, { inForce: { idleMinutes: 0, autoDisconnectMinutes: 2 } });
    expect(chartsOf(shortest)).not.toContain('Share of silences that the customer has ended by writing, by hour');
    expect(chartsOf(shortest)).not.toContain('Chats by hour, those freed and those cut off');
  });
});
