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

/** One chunk of memory for each column, shared with the threads that look records up. */
export interface RecordTable {
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
  #ids: Int32Array;
  #times: Uint32Array;
  #reasons: Uint8Array;
  #queues: Int32Array;
  #used: Uint8Array;
  #count = 0;
  readonly #queueNames: string[];
  readonly #queueNumbers = new Map<string, number>();

  constructor(table: RecordTable = emptyTable(1024)) {
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
      ids: shared(this.#ids.buffer),
      times: shared(this.#times.buffer),
      reasons: shared(this.#reasons.buffer),
      queues: shared(this.#queues.buffer),
      used: shared(this.#used.buffer),
      queueNames: this.#queueNames,
    };
  }

  put(idLow: number, idHigh: number, record: ContactRecord): void {
    if (this.#count > this.#reasons.length * FULLEST) this.#grow();
    const place = this.#placeOf(idLow, idHigh);
    const isNew = this.#ids[2 * place + 1] === 0;
    const updated = secondsOf(record.lastUpdateAtMs);
    if (!isNew && updated < (this.#times[COLUMNS * place + 2] ?? 0)) return;
    if (isNew) this.#count += 1;
    this.#ids[2 * place] = idLow;
    this.#ids[2 * place + 1] = idHigh;
    this.#times[COLUMNS * place] = secondsOf(record.connectedToAgentAtMs);
    this.#times[COLUMNS * place + 1] = secondsOf(record.disconnectedAtMs);
    this.#times[COLUMNS * place + 2] = updated;
    this.#reasons[place] = record.reason ?? NO_REASON;
    this.#queues[place] = record.queue === undefined ? NONE : this.#numberOf(record.queue);
  }

  /** The record of a chat's contact, which from now on has a transcript. */
  take({ idLow, idHigh }: ChatItems): ContactRecord | undefined {
    if (this.#reasons.length === 0) return undefined;
    const place = this.#placeOf(idLow, idHigh);
    if (this.#ids[2 * place + 1] === 0) return undefined;
    this.#used[place] = 1;
    return this.#read(place);
  }

  /** The records of contacts whose transcripts were not there. */
  *untaken(): Iterable<ContactRecord> {
    for (let place = 0; place < this.#reasons.length; place += 1) {
      if (this.#ids[2 * place + 1] !== 0 && this.#used[place] === 0) yield this.#read(place);
    }
  }

  #read(place: number): ContactRecord {
    const reason = this.#reasons[place];
    const queue = this.#queues[place] ?? NONE;
    return {
      reason: endFrom(reason),
      queue: queue === NONE ? undefined : this.#queueNames[queue],
      connectedToAgentAtMs: timeOf(this.#times[COLUMNS * place]),
      disconnectedAtMs: timeOf(this.#times[COLUMNS * place + 1]),
      lastUpdateAtMs: timeOf(this.#times[COLUMNS * place + 2]),
    };
  }

  /** Where the contact's record is, or would be put. */
  #placeOf(idLow: number, idHigh: number): number {
    const mask = this.#reasons.length - 1;
    for (let place = idLow & mask; ; place = (place + 1) & mask) {
      const high = this.#ids[2 * place + 1];
      if (high === 0 || (high === idHigh && this.#ids[2 * place] === idLow)) return place;
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
    const ids = this.#ids;
    const records = Array.from({ length: this.#reasons.length }, (_, place) => place).filter(
      (place) => ids[2 * place + 1] !== 0,
    );
    const [times, reasons, queues, used] = [this.#times, this.#reasons, this.#queues, this.#used];
    const table = emptyTable(reasons.length * 2);
    this.#ids = new Int32Array(table.ids);
    this.#times = new Uint32Array(table.times);
    this.#reasons = new Uint8Array(table.reasons);
    this.#queues = new Int32Array(table.queues);
    this.#used = new Uint8Array(table.used);
    for (const from of records) {
      const place = this.#placeOf(ids[2 * from] ?? 0, ids[2 * from + 1] ?? 0);
      this.#ids.set(ids.subarray(2 * from, 2 * from + 2), 2 * place);
      this.#times.set(times.subarray(COLUMNS * from, COLUMNS * from + COLUMNS), COLUMNS * place);
      this.#reasons[place] = reasons[from] ?? NO_REASON;
      this.#queues[place] = queues[from] ?? NONE;
      this.#used[place] = used[from] ?? 0;
    }
  }
}

/** Administrator guide, ctr-data-model. `null`, and no reason at all, leave it to the transcript. */
export function endOf(reason: string | undefined): ChatEnd {
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

function timeOf(seconds: number | undefined): number | undefined {
  return seconds === undefined || seconds === 0 ? undefined : seconds * 1000;
}

function emptyTable(places: number): RecordTable {
  return {
    ids: new SharedArrayBuffer(places * 8),
    times: new SharedArrayBuffer(places * COLUMNS * 4),
    reasons: new SharedArrayBuffer(places),
    queues: new SharedArrayBuffer(places * 4),
    used: new SharedArrayBuffer(places),
    queueNames: [],
  };
}

function shared(buffer: ArrayBufferLike): SharedArrayBuffer {
  if (buffer instanceof SharedArrayBuffer) return buffer;
  throw new TypeError('A column of contact records is not shared between threads.');
}
