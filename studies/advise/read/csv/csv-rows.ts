import { cellsOf, quotesOf } from './csv-cells.ts';
import { type CsvHeader, readHeader } from './csv-header.ts';

export interface CsvRow {
  readonly cells: readonly string[];
  readonly columns: CsvHeader['columns'];
  /** On which it begins. */
  readonly line: number;
}

export interface CsvListener {
  readonly onRow: (row: CsvRow) => void;
  readonly onProblem: (line: number, problem: string) => void;
}

/** More lines are not one cell: a quotation mark was not meant. */
const MOST_LINES_OF_ROW = 100;

interface HeldLine {
  readonly text: string;
  readonly line: number;
}

/** Makes rows of lines: a cell in quotes may go over several. */
export class CsvRows {
  readonly #listener: CsvListener;
  #header: CsvHeader | undefined;
  /** Lines of a row whose last cell is in quotes and goes on. */
  #open: HeldLine[] = [];

  constructor(listener: CsvListener) {
    this.#listener = listener;
  }

  readLine(text: string, line: number): void {
    if (text.trim() === '' && this.#open.length === 0) return;
    if (this.#header === undefined) {
      this.#header = readHeader(text);
      return;
    }
    const { delimiter, columns } = this.#header;
    const now = { text, line };
    const begun = this.#open[0] ?? now;
    const held = [...this.#open, now];
    const row = held.map((one) => one.text).join('\n');
    const quotes = text.includes('"') || held.length > 1 ? quotesOf(row, delimiter) : 'CLOSED';
    if (quotes === 'OPEN' && held.length < MOST_LINES_OF_ROW) {
      this.#open = held;
      return;
    }
    // A quote that only seemed to open a cell costs its own line alone.
    if (held.length > 1 && quotes !== 'CLOSED') {
      this.#giveUp(held);
      return;
    }
    this.#open = [];
    this.#listener.onRow({ cells: cellsOf(row, delimiter), columns, line: begun.line });
  }

  /** Reads the lines that waited for the end of a cell. */
  end(): void {
    while (this.#giveUp(this.#open)) {
      // The lines behind the first may wait anew.
    }
  }

  /** False where there is no line to give up. */
  #giveUp([first, ...others]: readonly HeldLine[]): boolean {
    this.#open = [];
    if (first === undefined) return false;
    this.#listener.onProblem(first.line, 'has a cell in quotes that does not end');
    for (const { text, line } of others) this.readLine(text, line);
    return true;
  }
}
