import type { Item } from '../engine/index.ts';
import { parseJson } from '../json.ts';
import { ServiceError } from './errors.ts';

export type ScanDirection = 'FORWARD' | 'BACKWARD';

/** At most one of them; backward an empty one counts as none, since ChatJS always sends it. */
export interface StartPosition {
  readonly Id?: string;
  readonly AbsoluteTime?: string;
  readonly MostRecent?: number;
}

/** Where a page begins: forward with the item at `index`, backward with the one before it. */
interface Page {
  readonly contactId: string;
  readonly direction: ScanDirection;
  readonly index: number;
}

/** The items of a page, oldest first, and where the next one begins. */
export function takePage(items: readonly Item[], page: Page, limit: number): { taken: readonly Item[]; next?: Page } {
  if (page.direction === 'FORWARD') {
    const end = page.index + limit;
    const taken = items.slice(page.index, end);
    return end < items.length ? { taken, next: { ...page, index: end } } : { taken };
  }
  const start = page.index - limit;
  const taken = items.slice(Math.max(0, start), page.index);
  return start > 0 ? { taken, next: { ...page, index: start } } : { taken };
}

/**
 * API reference, GetTranscript: backward from the end without a position, forward from it with one. Forward without a
 * position is refused (seen: ChatJS issue 19).
 */
export function startingAt(
  items: readonly Item[],
  position: StartPosition,
  wanted: ScanDirection | undefined,
): Pick<Page, 'direction' | 'index'> {
  const given = Object.keys(position);
  if (given.length > 1) {
    throw new ServiceError('ValidationException', `StartPosition must have one of ${given.join(', ')}, and has all.`);
  }
  const { Id, AbsoluteTime, MostRecent } = position;
  const direction = wanted ?? (given.length === 0 ? 'BACKWARD' : 'FORWARD');
  if (direction === 'FORWARD' && given.length === 0) {
    throw new ServiceError(
      'ValidationException',
      'ScanDirection FORWARD needs a StartPosition with Id, AbsoluteTime or MostRecent.',
    );
  }
  // The item at the position belongs to the page, whichever way it is read (assumed).
  const inclusive = direction === 'FORWARD' ? 0 : 1;
  if (Id !== undefined) return { direction, index: indexOfId(items, Id) + inclusive };
  if (AbsoluteTime !== undefined) return { direction, index: indexOfTime(items, AbsoluteTime, direction) };
  if (MostRecent !== undefined) {
    const index = Math.max(0, items.length - MostRecent);
    return { direction, index: Math.min(items.length, index + inclusive) };
  }
  return { direction, index: items.length };
}

function indexOfId(items: readonly Item[], id: string): number {
  const index = items.findIndex((item) => item.id === id);
  if (index < 0) throw new ServiceError('ValidationException', 'StartPosition.Id is not an item of this transcript.');
  return index;
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function indexOfTime(items: readonly Item[], time: string, direction: ScanDirection): number {
  const atMs = ISO_TIME.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(atMs)) {
    throw new ServiceError('ValidationException', 'StartPosition.AbsoluteTime must be like 2026-01-31T12:00:00.000Z.');
  }
  const index = items.findIndex((item) => (direction === 'FORWARD' ? item.atMs >= atMs : item.atMs > atMs));
  return index < 0 ? items.length : index;
}

/** A transcript only grows at its end, so a place in it stays what it is. */
export function writeNextToken({ contactId, direction, index }: Page): string {
  return Buffer.from(JSON.stringify([contactId, direction, index])).toString('base64url');
}

export function readNextToken(token: string, contactId: string, itemCount: number): Pick<Page, 'direction' | 'index'> {
  const [ownContactId, direction, index] = parseToken(token);
  const isDirection = direction === 'FORWARD' || direction === 'BACKWARD';
  const isIndex = typeof index === 'number' && Number.isInteger(index) && index >= 0 && index <= itemCount;
  if (ownContactId !== contactId || !isDirection || !isIndex) {
    throw new ServiceError('ValidationException', 'NextToken is not one that this transcript gave.');
  }
  return { direction, index };
}

function parseToken(token: string): readonly unknown[] {
  const value = parseJson(Buffer.from(token, 'base64url').toString('utf8'));
  return Array.isArray(value) ? value : [];
}
