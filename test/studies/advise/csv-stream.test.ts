import { describe, expect, test } from '@jest/globals';
import { CsvRows } from '../../../studies/advise/read/csv/csv-rows.ts';
import { CsvReader, countRows } from '../../../studies/advise/read/csv/read-csv.ts';
import { RowsLeft } from '../../../studies/advise/read/csv/rows-left.ts';

const HEADER = 'chat,at,who,what';

/** What is read of a CSV: after which of its lines a chat was handed over, with how many items; and problems. */
function readCsv(text: readonly string[]) {
  const left = new RowsLeft();
  const counted = new CsvRows(countRows(left));
  const told: { readonly line: number; readonly items?: number; readonly problem?: string }[] = [];
  let now = 0;
  const reader = new CsvReader({
    left,
    onChat: (items) => told.push({ line: now, items: items.count }),
    onProblem: (line, problem) => told.push({ line, problem }),
  });
  const rows = new CsvRows(reader);
  for (const pass of [counted, rows]) {
    for (const [index, line] of text.entries()) {
      now = index + 1;
      pass.readLine(line, now);
    }
    pass.end();
  }
  return { told, rows: reader.rows };
}

const row = (chat: string, minute: number, what = 'message') =>
  `${chat},2026-04-07T09:${String(minute).padStart(2, '0')}:00Z,customer,${what}`;

describe('a CSV is not held: a chat is over with its last row', () => {
  test('wherever its rows stand', () => {
    const { told, rows } = readCsv([HEADER, row('1', 1), row('2', 1), row('1', 2), row('3', 1), row('2', 9)]);
    expect(told).toEqual([
      { line: 4, items: 2 },
      { line: 5, items: 1 },
      { line: 6, items: 2 },
    ]);
    expect(rows).toBe(5);
  });

  test('whatever its last row is worth; of one without a good row nothing is handed over', () => {
    const { told } = readCsv([HEADER, row('1', 1), row('1', 2, 'sang'), row('2', 3, 'sang'), ',,,']);
    expect(told).toEqual([
      { line: 3, problem: expect.stringContaining('another "what"') },
      { line: 3, items: 1 },
      { line: 4, problem: expect.stringContaining('another "what"') },
      { line: 5, problem: 'has no chat' },
    ]);
  });

  test('with more chats than there was room for', () => {
    const chats = Array.from({ length: 5000 }, (_, number) => `chat-${number}`);
    const { told } = readCsv([HEADER, ...[1, 2].flatMap((minute) => chats.map((chat) => row(chat, minute)))]);
    expect(told.map(({ line, items }) => [line, items])).toEqual(chats.map((_, index) => [5002 + index, 2]));
  });
});
