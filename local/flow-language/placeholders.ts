/**
 * What templates and samples leave for somebody to fill in: `{{queue}}`, `${queue}`, `<<queue>>`, `NOT-SET`, or a
 * request in capitals such as `SELECT A QUEUE`. A token of the CDK is not a placeholder: the deployment fills it in.
 */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && (hasPlaceholder(value) || REQUEST.test(value));
}

/** The same of a text that people read, in which capitals may be meant. */
export function hasPlaceholder(text: string): boolean {
  if (text.includes('${Token[')) return false;
  return NOT_SET.test(text) || SIGNS.some(([open, close]) => isBetween(text, open, close));
}

const SIGNS = [
  ['{{', '}}'],
  ['${', '}'],
  ['<<', '>>'],
] as const;
const NOT_SET = /^NOT[-_ ]SET$/iu;
const REQUEST = /^(?:ENTER|SELECT|INSERT|REPLACE|YOUR|TODO)\b[^a-z]*$/u;

function isBetween(text: string, open: string, close: string): boolean {
  const start = text.indexOf(open);
  return start >= 0 && text.includes(close, start + open.length);
}
