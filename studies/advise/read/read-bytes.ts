import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { createGunzip } from 'node:zlib';

const CHUNK = 1024 * 1024;
const NEWLINE = 0x0a;

/** A part of a file; `end` is the place after its last byte. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the lines that begin in the range, the last one to its own end. A chunk's bytes are good until the next one.
 */
export function readPlain(path: string, range: Range, onChunk: (chunk: Buffer) => void): void {
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

/** Reads a compressed file. */
export async function readGzip(path: string, onChunk: (chunk: Buffer) => void): Promise<void> {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  const unzipped = file.pipe(createGunzip({ chunkSize: CHUNK }));
  file.on('error', (error) => unzipped.destroy(error));
  for await (const chunk of unzipped) onChunk(chunk);
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
