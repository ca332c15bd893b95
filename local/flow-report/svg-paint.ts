import type { Position } from '../flow-language/layout.ts';
import type { Mark } from './flow-coverage.ts';

export const INK = '#1f2933';
export const FAINT = '#7b8794';
export const LINE = '#486581';
export const FAILURE = '#b0bac5';
export const BACK = '#8a5fbf';
export const WRONG = '#d64545';

const COVERED = '#2f855a';

/** The dot that says whether chats have gone through something. */
export function dot({ x, y }: Position, mark: Mark): string {
  if (mark === 'COVERED') return `<circle cx="${x}" cy="${y}" r="4" fill="${COVERED}"/>`;
  const colour = mark === 'LEFT_OUT' ? WRONG : FAILURE;
  return `<circle cx="${x}" cy="${y}" r="3.5" fill="#fff" stroke="${colour}" stroke-width="1.5"/>`;
}

export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/** A text as XML: a character that XML has no place for would spoil the whole document. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
