import type { Encoding } from '../read/encoding.ts';
import type { Source } from '../read/read-bytes.ts';
import type { DocumentKind } from '../read/read-document.ts';
import type { RecordColumns } from '../read/record-batch.ts';
import type { Form } from '../read/sniff.ts';

/** A file as it was found and told apart. */
export interface InputFile {
  readonly path: string;
  readonly bytes: number;
  readonly form: Form;
  readonly isGzip: boolean;
  readonly encoding: Encoding;
  /** Kinds of its documents that are known by now. */
  readonly kinds: Set<DocumentKind>;
}

/** A part of a file to read, for documents of one kind. */
export interface Task extends Source {
  readonly form: Form;
  readonly kind: DocumentKind;
  readonly kinds: ReadonlySet<DocumentKind>;
  /** Problems are told when the file is read for the first of its kinds. */
  readonly tellsProblems: boolean;
}

export interface TaskProblem {
  /** Counted from the part's beginning. */
  readonly line?: number;
  readonly problem: string;
}

export interface TaskResult {
  readonly lines: number;
  /** The first ones, and how many there are in all. */
  readonly problems: readonly TaskProblem[];
  readonly problemCount: number;
  /** Kinds of documents that the file was not known to have. */
  readonly unexpected: readonly DocumentKind[];
  readonly records: RecordColumns;
}
