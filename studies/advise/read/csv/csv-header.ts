/** The columns of a CSV, in any order; others are skipped. */
export const CSV_COLUMNS = ['chat', 'at', 'who', 'what'] as const;

/** As spreadsheets write them. */
const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** How a CSV parts its cells, and where each column is. */
export interface CsvHeader {
  readonly delimiter: Delimiter;
  readonly columns: Readonly<Record<(typeof CSV_COLUMNS)[number], number>>;
}

/** Reads the first line of a CSV; `undefined` where a column is missing. */
export function readHeader(line: string): CsvHeader | undefined {
  for (const delimiter of DELIMITERS) {
    const names = namesIn(line, delimiter);
    const at = (name: string) => names.indexOf(name);
    const columns = { chat: at('chat'), at: at('at'), who: at('who'), what: at('what') };
    if (CSV_COLUMNS.every((name) => columns[name] >= 0)) return { delimiter, columns };
  }
  return undefined;
}

/** The columns that the line does not name, by the delimiter with which it names most. */
export function missingColumns(line: string): readonly string[] {
  const missing = DELIMITERS.map((delimiter) => {
    const names = namesIn(line, delimiter);
    return CSV_COLUMNS.filter((column) => !names.includes(column));
  });
  const [fewest = CSV_COLUMNS] = missing.toSorted((one, other) => one.length - other.length);
  return fewest;
}

const namesIn = (line: string, delimiter: Delimiter) => line.split(delimiter).map(nameOf);

/** Without quotes and a byte order mark, which is white space, too. */
function nameOf(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .toLowerCase();
}
