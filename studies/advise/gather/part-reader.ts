import { type ContactRecords, contactRecordOf } from '../read/contact-records.ts';
import { type CsvListener, CsvRows } from '../read/csv/csv-rows.ts';
import { CsvReader, countRows } from '../read/csv/read-csv.ts';
import { RowsLeft } from '../read/csv/rows-left.ts';
import { JsonScanner } from '../read/json-scanner.ts';
import { MOST_PROBLEMS } from '../read/problems.ts';
import { readSource } from '../read/read-bytes.ts';
import { type DocumentKind, DocumentReader } from '../read/read-document.ts';
import { RecordBatch } from '../read/record-batch.ts';
import { type SeenChats, TooManyChats } from '../read/seen-chats.ts';
import { type Line, LineSplitter, LONGEST_LINE } from '../read/split-lines.ts';
import { ChatItems } from '../silences/chat-items.ts';
import { findMoves } from '../silences/moves.ts';
import { ChatAdder } from '../sums/add-chat.ts';
import { emptySums, type Sums } from '../sums/sums.ts';
import { LineDocuments } from './line-documents.ts';
import { Sample } from './sample.ts';
import type { Task, TaskProblem, TaskResult } from './task.ts';

interface ReaderParts {
  readonly seen: SeenChats;
  readonly records: ContactRecords;
  readonly seed: number;
  readonly timeZone: string;
}

/** Reads parts of files, one after the other, and adds up their chats. One for each thread. */
export class PartReader {
  readonly sums: Sums;
  readonly sample: Sample;
  records: ContactRecords;
  /** Hears how many bytes more of a file were read. */
  onProgress: (bytes: number) => void = () => {};
  readonly #seen: SeenChats;
  readonly #adder: ChatAdder;
  readonly #scanner = new JsonScanner();
  readonly #moves = new ChatItems();
  readonly #documents = new DocumentReader((problem) => this.#itemProblems.push(problem));
  #itemProblems: string[] = [];
  #problems: TaskProblem[] = [];
  #problemCount = 0;
  #unexpected = new Set<DocumentKind>();
  readonly #recordsRead = new RecordBatch();

  constructor(parts: ReaderParts) {
    this.sums = emptySums(parts.timeZone);
    this.#adder = new ChatAdder(this.sums);
    this.#seen = parts.seen;
    this.records = parts.records;
    this.sample = new Sample(parts.seed);
  }

  /** @throws TooManyChats */
  async read(task: Task): Promise<TaskResult> {
    this.#problems = [];
    this.#problemCount = 0;
    this.#unexpected = new Set();
    this.#recordsRead.clear();
    let lines = 0;
    try {
      lines = await this.#readFile(task);
    } catch (error) {
      if (error instanceof TooManyChats) throw error;
      this.#tell(task, { problem: `cannot be read to its end${reasonOf(error)}` });
    }
    return {
      lines,
      problems: this.#problems,
      problemCount: this.#problemCount,
      unexpected: [...this.#unexpected],
      records: this.#recordsRead.columns(),
    };
  }

  #readFile(task: Task): Promise<number> {
    if (task.form === 'CSV') return this.#readCsv(task);
    return task.form === 'WHOLE' ? this.#readWhole(task) : this.#readLines(task);
  }

  #readLines(task: Task): Promise<number> {
    const documents = this.#documentsOf(task);
    return this.#eachLine(task, (line) => documents.read(line));
  }

  /** Calls with each line, and answers how many there were. */
  async #eachLine(task: Task, onLine: (line: Line) => void, share = 1): Promise<number> {
    const splitter = new LineSplitter(onLine, (line) =>
      this.#tell(task, { line, problem: `is longer than ${LONGEST_LINE} bytes` }),
    );
    const onChunk = (chunk: Buffer) => splitter.push(chunk);
    await readSource(task, { onChunk, onProgress: (bytes) => this.onProgress(share * bytes) });
    splitter.end();
    return splitter.lines;
  }

  /**
   * A file that is one document over many lines, or an array of them. Where that fails its lines may still be
   * documents.
   */
  async #readWhole(task: Task): Promise<number> {
    const chunks: Buffer[] = [];
    let length = 0;
    const onChunk = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= LONGEST_LINE) chunks.push(Buffer.from(chunk));
    };
    await readSource(task, { onChunk, onProgress: this.onProgress });
    if (length > LONGEST_LINE) throw new Error(`it is longer than ${LONGEST_LINE} bytes and has no document on a line`);
    const bytes = Buffer.concat(chunks);
    const documents = this.#documentsOf(task);
    if (this.#isJson(bytes) || !hasDocumentOnALine(bytes)) {
      documents.read({ bytes, start: 0, end: bytes.length, number: 1 });
      return 1;
    }
    const splitter = new LineSplitter(
      (line) => documents.read(line),
      () => {},
    );
    splitter.push(bytes);
    splitter.end();
    return splitter.lines;
  }

  #isJson(bytes: Buffer): boolean {
    try {
      this.#scanner.reset(bytes, 0, bytes.length);
      while (this.#scanner.hasMore()) this.#scanner.skipValue();
      return true;
    } catch {
      return false;
    }
  }

  #documentsOf(task: Task): { readonly read: (line: Line) => void } {
    let present: Line | undefined;
    const lineNow = () => {
      // Further problems are counted, and not named.
      if (present === undefined || this.#problems.length >= MOST_PROBLEMS) return {};
      return { line: documents.lineNow(present) };
    };
    const documents = new LineDocuments({
      scanner: this.#scanner,
      documents: this.#documents,
      take: () => {
        for (const problem of this.#takeDocument(task)) this.#note({ ...lineNow(), problem });
      },
      onProblem: (problem) => this.#tell(task, { ...lineNow(), problem }),
    });
    return {
      read: (line) => {
        present = line;
        documents.read(line);
      },
    };
  }

  /** Returns what is wrong with its items. */
  #takeDocument(task: Task): readonly string[] {
    this.#itemProblems = [];
    const kind = this.#documents.read(this.#scanner);
    if (kind === undefined) {
      if (task.tellsProblems) this.sums.counts.otherChannels += 1;
      return [];
    }
    if (!task.kinds.has(kind)) this.#unexpected.add(kind);
    if (kind !== task.kind) return [];
    const { items, record } = this.#documents;
    if (kind === 'RECORD') {
      this.#recordsRead.add(items.idLow, items.idHigh, contactRecordOf(record));
    } else if (this.#takeChat(items)) {
      this.sums.counts[kind === 'TRANSCRIPT' ? 'transcripts' : 'analyses'] += 1;
    }
    return this.#itemProblems;
  }

  /** Reads it twice: rows of a chat may stand anywhere, and with its last one it is over. */
  async #readCsv(task: Task): Promise<number> {
    const left = new RowsLeft();
    // What is wrong is told when it is read for its chats.
    await this.#eachRow({ ...task, tellsProblems: false }, countRows(left)).catch(() => {});
    const reader = new CsvReader({
      left,
      onChat: (items) => this.#takeChat(items),
      onProblem: (line, problem) => this.#tell(task, { line, problem }),
    });
    try {
      return await this.#eachRow(task, reader);
    } finally {
      this.sums.counts.rows += reader.rows;
    }
  }

  async #eachRow(task: Task, listener: CsvListener): Promise<number> {
    const rows = new CsvRows(listener);
    const onLine = ({ bytes, start, end, number }: Line) => rows.readLine(textOf(bytes, start, end), number);
    const lines = await this.#eachLine(task, onLine, 0.5);
    rows.end();
    return lines;
  }

  /** False for a chat that was there before. */
  #takeChat(items: ChatItems): boolean {
    if (!this.#seen.add(items.idLow, items.idHigh)) {
      this.sums.counts.duplicates += 1;
      return false;
    }
    const record = this.records.take(items);
    findMoves(items, this.#moves, record);
    const facts = { reason: record?.reason, queue: record?.queue };
    if (this.#adder.add(this.#moves, facts)) this.sample.offer(this.#moves, facts);
    return true;
  }

  #tell(task: Task, problem: TaskProblem): void {
    if (task.tellsProblems) this.#note(problem);
  }

  #note(problem: TaskProblem): void {
    this.sums.counts.unreadable += 1;
    this.#problemCount += 1;
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

function hasDocumentOnALine(bytes: Buffer): boolean {
  return bytes
    .toString('utf8')
    .split('\n')
    .some((line) => line.includes('"ContactId"') && isJson(line));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `: ${error.message}` : '';
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
