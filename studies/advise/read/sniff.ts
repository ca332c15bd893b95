import { constants, gunzipSync } from 'node:zlib';
import { CSV_COLUMNS, missingColumns, readHeader } from './csv/csv-header.ts';
import { type Encoding, encodingOf } from './encoding.ts';
import { readHead } from './read-bytes.ts';
import type { DocumentKind } from './read-document.ts';

const HEAD_BYTES = 65_536;
/** A compressed file has as many without anything in it. */
const LEAST_HEAD_BYTES = 20;

/** How a file is to be read. */
export type Form = 'LINES' | 'WHOLE' | 'CSV' | 'PARTIAL';

interface Sniffed {
  readonly form: Form;
  readonly isGzip: boolean;
  readonly encoding: Encoding;
  /** What its documents seem to be; others may follow. */
  readonly kinds: readonly DocumentKind[];
}

/** The first member of a file of sums. */
const PARTIAL_MARK = '{"connectChatKitPartial":';

/** Tells by a file's content what it is, or says why it is nothing that can be read. */
export function sniff(path: string): Sniffed | { readonly problem: string } {
  const raw = readHead(path, HEAD_BYTES);
  const isGzip = raw[0] === 0x1f && raw[1] === 0x8b;
  const head = isGzip ? unzipHead(raw) : raw;
  if (head === undefined) return { problem: 'is compressed, and cannot be unzipped' };
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head).trimStart();
  if (text === '') return { problem: 'is empty' };
  const told = formOf(text);
  return 'problem' in told ? told : { ...told, isGzip, encoding };
}

function formOf(text: string): Pick<Sniffed, 'form' | 'kinds'> | { readonly problem: string } {
  if (text.startsWith(PARTIAL_MARK)) return { form: 'PARTIAL', kinds: [] };
  const lines = text.split('\n');
  const [header = ''] = lines;
  if (readHeader(header) !== undefined) return { form: 'CSV', kinds: ['TRANSCRIPT'] };
  if (!/[{[]/.test(text)) return { problem: problemOf(header) };
  const isLines = lines.length === 1 || lines.some(isDocument);
  return isLines ? { form: 'LINES', kinds: kindsOf(lines) } : { form: 'WHOLE', kinds: [kindOf(text)] };
}

function problemOf(header: string): string {
  const missing = missingColumns(header);
  if (missing.length > CSV_COLUMNS.length / 2)
    return `is neither JSON nor a CSV with the columns ${CSV_COLUMNS.join(',')}`;
  return `is a CSV without the column ${missing.join(' and ')}: it takes ${CSV_COLUMNS.join(',')}`;
}

/**
 * Whether a document fills this line. Inside a document an object follows a comma, a colon or a bracket. The last line
 * of the head may be cut off.
 */
function isDocument(line: string, index: number, lines: readonly string[]): boolean {
  if (!/^\s*(?:\{\s*"|\[\s*\{)/.test(line)) return false;
  const before = lines.slice(0, index).findLast((text) => text.trim() !== '');
  if (before !== undefined && /[,:[]\s*$/.test(before)) return false;
  return index === lines.length - 1 || isJson(line);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function kindsOf(lines: readonly string[]): readonly DocumentKind[] {
  return [...new Set(lines.filter((line) => /[{[]/.test(line)).map(kindOf))];
}

/** A guess from a document's beginning; reading it settles it. */
function kindOf(text: string): DocumentKind {
  if (/"(?:CustomerMetadata|ContentMetadata|ConversationCharacteristics|JobStatus)"/.test(text)) {
    return /"Output"\s*:\s*"Redacted"/.test(text) ? 'REDACTED_ANALYSIS' : 'RAW_ANALYSIS';
  }
  if (/"(?:Transcript|AbsoluteTime)"/.test(text)) return 'TRANSCRIPT';
  return /"(?:LastUpdateTimestamp|InitiationTimestamp|AWSContactTraceRecordFormatVersion)"/.test(text)
    ? 'RECORD'
    : 'TRANSCRIPT';
}

/** A damaged file is told by what lies before the damage. */
function unzipHead(bytes: Buffer): Buffer | undefined {
  for (let length = bytes.length; length >= LEAST_HEAD_BYTES; length = Math.floor(length / 2)) {
    try {
      // The head ends in the middle of the stream.
      return gunzipSync(bytes.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      // The damage lies in it.
    }
  }
  return undefined;
}
