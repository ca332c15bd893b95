/** How a file's text is written. Windows' tools write UTF-16, with a mark at its beginning. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Turns chunks into UTF-8, which is what is read; chunks of UTF-8 go through as they are. */
export function utf8From(
  encoding: Encoding,
  onChunk: (chunk: Buffer) => void,
): { readonly push: (chunk: Buffer) => void; readonly end: () => void } {
  if (encoding === 'utf-8') return { push: onChunk, end: () => {} };
  const decoder = new TextDecoder(encoding);
  const push = (text: string) => {
    if (text !== '') onChunk(Buffer.from(text, 'utf8'));
  };
  return { push: (chunk) => push(decoder.decode(chunk, { stream: true })), end: () => push(decoder.decode()) };
}
