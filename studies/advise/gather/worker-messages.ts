import type { RecordTable } from '../read/contact-records.ts';
import type { Sums } from '../sums/sums.ts';
import type { SampledChat } from './sample.ts';
import type { Task, TaskResult } from './task.ts';

export interface WorkerSettings {
  readonly seen: SharedArrayBuffer;
  readonly seed: number;
  readonly timeZone: string;
}

export type ToWorker =
  | { readonly type: 'RECORDS'; readonly table: RecordTable }
  | { readonly type: 'TASKS'; readonly tasks: readonly Task[] }
  | { readonly type: 'FINISH' };

export type FromWorker =
  /** So many bytes of the tasks more were read. */
  | { readonly type: 'PROGRESS'; readonly bytes: number }
  | { readonly type: 'READ'; readonly results: readonly TaskResult[] }
  | { readonly type: 'TOO_MANY_CHATS' }
  | { readonly type: 'FINISHED'; readonly sums: Sums; readonly sample: readonly SampledChat[] };
