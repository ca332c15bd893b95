import { ContactRecords } from '../read/contact-records.ts';
import type { FoundFile } from '../read/find-files.ts';
import { MOST_PROBLEMS, type Problem, Problems } from '../read/problems.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../read/read-document.ts';
import { eachRecord } from '../read/record-batch.ts';
import { SeenChats, TooManyChats } from '../read/seen-chats.ts';
import { sniff } from '../read/sniff.ts';
import { addPresence } from '../sums/add-chat.ts';
import { readPartial } from '../sums/partial-file.ts';
import { addSums, emptySums, type Sums } from '../sums/sums.ts';
import { type Reader, readerHere, readerInThread } from './readers.ts';
import { Sample, type SampledChat } from './sample.ts';
import type { InputFile, Task, TaskResult } from './task.ts';

/** Parts of large files, so that several threads can read one file. */
const PART_BYTES = 16 * 1024 * 1024;
/** Small files go to a thread together. */
const TASKS_AT_ONCE = 128;
/** With fewer parts, starting threads takes longer than reading. */
const WORTH_THREADS_PARTS = 1.5;
/** Bytes of a transcript that has an agent in it; more chats than that are found out, and reading begins anew. */
const BYTES_PER_CHAT = 2500;
const GZIP_RATIO = 8;

export interface GatherOptions {
  /** Threads to read with; those of the machine that are useful, unless it says otherwise. */
  readonly threads: number;
  /** Chooses the chats that are played through the engine. */
  readonly seed: number;
  /** Of the hours of the day. Default: UTC. */
  readonly timeZone?: string;
  /** Bytes of a file that a thread reads at a time; 16 MiB unless it says otherwise. */
  readonly partBytes?: number;
  readonly onProgress?: (doneBytes: number, allBytes: number) => void;
}

export interface Evidence {
  /** So many files were found. */
  readonly files: number;
  readonly sums: Sums;
  readonly sample: readonly SampledChat[];
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

/** Reads all files, and adds up what is in them. */
export async function gather(files: readonly FoundFile[], options: GatherOptions): Promise<Evidence> {
  const problems = new Problems();
  const inputs: InputFile[] = [];
  for (const file of files) {
    const sniffed = sniffSafely(file.path);
    if ('problem' in sniffed) problems.add({ file: file.path, problem: sniffed.problem });
    else inputs.push({ ...file, ...sniffed, kinds: new Set(sniffed.kinds) });
  }
  const sniffProblems = problems.count;
  let chats = expectedChats(inputs);
  for (;;) {
    const run = new Run(inputs, options, SeenChats.allocate(chats));
    try {
      const gathered = await run.gather();
      if (gathered === undefined) continue;
      gathered.sums.counts.unreadable += sniffProblems;
      return {
        ...gathered,
        files: files.length,
        problems: inOrder(files, [...problems.named, ...gathered.problems]).slice(0, MOST_PROBLEMS),
        problemCount: sniffProblems + gathered.problemCount,
      };
    } catch (error) {
      if (!(error instanceof TooManyChats)) throw error;
      chats *= 4;
    } finally {
      await run.close();
    }
  }
}

/** By file, in the order in which they were found. */
function inOrder(files: readonly FoundFile[], problems: readonly Problem[]): readonly Problem[] {
  const byFile = Map.groupBy(problems, ({ file }) => file);
  return files.flatMap(({ path }) => byFile.get(path) ?? []);
}

function sniffSafely(path: string) {
  try {
    return sniff(path);
  } catch {
    return { problem: 'cannot be opened' };
  }
}

function expectedChats(files: readonly InputFile[]): number {
  const withChats = files.filter(({ kinds }) => !(kinds.size === 1 && kinds.has('RECORD')));
  const bytes = withChats.reduce((sum, file) => sum + file.bytes * (file.isGzip ? GZIP_RATIO : 1), 0);
  return bytes / BYTES_PER_CHAT;
}

/** One attempt. It fails where a file turns out to hold more than its beginning showed. */
class Run {
  readonly #files: readonly InputFile[];
  readonly #byPath: ReadonlyMap<string, InputFile>;
  readonly #options: GatherOptions;
  readonly #readers: readonly Reader[];
  readonly #records = new ContactRecords();
  readonly #results = new Map<Task, Omit<TaskResult, 'records'>>();
  #isIncomplete = false;
  #doneBytes = 0;
  /** Of tasks that are not over yet. */
  #partlyBytes = 0;
  #bytesOfKind = 0;
  #doneOfKind = 0;
  readonly #partBytes: number;
  readonly #allBytes: number;

  constructor(files: readonly InputFile[], options: GatherOptions, seen: SharedArrayBuffer) {
    this.#files = files;
    this.#byPath = new Map(files.map((file) => [file.path, file]));
    this.#options = options;
    this.#allBytes = files.reduce((sum, { bytes, kinds }) => sum + bytes * Math.max(1, kinds.size), 0);
    const settings = { seen, seed: options.seed, timeZone: options.timeZone ?? 'UTC' };
    this.#partBytes = options.partBytes ?? PART_BYTES;
    const isWorthThreads = options.threads > 1 && this.#allBytes >= WORTH_THREADS_PARTS * this.#partBytes;
    this.#readers = isWorthThreads
      ? Array.from({ length: options.threads }, () => readerInThread(settings))
      : [readerHere(settings)];
  }

  async gather(): Promise<Omit<Evidence, 'files'> | undefined> {
    const tasks: Task[] = [];
    for (const kind of DOCUMENT_KINDS) {
      const ofKind = this.#files.flatMap((file) => tasksOf(file, kind, this.#partBytes));
      if (kind === 'TRANSCRIPT') for (const reader of this.#readers) reader.know(this.#records);
      this.#bytesOfKind = ofKind.reduce((sum, task) => sum + sizeOf(task), 0);
      this.#doneOfKind = 0;
      await this.#readAll(ofKind);
      tasks.push(...ofKind);
    }
    if (this.#isIncomplete) return undefined;
    const { sums, sample } = await this.#addUp();
    this.#addRecordsAlone(sums);
    const problems = this.#problemsOf(tasks);
    this.#addPartials(sums, problems);
    return { sums, sample: sample.chats, problems: problems.named, problemCount: problems.count };
  }

  /** One reader after the other: what one has gathered takes as much memory as all of it added up. */
  async #addUp(): Promise<{ readonly sums: Sums; readonly sample: Sample }> {
    const sample = new Sample(this.#options.seed);
    let sums: Sums | undefined;
    for (const reader of this.#readers) {
      const gathered = await reader.finish();
      if (sums === undefined) sums = gathered.sums;
      else addSums(sums, gathered.sums);
      sample.addAll(gathered.sample);
      await reader.close();
    }
    return { sums: sums ?? emptySums(this.#options.timeZone), sample };
  }

  async close(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.close()));
  }

  async #readAll(tasks: readonly Task[]): Promise<void> {
    const waiting = batchesOf(tasks, this.#partBytes);
    await Promise.all(
      this.#readers.map(async (reader) => {
        for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
          let partly = 0;
          const results = await reader.read(batch, (bytes) => {
            partly += bytes;
            this.#partlyBytes += bytes;
            this.#tellProgress();
          });
          this.#partlyBytes -= partly;
          for (const [index, task] of batch.entries()) this.#take(task, results[index]);
        }
      }),
    );
  }

  #take(task: Task, result: TaskResult | undefined): void {
    if (result === undefined) return;
    const { records, ...told } = result;
    this.#results.set(task, told);
    this.#doneOfKind += sizeOf(task);
    const soFar = this.#records.size + records.ends.length;
    this.#records.expect((soFar * this.#bytesOfKind) / this.#doneOfKind);
    eachRecord(records, (idLow, idHigh, record) => this.#records.put(idLow, idHigh, record));
    const file = this.#byPath.get(task.path);
    for (const kind of result.unexpected) {
      this.#isIncomplete = true;
      file?.kinds.add(kind);
    }
    this.#doneBytes += sizeOf(task);
    this.#tellProgress();
  }

  #tellProgress(): void {
    this.#options.onProgress?.(Math.min(this.#allBytes, this.#doneBytes + this.#partlyBytes), this.#allBytes);
  }

  #addRecordsAlone(sums: Sums): void {
    sums.counts.records = this.#records.size;
    for (const { connectedToAgentAtMs, disconnectedAtMs } of this.#records.untaken()) {
      sums.counts.recordsAlone += 1;
      if (connectedToAgentAtMs === undefined || disconnectedAtMs === undefined) continue;
      addPresence(sums, { fromMs: connectedToAgentAtMs, toMs: disconnectedAtMs });
    }
  }

  #addPartials(sums: Sums, problems: Problems): void {
    const known = new Map<string, string>();
    const refuse = (file: string, problem: string) => {
      problems.add({ file, problem });
      sums.counts.unreadable += 1;
    };
    for (const { path, form, bytes } of this.#files) {
      if (form !== 'PARTIAL') continue;
      this.#doneBytes += bytes;
      this.#tellProgress();
      const partial = readPartial(path);
      if ('problem' in partial) {
        refuse(path, partial.problem);
        continue;
      }
      const problem = problemOf(partial.sums, sums, known.get(partial.fingerprint));
      if (problem === undefined) {
        known.set(partial.fingerprint, path);
        addSums(sums, partial.sums);
      } else refuse(path, problem);
    }
  }

  /** A part counts its lines from its own beginning: those of the parts before it are added. */
  #problemsOf(tasks: readonly Task[]): Problems {
    const problems = new Problems();
    let before = { path: '', kind: '', lines: 0 };
    for (const task of tasks) {
      const result = this.#results.get(task);
      if (result === undefined) continue;
      if (before.path !== task.path || before.kind !== task.kind)
        before = { path: task.path, kind: task.kind, lines: 0 };
      for (const { line, problem } of result.problems) {
        problems.add({ file: task.path, ...(line === undefined ? {} : { line: before.lines + line }), problem });
      }
      problems.count += result.problemCount - result.problems.length;
      before.lines += result.lines;
    }
    return problems;
  }
}

function tasksOf(file: InputFile, kind: DocumentKind, partBytes: number): readonly Task[] {
  if (file.form === 'PARTIAL' || !file.kinds.has(kind)) return [];
  const first = DOCUMENT_KINDS.find((candidate) => file.kinds.has(candidate));
  const isWhole = file.isGzip || file.encoding !== 'utf-8' || file.form !== 'LINES';
  const parts = isWhole ? 1 : Math.max(1, Math.ceil(file.bytes / partBytes));
  return Array.from({ length: parts }, (_, part) => ({
    path: file.path,
    form: file.form,
    isGzip: file.isGzip,
    encoding: file.encoding,
    range: { start: part * partBytes, end: part === parts - 1 ? file.bytes : (part + 1) * partBytes },
    kind,
    kinds: file.kinds,
    tellsProblems: kind === first,
  }));
}

/** Why the sums of a file cannot be added to others. */
function problemOf({ timeZone }: Sums, others: Sums, twin: string | undefined): string | undefined {
  if (twin !== undefined) return `holds the same sums as ${twin}`;
  if (timeZone === others.timeZone) return undefined;
  return `has its hours in ${timeZone}, and these are in ${others.timeZone}: --time-zone says which`;
}

const sizeOf = ({ range }: Task) => range.end - range.start;

/** Parts of large files one by one, small files together. */
function batchesOf(tasks: readonly Task[], partBytes: number): Task[][] {
  const batches: Task[][] = [];
  let bytes = 0;
  for (const task of tasks) {
    const size = sizeOf(task);
    const last = batches.at(-1);
    if (last !== undefined && last.length < TASKS_AT_ONCE && bytes + size < partBytes / 4) last.push(task);
    else {
      batches.push([task]);
      bytes = 0;
    }
    bytes += size;
  }
  return batches;
}
