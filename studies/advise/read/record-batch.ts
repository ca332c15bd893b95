import { type ChatEnd, endFrom } from '../silences/silences.ts';
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

export class RecordBatch {
  readonly #ids: number[] = [];
  readonly #times: number[] = [];
  readonly #ends: number[] = [];
  readonly #queues: number[] = [];
  readonly #names = new Map<string, number>();

  add(idLow: number, idHigh: number, record: ContactRecord): void {
    this.#ids.push(idLow, idHigh);
    const { connectedToAgentAtMs, disconnectedAtMs, lastUpdateAtMs } = record;
    this.#times.push(connectedToAgentAtMs ?? NONE, disconnectedAtMs ?? NONE, lastUpdateAtMs ?? NONE);
    this.#ends.push(record.reason ?? NONE);
    this.#queues.push(record.queue === undefined ? NONE : this.#numberOf(record.queue));
  }

  columns(): RecordColumns {
    return {
      ids: Int32Array.from(this.#ids),
      times: Float64Array.from(this.#times),
      ends: Int8Array.from(this.#ends),
      queues: Int32Array.from(this.#queues),
      queueNames: [...this.#names.keys()],
    };
  }

  #numberOf(queue: string): number {
    const number = this.#names.get(queue) ?? this.#names.size;
    this.#names.set(queue, number);
    return number;
  }
}

/** Calls with each record of a batch. */
export function eachRecord(
  { ids, times, ends, queues, queueNames }: RecordColumns,
  take: (idLow: number, idHigh: number, record: ContactRecord) => void,
): void {
  for (let row = 0; row < ends.length; row += 1) {
    const reason: ChatEnd = endFrom(ends[row]);
    take(ids[2 * row] ?? 0, ids[2 * row + 1] ?? 0, {
      reason,
      queue: queueNames[queues[row] ?? NONE],
      connectedToAgentAtMs: timeOf(times[3 * row]),
      disconnectedAtMs: timeOf(times[3 * row + 1]),
      lastUpdateAtMs: timeOf(times[3 * row + 2]),
    });
  }
}

function timeOf(atMs: number | undefined): number | undefined {
  return atMs === undefined || atMs === NONE ? undefined : atMs;
}
