import { parentPort, workerData } from 'node:worker_threads';
import { ContactRecords } from '../read/contact-records.ts';
import { SeenChats, TooManyChats } from '../read/seen-chats.ts';
import { PartReader } from './part-reader.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './worker-messages.ts';

/** Runs in a worker thread: reads the parts that it is told to, and hands over its sums when it is told to finish. */
const settings: WorkerSettings = workerData;

const reader = new PartReader({
  seen: new SeenChats(settings.seen),
  records: new ContactRecords(),
  seed: settings.seed,
  timeZone: settings.timeZone,
});

reader.onProgress = (bytes) => say({ type: 'PROGRESS', bytes });

parentPort?.on('message', (message: ToWorker) => {
  void answer(message);
});

async function answer(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'RECORDS':
      reader.records = new ContactRecords(message.table);
      break;
    case 'TASKS':
      await readAll(message);
      break;
    case 'FINISH':
      say({ type: 'FINISHED', sums: reader.sums, sample: reader.sample.chats }, buffersIn(reader.sums));
      parentPort?.close();
  }
}

async function readAll({ tasks }: Extract<ToWorker, { type: 'TASKS' }>): Promise<void> {
  try {
    const results = [];
    for (const task of tasks) results.push(await reader.read(task));
    say({ type: 'READ', results });
  } catch (error) {
    if (error instanceof TooManyChats) say({ type: 'TOO_MANY_CHATS' });
    else throw error;
  }
}

/** What is handed over is not copied. */
function say(message: FromWorker, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handedOver);
}

/** Those of all arrays of numbers in it. */
function buffersIn(value: unknown): readonly ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (value instanceof Map) return [...value.values()].flatMap(buffersIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersIn) : [];
}
