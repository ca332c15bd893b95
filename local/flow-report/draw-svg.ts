import type { Position, Way } from '../flow-language/layout.ts';
import { branchLabel } from './block-words.ts';
import type { DrawnBlock, DrawnFlow } from './drawn-flow.ts';
import type { FlowCoverage } from './flow-coverage.ts';
import { type Box, boxesOf, CARD_WIDTH, HEAD_HEIGHT, type Line, LineRouter, ROW_HEIGHT } from './svg-geometry.ts';

const MARGIN = 40;
const TITLE_HEIGHT = 64;
const LEGEND_HEIGHT = 44;
const CORNER = 8;
const START_WIDTH = 76;

const INK = '#1f2933';
const FAINT = '#7b8794';
const LINE = '#486581';
const FAILURE = '#b0bac5';
const BACK = '#8a5fbf';
const COVERED = '#2f855a';
const LEFT_OUT = '#d64545';

/** The stripe of a card, by what the block is about. */
const HUES: readonly (readonly [RegExp, string, string])[] = [
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

/**
 * Draws a flow as an SVG document: its blocks where the flow designer has them, one row for each branch, failures
 * fainter, loops in a colour of their own; with coverage, what chats have gone through.
 */
export function drawFlowAsSvg(flow: DrawnFlow, options: { readonly coverage?: FlowCoverage } = {}): string {
  const boxes = boxesOf(flow);
  const router = new LineRouter(flow, boxes);
  const lines: string[] = [];
  const failures: string[] = [];
  const reach: Box[] = [...boxes.values()];
  for (const block of flow.blocks) {
    for (const [row, way] of block.ways.entries()) {
      const line = router.route(block, row, way.target);
      if (line === undefined) continue;
      reach.push(...line.points.map(({ x, y }) => ({ left: x, right: x, top: y, bottom: y })));
      (isFailure(way) ? failures : lines).push(drawLine(line, way, options.coverage?.hasWay(flow, block, way)));
    }
  }
  const start = boxes.get(flow.start);
  if (start !== undefined) reach.push({ ...start, left: start.left - START_WIDTH });
  const least = (values: readonly number[]) => (values.length === 0 ? 0 : Math.min(...values));
  const left = least(reach.map((box) => box.left)) - MARGIN;
  const top = least(reach.map((box) => box.top)) - MARGIN - TITLE_HEIGHT;
  const width = Math.max(720, Math.max(0, ...reach.map((box) => box.right)) - left + MARGIN);
  const height = Math.max(0, ...reach.map((box) => box.bottom)) - top + MARGIN + LEGEND_HEIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}"`,
    ` font-family="ui-sans-serif, system-ui, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="12" fill="${INK}">`,
    `<title>${escapeXml(flow.name)}</title>`,
    `<defs>${marker('line', LINE)}${marker('failure', FAILURE)}${marker('back', BACK)}</defs>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#f7f9fb"/>`,
    drawTitle(flow, { x: left + MARGIN, y: top + 42 }),
    // Where lines run together, those that are taken when all is well lie on top.
    ...failures,
    ...lines,
    drawStart(start),
    ...flow.blocks.map((block) => drawCard(flow, block, boxes.get(block.id), options.coverage)),
    drawLegend({ x: left + MARGIN, y: top + height - 24 }, options.coverage !== undefined),
    '</svg>\n',
  ].join('\n');
}

function drawStart(start: Box | undefined): string {
  if (start === undefined) return '';
  const { left, y } = { left: start.left - START_WIDTH, y: start.top + HEAD_HEIGHT / 2 };
  return (
    `<rect x="${left}" y="${y - 11}" width="44" height="22" rx="11" fill="${LINE}"/>` +
    `<text x="${left + 22}" y="${y + 4}" text-anchor="middle" font-size="11" fill="#fff">start</text>` +
    `<path d="M${left + 44} ${y}H${start.left}" stroke="${LINE}" stroke-width="1.5" marker-end="url(#line)"/>`
  );
}

function drawTitle({ name, type, blocks }: DrawnFlow, { x, y }: Position): string {
  const about = `${type} · ${blocks.length} ${blocks.length === 1 ? 'block' : 'blocks'}`;
  return (
    `<text x="${x}" y="${y}" font-size="22" font-weight="600">${escapeXml(name)}</text>` +
    `<text x="${x}" y="${y + 20}" fill="${FAINT}">${escapeXml(about)}</text>`
  );
}

function drawCard(
  flow: DrawnFlow,
  block: DrawnBlock,
  box: Box | undefined,
  coverage: FlowCoverage | undefined,
): string {
  if (box === undefined) return '';
  const { left, top, bottom } = box;
  const covered = coverage?.hasBlock(flow, block);
  const edge = flow.start === block.id ? INK : '#cbd2d9';
  const text = (y: number, content: string, style: string) =>
    `<text x="${left + 14}" y="${top + y}" ${style}>${escapeXml(content)}</text>`;
  return [
    `<g><title>${escapeXml(`${block.name}: ${block.title} (${block.type}) ${block.detail}`)}</title>`,
    `<rect x="${left}" y="${top}" width="${CARD_WIDTH}" height="${bottom - top}" rx="6" fill="#fff" stroke="${edge}"/>`,
    `<path d="M${left + 6} ${top}h-0a6 6 0 0 0 -6 6V${bottom - 6}a6 6 0 0 0 6 6z" fill="${hueOf(block.type)}"/>`,
    text(19, shorten(block.name, 25), 'font-weight="600"'),
    text(36, shorten(block.title, 30), `font-size="11" fill="${FAINT}"`),
    text(52, shorten(block.detail, 31), 'font-size="10.5" fill="#52606d"'),
    covered === undefined ? '' : dot({ x: left + CARD_WIDTH - 12, y: top + 14 }, covered),
    ...block.ways.map((way, row) =>
      drawRow(
        block,
        way,
        { x: left, y: top + HEAD_HEIGHT + row * ROW_HEIGHT },
        way.target !== '' && flow.blocks.some(({ id }) => id === way.target),
        coverage?.hasWay(flow, block, way),
      ),
    ),
    '</g>',
  ].join('');
}

function drawRow(
  block: DrawnBlock,
  way: Way,
  at: Position,
  isConnected: boolean,
  covered: boolean | undefined,
): string {
  const label = branchLabel(block.type, way) || 'next';
  const [colour, shown] = isConnected ? [isFailure(way) ? FAINT : INK, label] : [LEFT_OUT, `${label}: not connected`];
  return (
    `<path d="M${at.x + 6} ${at.y}H${at.x + CARD_WIDTH}" stroke="#e4e7eb"/>` +
    `<text x="${at.x + CARD_WIDTH - (covered === undefined ? 12 : 24)}" y="${at.y + 15}" text-anchor="end" font-size="11" fill="${colour}">${escapeXml(shorten(shown, 28))}</text>` +
    (covered === undefined ? '' : dot({ x: at.x + CARD_WIDTH - 12, y: at.y + 11 }, covered))
  );
}

function drawLine({ points, goesBack }: Line, way: Way, covered: boolean | undefined): string {
  const [colour, end] = goesBack ? [BACK, 'back'] : isFailure(way) ? [FAILURE, 'failure'] : [LINE, 'line'];
  const dash = isFailure(way) ? ' stroke-dasharray="5 4"' : '';
  const opacity = covered === false ? ' opacity="0.7"' : '';
  return `<path d="${pathOf(points)}" fill="none" stroke="${colour}" stroke-width="1.5"${dash}${opacity} marker-end="url(#${end})"/>`;
}

/** A line of straight pieces with rounded corners. */
function pathOf(points: readonly Position[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${point.x} ${point.y}`;
      if (after === undefined) return `L${point.x} ${point.y}`;
      const [entry, exit] = [towards(point, before), towards(point, after)];
      return `L${entry.x} ${entry.y}Q${point.x} ${point.y} ${exit.x} ${exit.y}`;
    })
    .join('');
}

function towards(from: Position, to: Position): Position {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const share = Math.min(CORNER, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function drawLegend({ x, y }: Position, withCoverage: boolean): string {
  let at = x;
  const entry = (sign: (left: number) => string, words: string): string => {
    const drawn = `${sign(at)}<text x="${at + 26}" y="${y + 4}" font-size="11" fill="${FAINT}">${escapeXml(words)}</text>`;
    at += 46 + words.length * 6;
    return drawn;
  };
  const stroke =
    (colour: string, dash = '') =>
    (left: number) =>
      `<path d="M${left} ${y}h20" stroke="${colour}" stroke-width="1.5"${dash}/>`;
  return [
    ...HUES.map(([, hue, words]) =>
      entry((left) => `<rect x="${left + 8}" y="${y - 6}" width="6" height="12" fill="${hue}"/>`, words),
    ),
    entry(stroke(LINE), 'goes on'),
    entry(stroke(FAILURE, ' stroke-dasharray="5 4"'), 'failure'),
    entry(stroke(BACK), 'back in a loop'),
    ...(withCoverage
      ? [
          entry((left) => dot({ x: left + 12, y }, true), 'covered by scenarios'),
          entry((left) => dot({ x: left + 12, y }, false), 'not covered'),
        ]
      : []),
  ].join('');
}

function dot({ x, y }: Position, covered: boolean): string {
  return covered
    ? `<circle cx="${x}" cy="${y}" r="4" fill="${COVERED}"/>`
    : `<circle cx="${x}" cy="${y}" r="3.5" fill="#fff" stroke="${LEFT_OUT}" stroke-width="1.5"/>`;
}

function marker(id: string, colour: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colour}"/></marker>`;
}

function hueOf(type: string): string {
  return HUES.find(([pattern]) => pattern.test(type))?.[1] ?? OTHER_HUE;
}

function isFailure({ kind, branch }: Way): boolean {
  return kind === 'ERROR' && branch !== 'NoMatchingCondition';
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

function escapeXml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // A character that XML has no place for would spoil the whole document.
      .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
  );
}
