import type { Position } from '../flow-language/layout.ts';
import type { Mark } from './flow-coverage.ts';

const DOTS = { COVERED: 'covered', LEFT_OUT: 'left-out', NOT_HERE: 'not-here' } as const;

/** The dot that says whether chats have gone through something. */
export function dot({ x, y }: Position, mark: Mark): string {
  return `<circle cx="${x}" cy="${y}" r="${mark === 'COVERED' ? 4 : 3.5}" class="${DOTS[mark]}"/>`;
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
