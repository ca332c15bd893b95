import { quoteName } from '../error-texts.ts';
import type { TimelineEntry } from '../timeline/timeline-entry.ts';
import { badRequest } from './control-error.ts';

/** What one answer lists of a timeline: a week of one-second waits has millions of entries. */
const MOST_ENTRIES = 5000;
const DEFAULT_LIMIT = 1000;

/** Which entries are wanted: so many behind the first `after`, or the newest where none are named. */
export type TimelinePage = { readonly after: number; readonly limit: number } | 'NEWEST';

interface PageOfTimeline {
  readonly entries: readonly TimelineEntry[];
  /** What `after` is for the entries that follow these. */
  readonly next: number;
  /** There are entries before these, and nobody has asked to leave them out. */
  readonly truncated: boolean;
}

/** Reads `after` and `limit`; either may stand alone. */
export function readPage(query: URLSearchParams): TimelinePage {
  const unknown = [...query.keys()].find((name) => name !== 'after' && name !== 'limit');
  if (unknown !== undefined) throw badRequest(`Unknown ${quoteName(unknown)}. Expected after and limit.`);
  if (query.size === 0) return 'NEWEST';
  return {
    after: wholeNumber(query, 'after', { least: 0, most: Number.MAX_SAFE_INTEGER, byDefault: 0 }),
    limit: wholeNumber(query, 'limit', { least: 1, most: MOST_ENTRIES, byDefault: DEFAULT_LIMIT }),
  };
}

export function takeEntries(timeline: readonly TimelineEntry[], page: TimelinePage): PageOfTimeline {
  const from = page === 'NEWEST' ? Math.max(0, timeline.length - MOST_ENTRIES) : Math.min(page.after, timeline.length);
  const entries = timeline.slice(from, page === 'NEWEST' ? undefined : from + page.limit);
  return { entries, next: from + entries.length, truncated: page === 'NEWEST' && from > 0 };
}

function wholeNumber(
  query: URLSearchParams,
  name: string,
  { least, most, byDefault }: { readonly least: number; readonly most: number; readonly byDefault: number },
): number {
  const text = query.get(name);
  if (text === null) return byDefault;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw badRequest(`"${name}" must be a whole number from ${least} to ${most}.`);
}
