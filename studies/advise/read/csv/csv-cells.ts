import type { Delimiter } from './csv-header.ts';

/** What the delimiter is in a regular expression's set of characters, and white space that is not it. */
const PATTERNS: Readonly<Record<Delimiter, { readonly quoted: RegExp; readonly cells: RegExp }>> = {
  ',': patternsOf(',', '\\s'),
  ';': patternsOf(';', '\\s'),
  '\t': patternsOf('\\t', '[^\\S\\t]'),
};

function patternsOf(delimiter: string, space: string) {
  return {
    quoted: new RegExp(`(?:^|${delimiter})(?:(?!\\n)${space})*"(?:[^"]|"")*("?)${space}*(${delimiter}?)`, 'y'),
    cells: new RegExp(
      `(?:^|${delimiter})${space}*(?:"((?:[^"]|"")*)"|([^${delimiter}]*))${space}*(?=${delimiter}|$)`,
      'g',
    ),
  };
}

/** Whether the quotes of a row's cells end (RFC 4180). They open a cell, and a delimiter follows them. */
export function quotesOf(row: string, delimiter: Delimiter): 'CLOSED' | 'OPEN' | 'WRONG' {
  const { quoted } = PATTERNS[delimiter];
  for (let at = 0; at < row.length; ) {
    quoted.lastIndex = at;
    const cell = quoted.exec(row);
    if (cell === null) {
      const next = row.indexOf(delimiter, at + 1);
      if (next < 0) return 'CLOSED';
      at = next;
      continue;
    }
    const [all, quote = '', end = ''] = cell;
    if (quote === '') return 'OPEN';
    if (end === '' && at + all.length < row.length) return 'WRONG';
    if (end === '') break;
    at += all.length - end.length;
  }
  return 'CLOSED';
}

/** The cells of a row. A quoted cell may hold delimiters, and two quotes for one. */
export function cellsOf(row: string, delimiter: Delimiter): readonly string[] {
  if (!row.includes('"')) return row.split(delimiter).map((cell) => cell.trim());
  const cells: string[] = [];
  for (const [, quoted, plain = ''] of row.trim().matchAll(PATTERNS[delimiter].cells)) {
    cells.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
  }
  return cells;
}
