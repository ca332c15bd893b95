import { numberAt } from '../number-at.ts';
import type { ChatItems } from '../silences/chat-items.ts';
import { AGENT_ENDED, BY_TIMER, CENSORED, type ChatEnd, CUSTOMER_LEFT, endFrom } from '../silences/silences.ts';
import type { RecordFacts } from './read-document.ts';

/** What is kept of a contact record. */
export interface ContactRecord {
  readonly reason: ChatEnd;
  readonly queue: string | undefined;
  readonly connectedToAgentAtMs: number | undefined;
  readonly disconnectedAtMs: number | undefined;
  readonly lastUpdateAtMs: number | undefined;
}

const NONE = -1;
const NO_REASON = 255;
const FULLEST = 0.6;
const COLUMNS = 3;
/** The beginning of what a file holds tells the whole to about this. */
const SPARE = 1.02;

/** One chunk of memory for each column, shared with the threads that look records up. */
export interface RecordTable {
  /** By hash: the record's row and one; 0 where there is none. */
  readonly places: SharedArrayBuffer;
  readonly ids: SharedArrayBuffer;
  /** Connected, disconnected, last update: whole seconds, as records tell them; 0 where there is none. */
  readonly times: SharedArrayBuffer;
  readonly reasons: SharedArrayBuffer;
  readonly queues: SharedArrayBuffer;
  readonly used: SharedArrayBuffer;
  readonly queueNames: readonly string[];
}

/** Contact records by ContactId; of several of one contact the newest. Written by one thread, read by all. */
export class ContactRecords {
  #places: Int32Array;
  #ids: Int32Array;
  #times: Uint32Array;
  #reasons: Uint8Array;
  #queues: Int32Array;
  #used: Uint8Array;
  #count = 0;
  #expected = 0;
  readonly #queueNames: string[];
  readonly #queueNumbers = new Map<string, number>();

  constructor(table: RecordTable = emptyTable(1024)) {
    this.#places = new Int32Array(table.places);
    this.#ids = new Int32Array(table.ids);
    this.#times = new Uint32Array(table.times);
    this.#reasons = new Uint8Array(table.reasons);
    this.#queues = new Int32Array(table.queues);
    this.#used = new Uint8Array(table.used);
    this.#queueNames = [...table.queueNames];
    for (const [number, name] of this.#queueNames.entries()) this.#queueNumbers.set(name, number);
  }

  get size(): number {
    return this.#count;
  }

  get table(): RecordTable {
    return {
      places: shared(this.#places.buffer),
      ids: shared(this.#ids.buffer),
      times: shared(this.#times.buffer),
      reasons: shared(this.#reasons.buffer),
      queues: shared(this.#queues.buffer),
      used: shared(this.#used.buffer),
      queueNames: this.#queueNames,
    };
  }

  /** How many there will be in all: room for them is made at once, so that no smaller tables are left behind. */
  expect(records: number): void {
    this.#expected = records;
  }

  put(idLow: number, idHigh: number, record: ContactRecord): void {
    if (this.#count === this.#reasons.length) this.#grow();
    const place = this.#placeOf(idLow, idHigh);
    const isNew = this.#places[place] === 0;
    const row = isNew ? this.#count : numberAt(this.#places, place) - 1;
    const updated = secondsOf(record.lastUpdateAtMs);
    if (!isNew && updated < numberAt(this.#times, COLUMNS * row + 2)) return;
    if (isNew) this.#count += 1;
    this.#places[place] = row + 1;
    this.#ids[2 * row] = idLow;
    this.#ids[2 * row + 1] = idHigh;
    this.#times[COLUMNS * row] = secondsOf(record.connectedToAgentAtMs);
    this.#times[COLUMNS * row + 1] = secondsOf(record.disconnectedAtMs);
    this.#times[COLUMNS * row + 2] = updated;
    this.#reasons[row] = record.reason ?? NO_REASON;
    this.#queues[row] = record.queue === undefined ? NONE : this.#numberOf(record.queue);
  }

  /** The record of a chat's contact, which from now on has a transcript. */
  take({ idLow, idHigh }: ChatItems): ContactRecord | undefined {
    const row = numberAt(this.#places, this.#placeOf(idLow, idHigh)) - 1;
    if (row < 0) return undefined;
    this.#used[row] = 1;
    return this.#read(row);
  }

  /** The records of contacts whose transcripts were not there. */
  *untaken(): Iterable<ContactRecord> {
    for (let row = 0; row < this.#count; row += 1) if (this.#used[row] === 0) yield this.#read(row);
  }

  #read(row: number): ContactRecord {
    const queue = numberAt(this.#queues, row);
    return {
      reason: endFrom(this.#reasons[row]),
      queue: queue === NONE ? undefined : this.#queueNames[queue],
      connectedToAgentAtMs: timeOf(numberAt(this.#times, COLUMNS * row)),
      disconnectedAtMs: timeOf(numberAt(this.#times, COLUMNS * row + 1)),
      lastUpdateAtMs: timeOf(numberAt(this.#times, COLUMNS * row + 2)),
    };
  }

  /** Where the contact's row is told, or would be. */
  #placeOf(idLow: number, idHigh: number): number {
    const mask = this.#places.length - 1;
    for (let place = idLow & mask; ; place = (place + 1) & mask) {
      const row = numberAt(this.#places, place) - 1;
      if (row < 0 || (this.#ids[2 * row] === idLow && this.#ids[2 * row + 1] === idHigh)) return place;
    }
  }

  #numberOf(queue: string): number {
    const known = this.#queueNumbers.get(queue);
    if (known !== undefined) return known;
    const number = this.#queueNames.length;
    this.#queueNames.push(queue);
    this.#queueNumbers.set(queue, number);
    return number;
  }

  #grow(): void {
    const former = { ids: this.#ids, times: this.#times, reasons: this.#reasons, queues: this.#queues };
    const rows = Math.max(2 * this.#count, Math.ceil(SPARE * this.#expected));
    const table = emptyTable(rows);
    this.#places = new Int32Array(table.places);
    this.#ids = new Int32Array(table.ids);
    this.#times = new Uint32Array(table.times);
    this.#reasons = new Uint8Array(table.reasons);
    this.#queues = new Int32Array(table.queues);
    this.#used = new Uint8Array(table.used);
    this.#ids.set(former.ids);
    this.#times.set(former.times);
    this.#reasons.set(former.reasons);
    this.#queues.set(former.queues);
    for (let row = 0; row < this.#count; row += 1) {
      this.#places[this.#placeOf(numberAt(this.#ids, 2 * row), numberAt(this.#ids, 2 * row + 1))] = row + 1;
    }
  }
}

/** Administrator guide, ctr-data-model. `null`, and no reason at all, leave it to the transcript. */
function endOf(reason: string | undefined): ChatEnd {
  switch (reason) {
    case undefined:
      return undefined;
    case 'CUSTOMER_DISCONNECT':
      return CUSTOMER_LEFT;
    case 'AGENT_DISCONNECT':
      return AGENT_ENDED;
    case 'IDLE_DISCONNECT':
      return BY_TIMER;
    default:
      return CENSORED;
  }
}

/** What is kept of a record as it was read. */
export function contactRecordOf(facts: RecordFacts): ContactRecord {
  return {
    reason: endOf(facts.reason),
    queue: facts.queue,
    connectedToAgentAtMs: facts.connectedToAgentAtMs,
    disconnectedAtMs: facts.disconnectedAtMs,
    lastUpdateAtMs: facts.lastUpdateAtMs,
  };
}

function secondsOf(atMs: number | undefined): number {
  return atMs === undefined ? 0 : Math.floor(atMs / 1000);
}

function timeOf(seconds: number): number | undefined {
  return seconds === 0 ? undefined : seconds * 1000;
}

function emptyTable(rows: number): RecordTable {
  const places = 2 ** Math.ceil(Math.log2(rows / FULLEST));
  return {
    places: new SharedArrayBuffer(places * 4),
    ids: new SharedArrayBuffer(rows * 8),
    times: new SharedArrayBuffer(rows * COLUMNS * 4),
    reasons: new SharedArrayBuffer(rows),
    queues: new SharedArrayBuffer(rows * 4),
    used: new SharedArrayBuffer(rows),
    queueNames: [],
  };
}

function shared(buffer: ArrayBufferLike): SharedArrayBuffer {
  if (buffer instanceof SharedArrayBuffer) return buffer;
  throw new TypeError('A column of contact records is not shared between threads.');
}
