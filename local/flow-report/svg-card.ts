import { escapeControls } from '../escape-controls.ts';
import { isFailure, type Way } from '../flow-language/graph.ts';
import { branchLabel } from '../flow-language/index.ts';
import type { Position } from '../flow-language/layout.ts';
import type { DrawnBlock, DrawnFlow } from './drawn-flow.ts';
import type { Mark, MarkOf } from './flow-coverage.ts';
import { type Box, CARD_WIDTH, HEAD_HEIGHT, ROW_HEIGHT } from './svg-geometry.ts';
import { dot, escapeXml, shorten } from './svg-paint.ts';

/** The stripe of a card, by what the block is about. */
export const HUES: readonly (readonly [RegExp, string, string])[] = [
  [/^(MessageParticipant|ConnectParticipantWithLexBot|GetParticipantInput|ShowView)/, 'talks', 'talks to the customer'],
  [/^(InvokeLambdaFunction|InvokeFlowModule)$/, 'runs', 'runs a function or module'],
  [/^(Compare|Loop|Wait|CheckHours|Distribute|CheckMetric)/, 'decides', 'waits or decides'],
  [/(Queue|Flow|Agent|DisconnectParticipant|FlowExecution|ModuleExecution)$/, 'leads', 'leads elsewhere or ends'],
];

/** A block as a card: its name, its type, what tells it from others, and a row for each branch. */
export function drawCard(flow: DrawnFlow, block: DrawnBlock, box: Box, markOf: MarkOf): string {
  const { left, top, bottom } = box;
  const mark = markOf(block);
  const title = block.name.startsWith(block.title) ? '' : block.title;
  const text = (y: number, content: string, classes: string) =>
    content === '' ? '' : `<text x="${left + 12}" y="${top + y}" class="${classes}">${escapeXml(content)}</text>`;
  const place = `x="${left}" y="${top}" width="${CARD_WIDTH}" height="${bottom - top}" rx="6"`;
  const standsIn = block.isStoodIn ? ' Local Connect stands in for it.' : '';
  return [
    `<g class="card${flow.start === block.id ? ' start' : ''}" data-block="${escapeXml(block.id)}">`,
    `<title>${escapeXml(`${block.name}: ${block.title} (${escapeControls(block.type)}) ${block.detail}`)}${standsIn}</title>`,
    `<rect ${place} class="sheet"/>`,
    block.isStoodIn ? `<rect ${place} class="hatch"/>` : '',
    `<path d="M${left + 6} ${top}a6 6 0 0 0 -6 6V${bottom - 6}a6 6 0 0 0 6 6z" class="hue ${hueOf(block.type)}"/>`,
    text(19, shorten(block.name, 21), 'name'),
    text(36, shorten(title, 25), 'faint small'),
    text(title === '' ? 36 : 52, shorten(block.detail, 23), 'small'),
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
  const label = escapeControls(branchLabel(block.type, way)) || 'next';
  const [classes, shown] = isConnected
    ? [isFailure(way) ? 'faint' : 'plain', label]
    : ['wrong', `${label}: not connected`];
  const right = at.x + CARD_WIDTH - (mark === undefined ? 10 : 22);
  return [
    `<path d="M${at.x + 6} ${at.y}H${at.x + CARD_WIDTH}" class="rule"/>`,
    `<text x="${right}" y="${at.y + 15}" class="end small ${classes}" data-branch="${escapeXml(way.branch)}">`,
    `${escapeXml(shorten(shown, 25))}</text>`,
    mark === undefined ? '' : dot({ x: at.x + CARD_WIDTH - 10, y: at.y + 11 }, mark),
  ].join('');
}

function hueOf(type: string): string {
  return HUES.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
}
