import type { Position } from '../flow-language/layout.ts';
import type { Mark } from './flow-coverage.ts';
import { HUES } from './svg-card.ts';
import { dot, escapeXml } from './svg-paint.ts';

export const LEGEND_LINE = 22;
const SIGN_WIDTH = 26;
const LETTER_WIDTH = 6;
const GAP = 18;

interface Entry {
  readonly sign: (at: Position) => string;
  readonly words: string;
}

const line =
  (classes: string, head: string) =>
  ({ x, y }: Position) =>
    `<path d="M${x} ${y}h20" class="way ${classes}" marker-end="url(#${head})"/>`;
const mark =
  (kind: Mark) =>
  ({ x, y }: Position) =>
    dot({ x: x + 12, y }, kind);

const ENTRIES: readonly Entry[] = [
  ...HUES.map(([, hue, words]) => ({
    words,
    sign: ({ x, y }: Position) => `<rect x="${x + 8}" y="${y - 6}" width="6" height="12" class="hue ${hue}"/>`,
  })),
  { words: 'goes on', sign: line('', 'next') },
  { words: 'something failed', sign: line('failure', 'failure') },
  { words: 'back in a loop', sign: line('back', 'back') },
  {
    words: 'Local Connect stands in',
    sign: ({ x, y }) => ['sheet', 'hatch'].map((paint) => `<rect ${at(x, y)} class="${paint}"/>`).join(''),
  },
];

const COVERAGE: readonly Entry[] = [
  { words: 'covered by scenarios', sign: mark('COVERED') },
  { words: 'not covered', sign: mark('LEFT_OUT') },
  { words: 'cannot happen here', sign: mark('NOT_HERE') },
];

function at(x: number, y: number): string {
  return `x="${x}" y="${y - 7}" width="20" height="14" rx="3"`;
}

/** The entries of the legend, in lines that fit into the width. */
export function legendLines(withCoverage: boolean, width: number): readonly (readonly Entry[])[] {
  const lines: Entry[][] = [[]];
  let used = 0;
  for (const entry of [...ENTRIES, ...(withCoverage ? COVERAGE : [])]) {
    if (used > 0 && used + widthOf(entry) > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(entry);
    used += widthOf(entry);
  }
  return lines;
}

export function drawLegend(lines: readonly (readonly Entry[])[], { x, y }: Position): string {
  return lines.map((entries, index) => drawLineOf(entries, { x, y: y + index * LEGEND_LINE })).join('');
}

function drawLineOf(entries: readonly Entry[], { x, y }: Position): string {
  let left = x;
  return entries
    .map((entry) => {
      const here = left;
      left += widthOf(entry);
      const words = `<text x="${here + SIGN_WIDTH}" y="${y + 4}" class="faint small">${escapeXml(entry.words)}</text>`;
      return entry.sign({ x: here, y }) + words;
    })
    .join('');
}

function widthOf({ words }: Entry): number {
  return SIGN_WIDTH + words.length * LETTER_WIDTH + GAP;
}
