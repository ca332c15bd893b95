import { isFailure, type Way } from '../flow-language/graph.ts';
import type { Position } from '../flow-language/layout.ts';
import type { DrawnFlow } from './drawn-flow.ts';
import { type FlowCoverage, marksOf, type Unreachable } from './flow-coverage.ts';
import { drawCard, HUES } from './svg-card.ts';
import { type Box, boxesOf, HEAD_HEIGHT, type Line, LineRouter } from './svg-geometry.ts';
import { BACK, dot, escapeXml, FAILURE, FAINT, INK, LINE } from './svg-paint.ts';

const MARGIN = 40;
const TITLE_HEIGHT = 64;
const LEGEND_HEIGHT = 44;
const CORNER = 8;
const START_WIDTH = 76;

interface DrawSvgOptions {
  /** Marks what chats have gone through, where it is given. */
  readonly coverage?: FlowCoverage;
  /** With coverage: why some branches cannot be taken here. */
  readonly unreachable?: Unreachable;
}

/**
 * Draws a flow as an SVG document: its blocks where the flow designer has them, one row for each branch. Failures are
 * fainter, loops in a colour of their own; with coverage, it shows what chats have gone through.
 */
export function drawFlowAsSvg(flow: DrawnFlow, options: DrawSvgOptions = {}): string {
  const markOf = marksOf(flow, options);
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
      (isFailure(way) ? failures : lines).push(drawLine(line, way));
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
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`,
    ` viewBox="${left} ${top} ${width} ${height}"`,
    ` font-family="ui-sans-serif, system-ui, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="12" fill="${INK}">`,
    `<title>${escapeXml(flow.name)}</title>`,
    `<defs>${marker('line', LINE)}${marker('failure', FAILURE)}${marker('back', BACK)}</defs>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#f7f9fb"/>`,
    drawTitle(flow, { x: left + MARGIN, y: top + 42 }),
    // Where lines run together, those that are taken when all is well lie on top.
    ...failures,
    ...lines,
    drawStart(start),
    ...flow.blocks.map((block) => {
      const box = boxes.get(block.id);
      return box === undefined ? '' : drawCard(flow, block, box, markOf);
    }),
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

function drawLine({ points, goesBack }: Line, way: Way): string {
  const [colour, end] = goesBack ? [BACK, 'back'] : isFailure(way) ? [FAILURE, 'failure'] : [LINE, 'line'];
  const dash = isFailure(way) ? ' stroke-dasharray="5 4"' : '';
  const stroke = `stroke="${colour}" stroke-width="1.5"${dash}`;
  return `<path d="${pathOf(points)}" fill="none" ${stroke} marker-end="url(#${end})"/>`;
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
    const left = at;
    at += 46 + words.length * 6;
    return `${sign(left)}<text x="${left + 26}" y="${y + 4}" font-size="11" fill="${FAINT}">${escapeXml(words)}</text>`;
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
          entry((left) => dot({ x: left + 12, y }, 'COVERED'), 'covered by scenarios'),
          entry((left) => dot({ x: left + 12, y }, 'LEFT_OUT'), 'not covered'),
          entry((left) => dot({ x: left + 12, y }, 'NOT_HERE'), 'cannot happen here'),
        ]
      : []),
  ].join('');
}

function marker(id: string, colour: string): string {
  const size = 'viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"';
  return `<marker id="${id}" ${size}><path d="M0 0L8 4L0 8z" fill="${colour}"/></marker>`;
}
