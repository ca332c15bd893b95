import { type ContactRecords, contactRecordOf } from '../read/contact-records.ts';
import { JsonProblem, JsonScanner } from '../read/json-scanner.ts';
import { MOST_PROBLEMS } from '../read/problems.ts';
import { readGzip, readPlain } from '../read/read-bytes.ts';
import { CsvReader } from '../read/read-csv.ts';
import { type DocumentKind, DocumentProblem, DocumentReader } from '../read/read-document.ts';
import { RecordBatch } from '../read/record-batch.ts';
import { type SeenChats, TooManyChats } from '../read/seen-chats.ts';
import { type Line, LineSplitter, LONGEST_LINE } from '../read/split-lines.ts';
import { ChatItems } from '../silences/chat-items.ts';
import { findMoves } from '../silences/moves.ts';
import { ChatAdder } from '../sums/add-chat.ts';
import { emptySums, type Sums } from '../sums/sums.ts';
import { Sample } from './sample.ts';
import type { Task, TaskProblem, TaskResult } from './task.ts';

const NEWLINE = 0x0a;

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
  readonly #seen: SeenChats;
  readonly #adder: ChatAdder;
  readonly #scanner = new JsonScanner();
  readonly #moves = new ChatItems();
  readonly #documents = new DocumentReader((problem) => this.#itemProblems.push(problem));
  #itemProblems: string[] = [];
  #problems: TaskProblem[] = [];
  #problemCount = 0;
  /** Where the present document begins. */
  #documentAt = 0;
  #unexpected = new Set<DocumentKind>();
  #recordsRead = new RecordBatch();

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
    this.#recordsRead = new RecordBatch();
    let lines = 0;
    try {
      lines = await this.#readFile(task);
    } catch (error) {
      if (error instanceof TooManyChats) throw error;
      this.#tell(task, {
        problem: error instanceof JsonProblem ? error.message : `cannot be read to its end${reasonOf(error)}`,
      });
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

  async #readLines(task: Task): Promise<number> {
    const splitter = new LineSplitter(
      (line) => this.#readLine(task, line),
      (line) => this.#tell(task, { line, problem: `is longer than ${LONGEST_LINE} bytes` }),
    );
    await eachChunk(task, (chunk) => splitter.push(chunk));
    splitter.end();
    return splitter.lines;
  }

  #readLine(task: Task, line: Line): void {
    const { bytes, start, end, number } = line;
    const hasMark = number === 1 && bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf;
    this.#scanner.reset(bytes, hasMark ? start + 3 : start, end);
    this.#readDocuments(task, line);
  }

  /**
   * A file that is one document over many lines, or an array of them. Where that fails its lines may still be
   * documents.
   */
  async #readWhole(task: Task): Promise<number> {
    const chunks: Buffer[] = [];
    let length = 0;
    await eachChunk(task, (chunk) => {
      length += chunk.length;
      if (length <= LONGEST_LINE) chunks.push(Buffer.from(chunk));
    });
    if (length > LONGEST_LINE) throw new Error(`it is longer than ${LONGEST_LINE} bytes and has no document on a line`);
    const bytes = Buffer.concat(chunks);
    try {
      this.#scanner.reset(bytes, bytes[0] === 0xef ? 3 : 0, bytes.length);
      while (this.#scanner.hasMore()) this.#scanner.skipValue();
    } catch (error) {
      return this.#readBroken(task, bytes, error);
    }
    this.#readLine(task, { bytes, start: 0, end: bytes.length, number: 1 });
    return 1;
  }

  #readBroken(task: Task, bytes: Buffer, error: unknown): number {
    const lines = bytes.toString('utf8').split('\n');
    if (!lines.some((line) => line.includes('"ContactId"') && isJson(line))) throw error;
    const splitter = new LineSplitter(
      (line) => this.#readLine(task, line),
      () => {},
    );
    splitter.push(bytes);
    splitter.end();
    return splitter.lines;
  }

  /** The documents on a line: one, several behind each other as Firehose writes them, or an array. */
  #readDocuments(task: Task, line: Line): void {
    const scanner = this.#scanner;
    for (let isGoingOn = scanner.hasMore(); isGoingOn; ) {
      this.#documentAt = scanner.at;
      try {
        if (scanner.isAtArray()) {
          scanner.openArray();
          while (scanner.nextElement()) this.#readDocument(task, line);
        } else this.#readDocument(task, line);
        isGoingOn = scanner.hasMore();
      } catch (error) {
        if (error instanceof TooManyChats) throw error;
        const problem = error instanceof Error ? error.message : 'cannot be read';
        this.#tell(task, { line: this.#lineNow(line), problem });
        isGoingOn = scanner.goToNextDocument(this.#documentAt);
      }
    }
  }

  #readDocument(task: Task, line: Line): void {
    this.#scanner.hasMore();
    this.#documentAt = this.#scanner.at;
    try {
      this.#takeDocument(task, line);
    } catch (error) {
      if (!(error instanceof DocumentProblem)) throw error;
      this.#tell(task, { line: this.#lineNow(line), problem: error.message });
    }
  }

  /** The line on which the present document begins: a file without a document on a line is read as one. */
  #lineNow({ bytes, start, number }: Line): number {
    let line = number;
    // Further problems are counted, and not named.
    if (this.#problems.length >= MOST_PROBLEMS) return line;
    for (
      let at = bytes.indexOf(NEWLINE, start);
      at >= 0 && at < this.#documentAt;
      at = bytes.indexOf(NEWLINE, at + 1)
    ) {
      line += 1;
    }
    return line;
  }

  #takeDocument(task: Task, line: Line): void {
    this.#itemProblems = [];
    const kind = this.#documents.read(this.#scanner);
    if (kind === undefined) {
      if (task.tellsProblems) this.sums.counts.otherChannels += 1;
      return;
    }
    if (!task.kinds.has(kind)) this.#unexpected.add(kind);
    if (kind !== task.kind) return;
    for (const problem of this.#itemProblems) this.#note({ line: this.#lineNow(line), problem });
    const { items, record } = this.#documents;
    if (kind === 'RECORD') {
      this.#recordsRead.add(items.idLow, items.idHigh, contactRecordOf(record));
    } else if (this.#takeChat(items)) {
      this.sums.counts[kind === 'TRANSCRIPT' ? 'transcripts' : 'analyses'] += 1;
    }
  }

  async #readCsv(task: Task): Promise<number> {
    const reader = new CsvReader((line, problem) => this.#tell(task, { line, problem }));
    const splitter = new LineSplitter(
      ({ bytes, start, end, number }) =>
        reader.readLine(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8'), number),
      (line) => this.#tell(task, { line, problem: `is longer than ${LONGEST_LINE} bytes` }),
    );
    await eachChunk(task, (chunk) => splitter.push(chunk));
    splitter.end();
    reader.end();
    this.sums.counts.rows += reader.rows;
    for (const items of reader.chats) this.#takeChat(items);
    return splitter.lines;
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

async function eachChunk(task: Task, onChunk: (chunk: Buffer) => void): Promise<void> {
  if (task.isGzip) await readGzip(task.path, onChunk);
  else readPlain(task.path, task.range, onChunk);
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
