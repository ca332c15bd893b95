import { styleText } from 'node:util';
import { formatElapsed } from './format.ts';
import { invocationsWithOutcome } from './outcomes.ts';
import { ROLE_NAMES } from './roles.ts';
import type { TimelineEntry } from './timeline-entry.ts';
import { type Tone, type Words, wordsOf } from './words.ts';

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Tone, Style>> = {
  customer: 'green',
  agent: 'green',
  bot: 'green',
  flow: 'cyan',
  timer: 'yellow',
  lambda: 'magenta',
  end: 'bold',
  problem: 'red',
  quiet: 'dim',
};

/**
 * Draws a timeline for a person: time since the chat began, who, and what happened; one line an entry.
 * `everything` draws the steps of flows and contacts too. `colour` false leaves plain text, for a pipe.
 */
export function drawTimeline(
  entries: readonly TimelineEntry[],
  options: { readonly colour?: boolean; readonly everything?: boolean } = {},
): string {
  const { colour = false, everything = false } = options;
  const startMs = entries[0]?.atMs ?? 0;
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const lines: string[] = [];
  let lastTime = '';
  for (const entry of everything ? entries : storyOf(entries)) {
    const words = wordsOf(entry);
    const who = entry.role === null ? words.who : ROLE_NAMES[entry.role];
    const time = formatElapsed(entry.atMs - startMs);
    const shownTime = time === lastTime ? ' '.repeat(time.length) : time;
    // A gap in time is where the reader's eye should rest.
    if (lastTime !== '' && time !== lastTime) lines.push(paint('dim', `  ${'·'.padStart(7)}`));
    lines.push(
      `  ${paint('bold', shownTime)}  ${paint('dim', who.padEnd(9))}  ${paint(styleOf(words), lineOf(words))}`,
    );
    lastTime = time;
  }
  return lines.join('\n');
}

/** What a reader of the story needs: what the page shows at first, too. */
function storyOf(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const told = invocationsWithOutcome(entries);
  return entries.filter((entry, index) => wordsOf(entry).topic !== 'steps' && !told.has(index));
}

function styleOf({ topic, tone }: Words): Style {
  if (topic !== 'messages') return STYLES[tone];
  return tone === 'flow' ? 'gray' : 'white';
}

function lineOf({ topic, icon, what, more }: Words): string {
  if (topic === 'messages') return `“${what}”${more === '' ? '' : ` ${more}`}`;
  return `${icon} ${what}${more === '' ? '' : ` (${more})`}`;
}
