import { Worker } from 'node:worker_threads';
import { ContactRecords } from '../read/contact-records.ts';
import { SeenChats, TooManyChats } from '../read/seen-chats.ts';
import type { Sums } from '../sums/sums.ts';
import { PartReader } from './part-reader.ts';
import type { SampledChat } from './sample.ts';
import type { Task, TaskResult } from './task.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './worker-messages.ts';

/** What one reader has gathered. */
interface Gathered {
  readonly sums: Sums;
  readonly sample: readonly SampledChat[];
}

/** Reads parts of files: in this thread, or in one of its own. */
export interface Reader {
  /** Gives it the contact records to look chats up in. */
  know(records: ContactRecords): void;
  /** `onProgress` hears how many bytes more were read. @throws TooManyChats */
  read(tasks: readonly Task[], onProgress: (bytes: number) => void): Promise<readonly TaskResult[]>;
  finish(): Promise<Gathered>;
  close(): Promise<void>;
}

export function readerHere({ seen, ...settings }: WorkerSettings): Reader {
  const reader = new PartReader({ ...settings, seen: new SeenChats(seen), records: new ContactRecords() });
  return {
    know: (records) => {
      reader.records = records;
    },
    read: async (tasks, onProgress) => {
      reader.onProgress = onProgress;
      const results: TaskResult[] = [];
      for (const task of tasks) results.push(await reader.read(task));
      return results;
    },
    finish: async () => ({ sums: reader.sums, sample: reader.sample.chats }),
    close: async () => {},
  };
}

/** Its memory stays small: what a thread keeps are sums, and what it reads with is used again. */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 1024 };

export function readerInThread(settings: WorkerSettings): Reader {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: settings, resourceLimits: LIMITS });
  let hear: (message: FromWorker) => void = () => {};
  worker.on('message', (message: FromWorker) => hear(message));
  const ask = (message: ToWorker, onProgress: (bytes: number) => void = () => {}): Promise<FromWorker> =>
    new Promise((resolve, reject) => {
      worker.once('error', reject);
      hear = (answer) => {
        if (answer.type === 'PROGRESS') return onProgress(answer.bytes);
        worker.off('error', reject);
        resolve(answer);
      };
      worker.postMessage(message);
    });
  return {
    know: (records) => {
      const message: ToWorker = { type: 'RECORDS', table: records.table };
      worker.postMessage(message);
    },
    read: async (tasks, onProgress) => {
      const answer = await ask({ type: 'TASKS', tasks }, onProgress);
      if (answer.type === 'READ') return answer.results;
      throw answer.type === 'TOO_MANY_CHATS' ? new TooManyChats() : new Error(`A reader answered ${answer.type}.`);
    },
    finish: async () => {
      const answer = await ask({ type: 'FINISH' });
      if (answer.type !== 'FINISHED') throw new Error(`A reader answered ${answer.type}.`);
      return answer;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
