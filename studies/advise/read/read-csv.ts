import {
  type Action,
  AGENT,
  BOT,
  ChatItems,
  CUSTOMER,
  ENDED,
  JOINED,
  LEFT,
  MESSAGE,
  OTHER,
  type Role,
  TRANSFERRED,
} from '../silences/chat-items.ts';
import { IdHash } from './id-hash.ts';
import { IsoTimes } from './iso-time.ts';
import { columnsOf } from './sniff.ts';

const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['joined', JOINED],
  ['left', LEFT],
  ['message', MESSAGE],
  ['ended', ENDED],
  ['transferred', TRANSFERRED],
]);
const ROLES: ReadonlyMap<string, Role> = new Map([
  ['customer', CUSTOMER],
  ['agent', AGENT],
  ['bot', BOT],
  ['supervisor', OTHER],
  ['system', OTHER],
]);

/**
 * Reads a CSV with the columns `chat`, `at`, `who` and `what`, a row for each thing that happened, in any order. `who`
 * is customer, agent, bot, supervisor or system, with `:` and a name where there are two of them. All rows stay in
 * memory until the end, as numbers.
 */
export class CsvReader {
  readonly #onProblem: (line: number, problem: string) => void;
  readonly #times = new IsoTimes();
  readonly #hash = new IdHash();
  readonly #encoder = new TextEncoder();
  readonly #chats = new Map<string, ChatItems>();
  #columns: Columns | undefined;
  /** Lines of a row whose last cell is in quotes and goes on. */
  #open: HeldLine[] = [];
  rows = 0;

  constructor(onProblem: (line: number, problem: string) => void) {
    this.#onProblem = onProblem;
  }

  get chats(): Iterable<ChatItems> {
    return this.#chats.values();
  }

  readLine(text: string, line: number): void {
    if (text.trim() === '' && this.#open.length === 0) return;
    if (this.#columns === undefined) {
      const names = columnsOf(text.replace(/^\ufeff/, ''));
      const at = (name: string) => names.indexOf(name);
      this.#columns = { chat: at('chat'), at: at('at'), who: at('who'), what: at('what') };
      return;
    }
    const held = [...this.#open, { text, line }];
    const row = held.map((one) => one.text).join('\n');
    const quotes = text.includes('"') || held.length > 1 ? quotesOf(row) : 'CLOSED';
    if (quotes === 'OPEN' && held.length < MOST_LINES_OF_ROW) {
      this.#open = held;
      return;
    }
    this.#open = [];
    // A quote that only seemed to open a cell costs its own line alone.
    if (held.length > 1 && quotes !== 'CLOSED') this.#giveUp(held);
    else this.#takeRow(row, held[0]?.line ?? line, this.#columns);
  }

  /** Reads the lines that waited for the end of a cell. */
  end(): void {
    while (this.#open.length > 0) {
      const held = this.#open;
      this.#open = [];
      this.#giveUp(held);
    }
  }

  #giveUp([first, ...others]: readonly HeldLine[]): void {
    if (first === undefined) return;
    this.rows += 1;
    this.#onProblem(first.line, 'has a cell in quotes that does not end');
    for (const { text, line } of others) this.readLine(text, line);
  }

  #takeRow(row: string, line: number, columns: Columns): void {
    this.rows += 1;
    const problem = this.#readRow(cellsOf(row), columns);
    if (problem !== undefined) this.#onProblem(line, problem);
  }

  #readRow(cells: readonly string[], columns: Columns): string | undefined {
    const chat = cells[columns.chat] ?? '';
    if (chat === '') return 'has no chat';
    const atMs = this.#timeOf(cells[columns.at] ?? '');
    if (Number.isNaN(atMs)) return 'has no time under "at": expected ISO 8601, such as 2026-04-07T08:45:33Z';
    const [who = '', ...name] = (cells[columns.who] ?? '').split(':');
    const role = ROLES.get(who.toLowerCase());
    const action = ACTIONS.get((cells[columns.what] ?? '').toLowerCase());
    if (action === undefined) return `has another "what" than ${[...ACTIONS.keys()].join(', ')}`;
    const isOfChat = action === ENDED || action === TRANSFERRED;
    if (role === undefined && !isOfChat) return `has another "who" than ${[...ROLES.keys()].join(', ')}`;
    this.#add(chat, { atMs, action, role: isOfChat ? OTHER : (role ?? OTHER), name: name.join(':') });
    return undefined;
  }

  #add(chat: string, row: { atMs: number; action: Action; role: Role; name: string }): void {
    const items = this.#itemsOf(chat);
    const name = this.#encoder.encode(row.name);
    this.#hash.read(name, 0, name.length);
    const changesNothing = row.role === OTHER && row.action !== ENDED && row.action !== TRANSFERRED;
    if (changesNothing) items.see(row.atMs);
    else items.add(row.atMs, row.action, row.role, this.#hash.low);
  }

  #itemsOf(chat: string): ChatItems {
    let items = this.#chats.get(chat);
    if (items === undefined) {
      items = new ChatItems(8);
      const id = this.#encoder.encode(chat);
      this.#hash.read(id, 0, id.length);
      items.idLow = this.#hash.low;
      items.idHigh = this.#hash.high;
      this.#chats.set(chat, items);
    }
    return items;
  }

  /** ISO 8601, or milliseconds since 1970. */
  #timeOf(text: string): number {
    if (/^\d{11,14}$/.test(text)) return Number(text);
    const bytes = this.#encoder.encode(text);
    return this.#times.read(bytes, 0, bytes.length);
  }
}

/** More lines are not one cell: a quotation mark was not meant. */
const MOST_LINES_OF_ROW = 100;

interface HeldLine {
  readonly text: string;
  readonly line: number;
}

/** Whether the quotes of a row's cells end (RFC 4180). They open a cell, and a comma follows them. */
function quotesOf(row: string): 'CLOSED' | 'OPEN' | 'WRONG' {
  const inQuotes = /(?:^|,)[^\S\n]*"(?:[^"]|"")*("?)\s*(,?)/y;
  for (let at = 0; at < row.length; ) {
    inQuotes.lastIndex = at;
    const cell = inQuotes.exec(row);
    if (cell === null) {
      const comma = row.indexOf(',', at + 1);
      if (comma < 0) return 'CLOSED';
      at = comma;
      continue;
    }
    const [, quote = '', comma = ''] = cell;
    if (quote === '') return 'OPEN';
    if (comma === '' && inQuotes.lastIndex < row.length) return 'WRONG';
    at = inQuotes.lastIndex - comma.length;
    if (comma === '') break;
  }
  return 'CLOSED';
}

interface Columns {
  readonly chat: number;
  readonly at: number;
  readonly who: number;
  readonly what: number;
}

/** The cells of a row. A quoted cell may hold commas, and two quotes for one. */
function cellsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  const cells: string[] = [];
  for (const [, quoted, plain] of line.trim().matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?=,|$)/g)) {
    cells.push(quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"'));
  }
  return cells;
}
