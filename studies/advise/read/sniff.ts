import { constants, gunzipSync } from 'node:zlib';
import { readHead } from './read-bytes.ts';
import type { DocumentKind } from './read-document.ts';

const HEAD_BYTES = 65_536;

/** How a file is to be read. */
export type Form = 'LINES' | 'WHOLE' | 'CSV' | 'PARTIAL';

interface Sniffed {
  readonly form: Form;
  readonly isGzip: boolean;
  /** What its documents seem to be; others may follow. */
  readonly kinds: readonly DocumentKind[];
}

/** The first member of a file of sums. */
const PARTIAL_MARK = '{"connectChatKitPartial":';
/** The columns of a CSV, in any order. */
const CSV_COLUMNS = ['chat', 'at', 'who', 'what'] as const;

/** Tells by a file's content what it is, or says why it is nothing that can be read. */
export function sniff(path: string): Sniffed | { readonly problem: string } {
  const raw = readHead(path, HEAD_BYTES);
  const isGzip = raw[0] === 0x1f && raw[1] === 0x8b;
  const head = textOf(isGzip ? unzipHead(raw) : raw);
  if (head === undefined) return { problem: 'is compressed, and cannot be unzipped' };
  const text = head.trimStart();
  if (text === '') return { problem: 'is empty' };
  if (text.startsWith(PARTIAL_MARK)) return { form: 'PARTIAL', isGzip, kinds: [] };
  const [firstLine = ''] = text.split('\n', 1);
  if (isCsvHeader(firstLine)) return { form: 'CSV', isGzip, kinds: ['TRANSCRIPT'] };
  if (!/[{[]/.test(text)) return { problem: `is neither JSON nor a CSV with the columns ${CSV_COLUMNS.join(',')}` };
  const lines = text.split('\n');
  const isLines = lines.length === 1 || lines.some((_, index) => isDocument(lines, index));
  return { form: isLines ? 'LINES' : 'WHOLE', isGzip, kinds: isLines ? kindsOf(lines) : [kindOf(text)] };
}

/** Column names of a header, without quotes. */
export function columnsOf(header: string): readonly string[] {
  return header
    .trim()
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .toLowerCase(),
    );
}

function isCsvHeader(line: string): boolean {
  const columns = columnsOf(line);
  return CSV_COLUMNS.every((name) => columns.includes(name));
}

/**
 * Whether a document fills this line. Inside a document an object follows a comma, a colon or a bracket. The last line
 * of the head may be cut off.
 */
function isDocument(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (!/^\s*(?:\{\s*"|\[\s*\{)/.test(line)) return false;
  const before = lines.slice(0, index).findLast((text) => text.trim() !== '');
  if (before !== undefined && /[,:[]\s*$/.test(before)) return false;
  return index === lines.length - 1 ? before !== undefined || isJson(line) : isJson(line);
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

function textOf(bytes: Buffer | undefined): string | undefined {
  return bytes?.toString('utf8').replace(/^\ufeff/, '');
}

function unzipHead(bytes: Buffer): Buffer | undefined {
  try {
    // The head ends in the middle of the stream.
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}
