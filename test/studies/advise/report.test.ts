import { describe, expect, test } from '@jest/globals';
import { type AdviseOptions, advise } from '../../../studies/advise/advice/advise.ts';
import { reportPage } from '../../../studies/advise/show/report/write-report.ts';
import { backAfter, gone, type Kind, NO_OPTIONS, sumsOf } from './sums-of.ts';

const now = { name: 'default', policy: { customerIdleMinutes: 5, customerAutoDisconnectMinutes: 15 } };

function pageOf(kinds: readonly Kind[], options: Partial<AdviseOptions> = {}): string {
  const sums = sumsOf(kinds);
  const advice = advise(sums, { ...NO_OPTIONS, current: [now], ...options });
  const evidence = { files: 1, sums, sample: [], problems: [], problemCount: 0 };
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
