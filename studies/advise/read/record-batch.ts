import { numberAt } from '../number-at.ts';
import { endFrom } from '../silences/silences.ts';
import type { ContactRecord } from './contact-records.ts';

/** Contact records on their way between threads, as columns of numbers: a million objects would fill the memory. */
export interface RecordColumns {
  readonly ids: Int32Array;
  /** Connected, disconnected, last update; -1 where there is none. */
  readonly times: Float64Array;
  readonly ends: Int8Array;
  readonly queues: Int32Array;
  readonly queueNames: readonly string[];
}

const NONE = -1;
const FIRST_ROOM = 1024;

/** Collects the records of one part after the other in the same memory: what a thread throws away stays with it. */
export class RecordBatch {
  #ids = new Int32Array(2 * FIRST_ROOM);
  #times = new Float64Array(3 * FIRST_ROOM);
  #ends = new Int8Array(FIRST_ROOM);
  #queues = new Int32Array(FIRST_ROOM);
  #count = 0;
  readonly #names = new Map<string, number>();

  clear(): void {
    this.#count = 0;
    this.#names.clear();
  }

  add(idLow: number, idHigh: number, record: ContactRecord): void {
    const row = this.#count;
    if (row === this.#ends.length) this.#grow();
    this.#count += 1;
    const { connectedToAgentAtMs, disconnectedAtMs, lastUpdateAtMs } = record;
    this.#ids.set([idLow, idHigh], 2 * row);
    this.#times.set([connectedToAgentAtMs ?? NONE, disconnectedAtMs ?? NONE, lastUpdateAtMs ?? NONE], 3 * row);
    this.#ends[row] = record.reason ?? NONE;
    this.#queues[row] = record.queue === undefined ? NONE : this.#numberOf(record.queue);
  }

  columns(): RecordColumns {
    return {
      ids: this.#ids.slice(0, 2 * this.#count),
      times: this.#times.slice(0, 3 * this.#count),
      ends: this.#ends.slice(0, this.#count),
      queues: this.#queues.slice(0, this.#count),
      queueNames: [...this.#names.keys()],
    };
  }

  #numberOf(queue: string): number {
    const number = this.#names.get(queue) ?? this.#names.size;
    this.#names.set(queue, number);
    return number;
  }

  #grow(): void {
    const former = { ids: this.#ids, times: this.#times, ends: this.#ends, queues: this.#queues };
    this.#ids = new Int32Array(2 * former.ids.length);
    this.#times = new Float64Array(2 * former.times.length);
    this.#ends = new Int8Array(2 * former.ends.length);
    this.#queues = new Int32Array(2 * former.queues.length);
    this.#ids.set(former.ids);
    this.#times.set(former.times);
    this.#ends.set(former.ends);
    this.#queues.set(former.queues);
  }
}

/** Calls with each record of a batch; it is good until the next one. */
export function eachRecord(
  { ids, times, ends, queues, queueNames }: RecordColumns,
  take: (idLow: number, idHigh: number, record: ContactRecord) => void,
): void {
  // One for all: a million of them would have to be cleared away.
  const record: { -readonly [Member in keyof ContactRecord]: ContactRecord[Member] } = {
    reason: undefined,
    queue: undefined,
    connectedToAgentAtMs: undefined,
    disconnectedAtMs: undefined,
    lastUpdateAtMs: undefined,
  };
  for (let row = 0; row < ends.length; row += 1) {
    record.reason = endFrom(ends[row]);
    record.queue = queueNames[numberAt(queues, row)];
    record.connectedToAgentAtMs = timeOf(numberAt(times, 3 * row));
    record.disconnectedAtMs = timeOf(numberAt(times, 3 * row + 1));
    record.lastUpdateAtMs = timeOf(numberAt(times, 3 * row + 2));
    take(numberAt(ids, 2 * row), numberAt(ids, 2 * row + 1), record);
  }
}

function timeOf(atMs: number): number | undefined {
  return atMs === NONE ? undefined : atMs;
}
