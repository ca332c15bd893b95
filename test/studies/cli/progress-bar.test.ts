import { describe, expect, test } from '@jest/globals';
import { progressBar } from '../../../studies/cli/progress-bar.ts';

/** Shows how much of 200 MB is read, each megabyte, and answers what was written. */
function shownOf(isTTY: boolean, allBytes = 200_000_000): readonly string[] {
  const written: string[] = [];
  const bar = progressBar({ isTTY, write: (text) => written.push(text) });
  for (let done = 0; done <= allBytes; done += allBytes / 200) bar.show(done, allBytes);
  bar.end();
  return written;
}

describe('the progress bar of npm run advise', () => {
  test('in a terminal is one line that fills, redrawn each percent and wiped at the end', () => {
    const written = shownOf(true);
    expect(written.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
    expect(written[0]).toBe(`\r${'░'.repeat(30)} 0.0 of 200 MB`);
    expect(written[50]).toBe(`\r${'█'.repeat(15)}${'░'.repeat(15)} 100 of 200 MB`);
    expect(written[100]).toBe(`\r${'█'.repeat(30)} 200 of 200 MB`);
    expect(written[101]?.trim()).toBe('');
    expect(written).toHaveLength(102);
  });

  test('without a terminal is a line for each tenth', () => {
    const written = shownOf(false);
    expect(written).toHaveLength(11);
    expect([written[0], written[5], written[10]]).toEqual([
      '0 %, 0.0 of 200 MB\n',
      '50 %, 100 of 200 MB\n',
      '100 %, 200 of 200 MB\n',
    ]);
  });

  test('without a terminal says nothing of what is over at once', () => {
    expect(shownOf(false, 2_000_000)).toEqual([]);
  });

  test('of nothing to read is full', () => {
    const written: string[] = [];
    progressBar({ isTTY: true, write: (text) => written.push(text) }).show(0, 0);
    expect(written).toEqual([`\r${'█'.repeat(30)} 0.0 of 0.0 MB`]);
  });
});
