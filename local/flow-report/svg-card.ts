import { isFailure, type Way } from '../flow-language/graph.ts';
import { branchLabel } from '../flow-language/index.ts';
import type { Position } from '../flow-language/layout.ts';
import type { DrawnBlock, DrawnFlow } from './drawn-flow.ts';
import type { Mark, MarkOf } from './flow-coverage.ts';
import { type Box, CARD_WIDTH, HEAD_HEIGHT, ROW_HEIGHT } from './svg-geometry.ts';
import { dot, escapeXml, FAINT, INK, shorten, WRONG } from './svg-paint.ts';

/** The stripe of a card, by what the block is about. */
export const HUES: readonly (readonly [RegExp, string, string])[] = [
  [
    /^(MessageParticipant|ConnectParticipantWithLexBot|GetParticipantInput|ShowView)/,
    '#3182ce',
    'talks to the customer',
  ],
  [/^(InvokeLambdaFunction|InvokeFlowModule)$/, '#dd7a1f', 'runs a function or module'],
  [/^(Compare|Loop|Wait|CheckHours|Distribute|CheckMetric)/, '#b7791f', 'waits or decides'],
  [/(Queue|Flow|Agent|DisconnectParticipant|FlowExecution|ModuleExecution)$/, '#2c7a7b', 'leads elsewhere or ends'],
];
const OTHER_HUE = '#829ab1';

/** A block as a card: its name, its type, what tells it from others, and a row for each branch. */
export function drawCard(flow: DrawnFlow, block: DrawnBlock, box: Box, markOf: MarkOf): string {
  const { left, top, bottom } = box;
  const mark = markOf(block);
  const edge = flow.start === block.id ? INK : '#cbd2d9';
  const title = block.name.startsWith(block.title) ? '' : block.title;
  const text = (y: number, content: string, style: string) =>
    content === '' ? '' : `<text x="${left + 14}" y="${top + y}" ${style}>${escapeXml(content)}</text>`;
  return [
    `<g><title>${escapeXml(`${block.name}: ${block.title} (${block.type}) ${block.detail}`)}</title>`,
    `<rect x="${left}" y="${top}" width="${CARD_WIDTH}" height="${bottom - top}" rx="6" fill="#fff" stroke="${edge}"/>`,
    `<path d="M${left + 6} ${top}a6 6 0 0 0 -6 6V${bottom - 6}a6 6 0 0 0 6 6z" fill="${hueOf(block.type)}"/>`,
    text(19, shorten(block.name, 25), 'font-weight="600"'),
    text(36, shorten(title, 30), `font-size="11" fill="${FAINT}"`),
    text(title === '' ? 36 : 52, shorten(block.detail, 31), 'font-size="10.5" fill="#52606d"'),
    mark === undefined ? '' : dot({ x: left + CARD_WIDTH - 12, y: top + 14 }, mark),
    ...block.ways.map((way, row) => {
      const isConnected = flow.blocks.some(({ id }) => id === way.target);
      const at = { x: left, y: top + HEAD_HEIGHT + row * ROW_HEIGHT };
      return drawRow(block, way, { at, isConnected, mark: markOf(block, way) });
    }),
    '</g>',
  ].join('');
}

interface Row {
  readonly at: Position;
  readonly isConnected: boolean;
  readonly mark: Mark | undefined;
}

function drawRow(block: DrawnBlock, way: Way, { at, isConnected, mark }: Row): string {
  const label = branchLabel(block.type, way) || 'next';
  const [colour, shown] = isConnected ? [isFailure(way) ? FAINT : INK, label] : [WRONG, `${label}: not connected`];
  const right = at.x + CARD_WIDTH - (mark === undefined ? 12 : 24);
  return [
    `<path d="M${at.x + 6} ${at.y}H${at.x + CARD_WIDTH}" stroke="#e4e7eb"/>`,
    `<text x="${right}" y="${at.y + 15}" text-anchor="end" font-size="11" fill="${colour}">`,
    `${escapeXml(shorten(shown, 28))}</text>`,
    mark === undefined ? '' : dot({ x: at.x + CARD_WIDTH - 12, y: at.y + 11 }, mark),
  ].join('');
}

function hueOf(type: string): string {
  return HUES.find(([pattern]) => pattern.test(type))?.[1] ?? OTHER_HUE;
}
