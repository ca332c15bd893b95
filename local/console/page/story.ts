import type { Range } from '../../lanes/model.ts';
import { invocationsWithOutcome } from '../../timeline/outcomes.ts';
import { type Topic, type Words, wordsOf } from '../../timeline/words.ts';
import type { TimelineEntry } from './model.ts';

/** What a reader can show and hide, and what is shown at first: the story without its backstage. */
export const TOPICS: readonly { readonly topic: Topic; readonly label: string; readonly shown: boolean }[] = [
  { topic: 'messages', label: 'Messages', shown: true },
  { topic: 'people', label: 'People', shown: true },
  { topic: 'timers', label: 'Timers', shown: true },
  { topic: 'lambda', label: 'Lambda', shown: true },
  { topic: 'flow', label: 'Flows', shown: true },
  { topic: 'steps', label: 'Steps', shown: false },
];

export interface StoryRow extends Omit<Words, 'topic'> {
  readonly part: 'row';
  readonly key: string;
  /** Its place in the timeline. */
  readonly index: number;
  readonly at: string;
  readonly elapsedMs: number;
  /** The first of the rows with the same time shows it. */
  readonly showsTime: boolean;
}

export type StoryPart =
  | StoryRow
  | { readonly part: 'gap'; readonly key: string; readonly gapMs: number }
  | { readonly part: 'contact'; readonly key: string; readonly contactId: string; readonly number: number };

/** Gaps of at least this much are drawn: time passing is what chat timers are about. */
const GAP_MS = 60_000;

interface StoryOptions {
  readonly shown: ReadonlySet<Topic>;
  readonly search: string;
  readonly range?: Range | undefined;
  /** When the chat began, where the timeline does not begin with it. */
  readonly startedAt?: string | undefined;
}

/**
 * Tells a timeline as a story: rows of the topics that are shown, with the time that passed between them. The places
 * where a new contact of the chain begins are marked. What failed is told whatever is hidden.
 */
export function tellStory(timeline: readonly TimelineEntry[], options: StoryOptions): readonly StoryPart[] {
  const startMs = Date.parse(options.startedAt ?? timeline[0]?.at ?? '');
  const withOutcome = invocationsWithOutcome(timeline);
  const parts: StoryPart[] = [];
  const contactNumbers = new Map<string, number>();
  let previousAtMs = startMs;
  let previousContactId = '';
  let shownTime = -1;
  for (const [index, entry] of timeline.entries()) {
    if (!contactNumbers.has(entry.contactId)) contactNumbers.set(entry.contactId, contactNumbers.size + 1);
    const words = wordsOf(entry);
    if (withOutcome.has(index) || !isWanted(entry, words, options)) continue;
    const { topic: _, ...told } = words;

    const atMs = Date.parse(entry.at);
    if (parts.length > 0 && atMs - previousAtMs >= GAP_MS) {
      parts.push({ part: 'gap', key: `gap ${index}`, gapMs: atMs - previousAtMs });
    }
    if (previousContactId !== '' && previousContactId !== entry.contactId) {
      const number = contactNumbers.get(entry.contactId) ?? 0;
      parts.push({ part: 'contact', key: `contact ${index}`, contactId: entry.contactId, number });
    }
    const second = Math.floor((atMs - startMs) / 1000);
    parts.push({
      part: 'row',
      key: String(index),
      index,
      at: entry.at,
      elapsedMs: atMs - startMs,
      showsTime: second !== shownTime || parts.at(-1)?.part !== 'row',
      ...told,
    });
    previousAtMs = atMs;
    previousContactId = entry.contactId;
    shownTime = second;
  }
  return parts;
}

function isWanted(entry: TimelineEntry, words: Words, { shown, search, range }: StoryOptions): boolean {
  const { topic, tone, who, what, more } = words;
  if (tone !== 'problem' && !shown.has(topic)) return false;
  const sought = search.trim().toLowerCase();
  if (sought !== '' && !`${who} ${what} ${more} ${entry.type}`.toLowerCase().includes(sought)) return false;
  if (range === undefined) return true;
  const atMs = Date.parse(entry.at);
  return atMs >= range.fromMs && atMs <= range.toMs;
}
