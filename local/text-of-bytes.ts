/** What a file is whose bytes are not. */
export const NOT_A_TEXT = 'not a text in UTF-8 or UTF-16';

/**
 * The text of a file: in UTF-8, or in UTF-16 with its byte order mark, as Windows PowerShell writes what `>` redirects.
 * `undefined` for other bytes, such as those of a picture: nothing of them is shown, and none is replaced by a guess.
 */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
