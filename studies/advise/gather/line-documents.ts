import { JsonProblem, type JsonScanner } from '../read/json-scanner.ts';
import { DocumentProblem, type DocumentReader } from '../read/read-document.ts';
import type { Line } from '../read/split-lines.ts';

const NEWLINE = 0x0a;

interface LineDocumentsParts {
  readonly scanner: JsonScanner;
  readonly documents: DocumentReader;
  /** Reads the document at the scanner's place. @throws DocumentProblem or JsonProblem */
  readonly take: () => void;
  readonly onProblem: (problem: string) => void;
}

/**
 * The documents on a line: one, several behind each other as Firehose writes them, or an array. One that cannot be read
 * costs itself alone.
 */
export class LineDocuments {
  readonly #parts: LineDocumentsParts;
  /** Where the present document begins. */
  #documentAt = 0;

  constructor(parts: LineDocumentsParts) {
    this.#parts = parts;
  }

  read({ bytes, start, end }: Line): void {
    const { scanner } = this.#parts;
    scanner.reset(bytes, start, end);
    for (let isGoingOn = scanner.hasMore(); isGoingOn; ) {
      isGoingOn = scanner.isAtArray() ? this.#readArray() : this.#readOne();
    }
  }

  /** The line on which the present document begins: a file without a document on a line is read as one. */
  lineNow({ bytes, start, number }: Line): number {
    let line = number;
    for (let at = bytes.indexOf(NEWLINE, start); at >= 0 && at < this.#documentAt; at = bytes.indexOf(NEWLINE, at + 1))
      line += 1;
    return line;
  }

  /** False where nothing follows it. */
  #readOne(): boolean {
    const { scanner } = this.#parts;
    const problem = this.#problemIn(() => this.#readDocument());
    return problem === undefined ? scanner.hasMore() : scanner.goToNextDocument(this.#documentAt);
  }

  #readArray(): boolean {
    const { scanner } = this.#parts;
    this.#documentAt = scanner.at;
    scanner.openArray();
    for (;;) {
      let isLast = false;
      const separated = this.#problemIn(() => {
        isLast = !scanner.nextElement();
      });
      if (isLast) return scanner.hasMore();
      const problem = separated ?? this.#problemIn(() => this.#readDocument());
      if (problem === undefined) continue;
      // A document may stand right where a comma is missing, and within what began as a broken one.
      const from = separated === undefined ? this.#documentAt + 1 : scanner.at;
      if (!this.#goToNextDocumentOfArray(from)) return scanner.goToNextDocument(this.#documentAt);
    }
  }

  /** An item of a broken transcript is an object behind a comma, too: reading goes on only at a document. */
  #goToNextDocumentOfArray(from: number): boolean {
    const { scanner, documents } = this.#parts;
    for (let at = from; scanner.goToNextElement(at); ) {
      const start = scanner.at;
      if (documents.isDocument(scanner)) return scanner.goToNextElement(start);
      at = start + 1;
    }
    return false;
  }

  #readDocument(): void {
    const { scanner, take, onProblem } = this.#parts;
    scanner.hasMore();
    this.#documentAt = scanner.at;
    try {
      take();
    } catch (error) {
      if (!(error instanceof DocumentProblem)) throw error;
      onProblem(error.message);
    }
  }

  /** Text that is not JSON is told, and returned. */
  #problemIn(read: () => void): JsonProblem | undefined {
    try {
      read();
      return undefined;
    } catch (error) {
      if (!(error instanceof JsonProblem)) throw error;
      this.#parts.onProblem(error.message);
      return error;
    }
  }
}
