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
} from '../../silences/chat-items.ts';
import { IdHash } from '../id-hash.ts';
import { IsoTimes } from '../iso-time.ts';
import type { CsvListener, CsvRow } from './csv-rows.ts';
import type { RowsLeft } from './rows-left.ts';

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

/** `onChat`: its items are good until the next one. */
interface CsvReaderParts {
  readonly left: RowsLeft;
  readonly onChat: (items: ChatItems) => void;
  readonly onProblem: (line: number, problem: string) => void;
}

/** Counts the rows of each chat, so that a reader knows its last one. */
export function countRows(left: RowsLeft): CsvListener {
  return {
    onRow: ({ cells, columns }) => {
      const chat = cells[columns.chat] ?? '';
      if (chat !== '') left.count(chat);
    },
    // It is told when the file is read for its chats.
    onProblem: () => {},
  };
}

/**
 * Reads the chats of a CSV with the columns `chat`, `at`, `who` and `what`, a row for each thing that happened, in any
 * order. `who` is customer, agent, bot, supervisor or system, with `:` and a name where there are two of them. A chat
 * is handed over with its last row, so that only those that are open stay in memory.
 */
export class CsvReader implements CsvListener {
  readonly #parts: CsvReaderParts;
  readonly #times = new IsoTimes();
  readonly #hash = new IdHash();
  readonly #encoder = new TextEncoder();
  readonly #open = new Map<string, ChatItems>();
  readonly #free: ChatItems[] = [];
  rows = 0;

  constructor(parts: CsvReaderParts) {
    this.#parts = parts;
  }

  readonly onProblem = (line: number, problem: string): void => {
    this.rows += 1;
    this.#parts.onProblem(line, problem);
  };

  readonly onRow = (row: CsvRow): void => {
    this.rows += 1;
    const chat = row.cells[row.columns.chat] ?? '';
    const isLast = chat !== '' && this.#parts.left.take(chat);
    const problem = chat === '' ? 'has no chat' : this.#readRow(chat, row);
    if (problem !== undefined) this.#parts.onProblem(row.line, problem);
    if (isLast) this.#handOver(chat);
  };

  #readRow(chat: string, { cells, columns }: CsvRow): string | undefined {
    const atMs = this.#timeOf(cells[columns.at] ?? '');
    if (Number.isNaN(atMs))
      return 'has no time under "at": expected ISO 8601 with Z or an offset, such as 2026-04-07T08:45:33Z';
    const [who = '', ...name] = (cells[columns.who] ?? '').split(':');
    const action = ACTIONS.get((cells[columns.what] ?? '').toLowerCase());
    if (action === undefined) return `has another "what" than ${[...ACTIONS.keys()].join(', ')}`;
    const isOfChat = action === ENDED || action === TRANSFERRED;
    const role = isOfChat ? OTHER : ROLES.get(who.trim().toLowerCase());
    if (role === undefined) return `has another "who" than ${[...ROLES.keys()].join(', ')}`;
    this.#add(chat, { atMs, action, role, name: name.join(':').trim() });
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
    let items = this.#open.get(chat);
    if (items === undefined) {
      items = this.#free.pop() ?? new ChatItems(8);
      items.clear();
      items.idLow = this.#parts.left.idLow;
      items.idHigh = this.#parts.left.idHigh;
      this.#open.set(chat, items);
    }
    return items;
  }

  #handOver(chat: string): void {
    const items = this.#open.get(chat);
    if (items === undefined) return;
    this.#open.delete(chat);
    this.#parts.onChat(items);
    this.#free.push(items);
  }

  /** ISO 8601, or milliseconds since 1970. */
  #timeOf(text: string): number {
    if (/^\d{11,14}$/.test(text)) return Number(text);
    const bytes = this.#encoder.encode(text);
    return this.#times.read(bytes, 0, bytes.length);
  }
}
