import { isFailure, type Way } from '../flow-language/graph.ts';
import { getKnown } from '../flow-language/known.ts';
import type { Position } from '../flow-language/layout.ts';
import type { DrawnBlock, DrawnFlow } from './drawn-flow.ts';
import { type FlowCoverage, marksOf, type Unreachable } from './flow-coverage.ts';
import { drawCard } from './svg-card.ts';
import { type Box, boxesOf, HEAD_HEIGHT, type Line, LineRouter, MARGIN, START_WIDTH } from './svg-geometry.ts';
import { drawLegend, LEGEND_LINE, legendLines } from './svg-legend.ts';
import { escapeXml } from './svg-paint.ts';

const TITLE_HEIGHT = 56;
const CORNER = 8;
/** What a pane beside a chat, and a page of a document, have room for. */
const DEFAULT_WIDTH = 900;
const LEAST_WIDTH = 280;

interface DrawSvgOptions {
  /** How wide the drawing may be, where a card and its margins fit into that. Default: 900. */
  readonly width?: number;
  /** The style sheet that goes into the document; a page has its own. */
  readonly style?: string;
  /** Marks what chats have gone through, where it is given. */
  readonly coverage?: FlowCoverage;
  /** With coverage: why some branches cannot be taken here. */
  readonly unreachable?: Unreachable;
}

/**
 * Draws a flow as an SVG document. Its blocks stand in rows that wrap at the width, with one line in a card for each
 * branch. Failures have open arrowheads, loops a colour of their own; blocks that Local Connect stands in for are
 * hatched. With coverage, it shows what chats have gone through. Cards and ways carry `data-` attributes by which a
 * page finds them.
 */
export function drawFlowAsSvg(flow: DrawnFlow, options: DrawSvgOptions = {}): string {
  const wanted = Math.max(LEAST_WIDTH, options.width ?? DEFAULT_WIDTH);
  const markOf = marksOf(flow, options);
  const boxes = boxesOf(flow, wanted);
  const lines = linesOf(flow, boxes);
  const start = boxes.get(flow.start);
  const reach: Box[] = [...boxes.values(), ...lines.flatMap(({ line }) => line.points.map(asBox))];
  if (start !== undefined) reach.push({ ...start, left: start.left - START_WIDTH });
  const least = (values: readonly number[]) => (values.length === 0 ? 0 : Math.min(...values));
  const left = least(reach.map((box) => box.left)) - MARGIN;
  const top = least(reach.map((box) => box.top)) - MARGIN - TITLE_HEIGHT;
  const width = Math.max(LEAST_WIDTH, Math.max(0, ...reach.map((box) => box.right)) - left + MARGIN);
  const legend = legendLines(options.coverage !== undefined, width - 2 * MARGIN);
  const bottom = Math.max(0, ...reach.map((box) => box.bottom)) + MARGIN;
  const height = bottom - top + legend.length * LEGEND_LINE + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="flow-drawing" width="${width}" height="${height}"`,
    ` viewBox="${left} ${top} ${width} ${height}" role="img" aria-label="${escapeXml(`The flow ${flow.name}`)}">`,
    options.style === undefined ? '' : `<style>${escapeXml(options.style).replaceAll('&quot;', '"')}</style>`,
    `<defs>${marker('next', FULL)}${marker('failure', OPEN)}${marker('back', FULL)}${HATCH}</defs>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" class="ground"/>`,
    drawTitle(flow, { x: left + MARGIN, y: top + 40 }),
    // Where lines run together, those that are taken when all is well lie on top.
    ...lines.filter(({ way }) => isFailure(way)).map(drawLine),
    ...lines.filter(({ way }) => !isFailure(way)).map(drawLine),
    drawStart(start),
    ...flow.blocks.map((block) => drawCard(flow, block, getKnown(boxes, block.id), markOf)),
    drawLegend(legend, { x: left + MARGIN, y: bottom + LEGEND_LINE / 2 }),
    '</svg>\n',
  ].join('\n');
}

interface DrawnWay {
  readonly block: DrawnBlock;
  readonly way: Way;
  readonly line: Line;
}

function linesOf(flow: DrawnFlow, boxes: ReadonlyMap<string, Box>): readonly DrawnWay[] {
  const router = new LineRouter(flow, boxes);
  return flow.blocks.flatMap((block) =>
    block.ways.flatMap((way, row) => {
      const line = router.route(block, row, way);
      return line === undefined ? [] : [{ block, way, line }];
    }),
  );
}

const asBox = ({ x, y }: Position): Box => ({ left: x, right: x, top: y, bottom: y });

function drawStart(start: Box | undefined): string {
  if (start === undefined) return '';
  const { left, y } = { left: start.left - START_WIDTH, y: start.top + HEAD_HEIGHT / 2 };
  return (
    `<rect x="${left}" y="${y - 10}" width="36" height="20" rx="10" class="pill"/>` +
    `<text x="${left + 18}" y="${y + 4}" class="middle small on-pill">start</text>` +
    `<path d="M${left + 36} ${y}H${start.left}" class="way begin" marker-end="url(#next)"/>`
  );
}

function drawTitle({ name, type, blocks }: DrawnFlow, { x, y }: Position): string {
  const about = `${type} · ${blocks.length} ${blocks.length === 1 ? 'block' : 'blocks'}`;
  return (
    `<text x="${x}" y="${y}" class="title">${escapeXml(name)}</text>` +
    `<text x="${x}" y="${y + 20}" class="faint">${escapeXml(about)}</text>`
  );
}

function drawLine({ block, way, line: { points, goesBack } }: DrawnWay): string {
  const head = isFailure(way) ? 'failure' : goesBack ? 'back' : 'next';
  const classes = `way ${isFailure(way) ? 'failure ' : ''}${goesBack ? 'back' : ''}`.trim();
  const found = `data-from="${escapeXml(block.id)}" data-branch="${escapeXml(way.branch)}"`;
  return `<path d="${pathOf(points)}" class="${classes}" ${found} marker-end="url(#${head})"/>`;
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

const FULL = 'M1 1L9 5L1 9z';
/** A kite whose inside shows the ground. */
const OPEN = 'M1 5L5 1.5L9 5L5 8.5z';

function marker(kind: string, shape: string): string {
  const size = 'viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10" orient="auto"';
  return `<marker id="${kind}" ${size} markerUnits="userSpaceOnUse"><path d="${shape}" class="head ${kind}"/></marker>`;
}

const HATCH =
  '<pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  '<path d="M0 0V8" class="hatch-line"/></pattern>';
