import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { constants, createGunzip } from 'node:zlib';
import { type Encoding, utf8From } from './encoding.ts';

const CHUNK = 1024 * 1024;
/** Of what cannot be unzipped to its end, less than that before the damage stays unread. */
const CHUNK_AT_DAMAGE = 1024;
const NEWLINE = 0x0a;

/** A part of a file; `end` is the place after its last byte. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** A file, or a part of it, and how its bytes are written. */
export interface Source {
  readonly path: string;
  readonly range: Range;
  readonly isGzip: boolean;
  readonly encoding: Encoding;
}

interface SourceListener {
  /** A chunk's bytes, as UTF-8, are good until the next one. */
  readonly onChunk: (chunk: Buffer) => void;
  /** So many bytes of the file more were read. */
  readonly onProgress: (bytes: number) => void;
}

/** Reads a compressed file, or one that is not UTF-8, as a whole; of another the lines that begin in the range. */
export async function readSource(source: Source, { onChunk, onProgress }: SourceListener): Promise<void> {
  const asUtf8 = utf8From(source.encoding, onChunk);
  try {
    if (source.isGzip) await readGzip(source.path, { onChunk: asUtf8.push, onProgress });
    else readPlain(source, { onChunk: asUtf8.push, onProgress });
  } finally {
    asUtf8.end();
  }
}

/** The last line of the range is read to its own end. */
function readPlain({ path, range }: Source, { onChunk, onProgress }: SourceListener): void {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    const size = fstatSync(file).size;
    const start = range.start === 0 ? 0 : afterNewline(file, buffer, range.start - 1);
    const end = range.end >= size ? size : afterNewline(file, buffer, range.end - 1);
    for (let at = start; at < end; ) {
      const read = readSync(file, buffer, 0, Math.min(CHUNK, end - at), at);
      if (read === 0) return;
      onChunk(buffer.subarray(0, read));
      onProgress(read);
      at += read;
    }
  } finally {
    closeSync(file);
  }
}

/** The place after the first newline at or after `from`, or the end of the file. */
function afterNewline(file: number, buffer: Buffer, from: number): number {
  for (let at = from; ; ) {
    const read = readSync(file, buffer, 0, buffer.length, at);
    if (read === 0) return at;
    const newline = buffer.subarray(0, read).indexOf(NEWLINE);
    if (newline >= 0) return at + newline + 1;
    at += read;
  }
}

async function readGzip(path: string, { onChunk, onProgress }: SourceListener): Promise<void> {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  const unzipped = file.pipe(createGunzip({ chunkSize: CHUNK }));
  file.on('data', (chunk) => onProgress(chunk.length));
  file.on('error', (error) => unzipped.destroy(error));
  let told = 0;
  try {
    for await (const chunk of unzipped) {
      told += chunk.length;
      onChunk(chunk);
    }
  } catch (error) {
    await readDamaged(path, told, onChunk);
    throw error;
  }
}

/** What lies before the damage in a compressed file, without the bytes that were told before. */
async function readDamaged(path: string, told: number, onChunk: (chunk: Buffer) => void): Promise<void> {
  const gunzip = createGunzip({ chunkSize: CHUNK_AT_DAMAGE, finishFlush: constants.Z_SYNC_FLUSH });
  const unzipped = createReadStream(path, { highWaterMark: CHUNK_AT_DAMAGE }).pipe(gunzip);
  let at = 0;
  try {
    for await (const chunk of unzipped) {
      const known = Math.max(0, told - at);
      at += chunk.length;
      if (known < chunk.length) onChunk(chunk.subarray(known));
    }
  } catch {
    // The caller throws what was wrong.
  }
}

/** The first bytes of a file. */
export function readHead(path: string, bytes: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.subarray(0, readSync(file, buffer, 0, bytes, 0));
  } finally {
    closeSync(file);
  }
}
