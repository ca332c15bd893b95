/**
 * How a secret may be written: as it is, URL-encoded, and in base64 of either alphabet at each of its three offsets.
 */
function formsOf(secret: string): readonly string[] {
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.from(`${' '.repeat(offset)}${secret}`)
      .toString('base64')
      .replace(/=+$/, '');
    // What the characters before and after it change.
    return encoded.slice(offset === 0 ? 0 : 4, -2);
  });
  const url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), ...base64, ...url])];
}

/** The secrets that stand in a text, in whatever form. */
export const secretsIn = (text: string, secrets: Iterable<string>): readonly string[] =>
  [...secrets].filter((secret) => formsOf(secret).some((form) => text.includes(form)));
