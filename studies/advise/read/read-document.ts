import { ChatItems } from '../silences/chat-items.ts';
import { IdHash } from './id-hash.ts';
import { IsoTimes } from './iso-time.ts';
import { JsonProblem, type JsonScanner } from './json-scanner.ts';
import { ItemReader } from './read-item.ts';
import { WORDS } from './words.ts';

/** In the order in which they are read: of a chat's transcripts the first one counts. */
export const DOCUMENT_KINDS = ['RECORD', 'TRANSCRIPT', 'RAW_ANALYSIS', 'REDACTED_ANALYSIS'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A time that is not set may be written as the first millisecond of 1970 (administrator guide, contact-events). */
const UNSET_BEFORE_MS = 1000;

/** A document that was read to its end and is of no use. What follows it can be read. */
export class DocumentProblem extends Error {
  override readonly name = 'DocumentProblem';
}

/** What a contact record says; `undefined` where it is silent. */
export interface RecordFacts {
  reason: string | undefined;
  queue: string | undefined;
  initiatedAtMs: number | undefined;
  connectedToAgentAtMs: number | undefined;
  disconnectedAtMs: number | undefined;
  lastUpdateAtMs: number | undefined;
}

/** Reads one JSON document and says what it is. One reader is used for many: its items are those of the last. */
export class DocumentReader {
  readonly items = new ChatItems();
  readonly record: RecordFacts = noFacts();
  readonly #times = new IsoTimes();
  readonly #itemReader = new ItemReader(this.#times);
  readonly #hash = new IdHash();
  readonly #onProblem: (problem: string) => void;
  #hasTranscript = false;
  #hasAnalysis = false;
  #isRaw = true;
  #isChat = true;
  #hasContactId = false;

  /** `onProblem` hears of items that are left out. */
  constructor(onProblem: (problem: string) => void) {
    this.#onProblem = onProblem;
  }

  /**
   * Reads the object at the scanner's place. `undefined` for a document of another channel.
   *
   * @throws DocumentProblem saying what the document lacks, or JsonProblem
   */
  read(scanner: JsonScanner): DocumentKind | undefined {
    this.#clear();
    if (!scanner.isAtObject()) {
      scanner.skipValue();
      throw new DocumentProblem('is not a JSON object');
    }
    scanner.openObject();
    while (scanner.nextKey()) this.#readMember(scanner);
    if (!this.#isDocument) {
      throw new DocumentProblem('is neither a transcript nor a Contact Lens analysis nor a contact record');
    }
    if (!this.#isChat) return undefined;
    if (this.items.idHigh === 0) throw new DocumentProblem('has no ContactId');
    if (!this.#hasTranscript) return 'RECORD';
    if (!this.#hasAnalysis) return 'TRANSCRIPT';
    return this.#isRaw ? 'RAW_ANALYSIS' : 'REDACTED_ANALYSIS';
  }

  /** Whether the object at the scanner's place is a document, though it may be a broken one, or lack its id. */
  isDocument(scanner: JsonScanner): boolean {
    try {
      this.read(scanner);
    } catch (error) {
      if (!(error instanceof DocumentProblem || error instanceof JsonProblem)) throw error;
    }
    return this.#isDocument;
  }

  get #isDocument(): boolean {
    const { lastUpdateAtMs, initiatedAtMs } = this.record;
    return this.#hasTranscript || lastUpdateAtMs !== undefined || initiatedAtMs !== undefined;
  }

  #clear(): void {
    this.items.clear();
    Object.assign(this.record, noFacts());
    this.#hasTranscript = false;
    this.#hasAnalysis = false;
    this.#isRaw = true;
    this.#isChat = true;
    this.#hasContactId = false;
  }

  #readMember(scanner: JsonScanner): void {
    if (scanner.isAtString()) this.#readTextMember(scanner);
    else if (scanner.is(WORDS.transcript) && scanner.isAtArray()) this.#readTranscript(scanner);
    else if (scanner.isAtObject()) this.#readObjectMember(scanner);
    else scanner.skipValue();
  }

  #readTextMember(scanner: JsonScanner): void {
    const { record } = this;
    if (scanner.is(WORDS.contactId)) this.#readContactId(scanner);
    // An answer of GetTranscript names its chat by its first contact.
    else if (scanner.is(WORDS.initialContactId) && !this.#hasContactId) {
      scanner.readString();
      if (scanner.to > scanner.from) this.#takeId(scanner);
    } else if (scanner.is(WORDS.channel)) {
      scanner.readString();
      this.#isChat = scanner.text().toUpperCase() === 'CHAT';
    } else if (scanner.is(WORDS.disconnectReason)) {
      scanner.readString();
      record.reason = scanner.text();
    } else if (scanner.is(WORDS.initiationTimestamp)) record.initiatedAtMs = this.#readTime(scanner);
    else if (scanner.is(WORDS.disconnectTimestamp)) record.disconnectedAtMs = this.#readTime(scanner);
    else if (scanner.is(WORDS.lastUpdateTimestamp)) record.lastUpdateAtMs = this.#readTime(scanner);
    else scanner.readString();
  }

  #readObjectMember(scanner: JsonScanner): void {
    const isAgent = scanner.is(WORDS.agent);
    const isQueue = scanner.is(WORDS.queue);
    const isCustomer = scanner.is(WORDS.customerMetadata);
    const isContent = scanner.is(WORDS.contentMetadata);
    if (isCustomer) this.#hasAnalysis = true;
    if (!(isAgent || isQueue || isCustomer || isContent)) {
      scanner.skipValue();
      return;
    }
    scanner.openObject();
    while (scanner.nextKey()) {
      if (!scanner.isAtString()) scanner.skipValue();
      else if (isCustomer && scanner.is(WORDS.contactId)) this.#readContactId(scanner);
      else if (isContent && scanner.is(WORDS.output)) {
        scanner.readString();
        this.#isRaw = scanner.is(WORDS.raw);
      } else if (isQueue && scanner.is(WORDS.name)) {
        scanner.readString();
        this.record.queue = scanner.text();
      } else if (isAgent && scanner.is(WORDS.connectedToAgentTimestamp)) {
        this.record.connectedToAgentAtMs = this.#readTime(scanner);
      } else scanner.readString();
    }
  }

  #readContactId(scanner: JsonScanner): void {
    scanner.readString();
    if (scanner.to === scanner.from) return;
    this.#hasContactId = true;
    this.#takeId(scanner);
  }

  #takeId(scanner: JsonScanner): void {
    this.#hash.read(scanner.bytes, scanner.from, scanner.to);
    this.items.idLow = this.#hash.low;
    this.items.idHigh = this.#hash.high;
  }

  #readTime(scanner: JsonScanner): number | undefined {
    scanner.readString();
    const atMs = this.#times.read(scanner.bytes, scanner.from, scanner.to);
    return atMs >= UNSET_BEFORE_MS ? atMs : undefined;
  }

  #readTranscript(scanner: JsonScanner): void {
    this.#hasTranscript = true;
    scanner.openArray();
    let number = 0;
    while (scanner.nextElement()) {
      number += 1;
      const problem = this.#itemReader.read(scanner, this.items);
      if (problem !== undefined) this.#onProblem(`item ${number} ${problem}`);
    }
  }
}

function noFacts(): RecordFacts {
  return {
    reason: undefined,
    queue: undefined,
    initiatedAtMs: undefined,
    connectedToAgentAtMs: undefined,
    disconnectedAtMs: undefined,
    lastUpdateAtMs: undefined,
  };
}
