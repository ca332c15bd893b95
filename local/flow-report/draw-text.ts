import { styleText } from 'node:util';
import { quoteName } from '../error-texts.ts';
import { escapeControls } from '../escape-controls.ts';
import { type Course, courseOf } from '../flow-language/course.ts';
import { isFailure, type Way } from '../flow-language/graph.ts';
import { branchLabel } from '../flow-language/index.ts';
import type { DrawnBlock, DrawnFlow } from './drawn-flow.ts';
import type { FlowCoverage } from './flow-coverage.ts';

type Style = Parameters<typeof styleText>[0];

interface DrawTextOptions {
  /** For a terminal. Default: plain text. */
  readonly colour?: boolean;
  /** The columns to keep to; longer details are cut. */
  readonly width?: number;
  /** Marks what chats have gone through, where it is given. */
  readonly coverage?: FlowCoverage;
}

/**
 * Draws a flow for a person: the way on which all is well goes straight down, every other branch is indented where it
 * leaves it. Each block is drawn once; `→` names one that is drawn elsewhere, `↩` one that closes a loop.
 */
export function drawFlowAsText(flow: DrawnFlow, options: DrawTextOptions = {}): string {
  return new TextDrawing(flow, options).draw();
}

/** The branches of a block that lead to one target: `next` and `error` may be two of them. */
interface Exit {
  readonly target: string;
  readonly ways: readonly Way[];
}

class TextDrawing {
  readonly #flow: DrawnFlow;
  readonly #options: DrawTextOptions;
  readonly #course: Course;
  readonly #byId: ReadonlyMap<string, DrawnBlock>;
  readonly #taken = new Set<string>();
  readonly #lines: string[] = [];
  readonly #nameWidth: number;

  constructor(flow: DrawnFlow, options: DrawTextOptions) {
    this.#flow = flow;
    this.#options = options;
    this.#course = courseOf(flow);
    this.#byId = new Map(flow.blocks.map((block) => [block.id, block]));
    this.#nameWidth = Math.min(30, Math.max(0, ...flow.blocks.map(({ name }) => name.length)));
  }

  draw(): string {
    this.#drawStraight(this.#flow.start, '', new Set());
    for (const { id } of this.#flow.blocks) {
      if (this.#taken.has(id)) continue;
      this.#lines.push('', this.#paint('yellow', 'No branch leads here:'));
      this.#drawStraight(id, '', new Set());
    }
    return this.#lines.join('\n');
  }

  /** A block and what follows it straight on, with the branches that leave it on the way. */
  #drawStraight(start: string, indent: string, above: ReadonlySet<string>): void {
    const row: DrawnBlock[] = [];
    for (
      let id: string | undefined = start;
      id !== undefined && !this.#taken.has(id);
      id = this.#course.straightOn(id)
    ) {
      const block = this.#byId.get(id);
      if (block === undefined) break;
      this.#taken.add(id);
      row.push(block);
    }
    const here = new Set(above);
    for (const [index, block] of row.entries()) {
      here.add(block.id);
      const following = row[index + 1]?.id;
      const exits = exitsOf(block).toSorted((a, b) => Number(b.target === following) - Number(a.target === following));
      const straight = following === undefined ? undefined : exits.shift();
      this.#drawBlock(block, indent);
      for (const [place, exit] of exits.entries()) {
        const isLast = straight === undefined && place === exits.length - 1;
        this.#drawExit(block, exit, { indent, isLast, above: here });
      }
      if (straight !== undefined) this.#drawWayOn(block, straight, indent);
    }
  }

  #drawBlock(block: DrawnBlock, indent: string): void {
    const { coverage, width = 110 } = this.#options;
    const covered = coverage?.hasBlock(this.#flow, block);
    const bullet = block.ways.length === 0 ? '■' : covered === false ? '○' : '●';
    // Indented or not, the types stand below one another.
    const name = block.name.padEnd(this.#nameWidth + 3 - indent.length);
    const title = block.name.startsWith(block.title) ? '' : block.title;
    const head = `${indent}${bullet} ${name}  ${title}`;
    const detail = cut([title === '' ? '' : ' · ', block.detail].join(''), width - head.length);
    const line = [
      this.#paint('dim', indent),
      this.#paint(colourOf(covered), bullet),
      ' ',
      this.#paint('bold', name),
      '  ',
      this.#paint('cyan', title),
      this.#paint('dim', block.detail === '' ? '' : detail),
    ];
    this.#lines.push(line.join('').trimEnd());
  }

  #drawWayOn(block: DrawnBlock, { ways }: Exit, indent: string): void {
    const [first] = ways;
    const isPlain = ways.length === 1 && first?.kind === 'NEXT';
    const label = isPlain ? '' : `  ${this.#label(block, ways)}`;
    this.#lines.push(`${this.#paint('dim', `${indent}│`)}${label}`);
  }

  #drawExit(
    block: DrawnBlock,
    exit: Exit,
    place: { indent: string; isLast: boolean; above: ReadonlySet<string> },
  ): void {
    const { indent, isLast, above } = place;
    const fails = exit.ways.every(isFailure);
    const line = `${indent}${isLast ? '╰' : '├'}${fails ? '╌' : '─'} `;
    const label = this.#label(block, exit.ways);
    const before = label === '' ? '' : `${label} `;
    const target = this.#byId.get(exit.target);
    if (target === undefined) {
      const where = exit.target === '' ? 'not connected' : `${quoteName(exit.target)}, which is not there`;
      this.#lines.push(`${this.#paint('dim', line)}${before}${this.#paint('red', `✗ ${where}`)}`);
      return;
    }
    if (this.#taken.has(target.id)) {
      const arrow = above.has(target.id) && !this.#course.leadsOn(block.id, target.id) ? '↩ to' : '→';
      this.#lines.push(`${this.#paint('dim', line)}${before}${this.#paint('dim', `${arrow} ${target.name}`)}`);
      return;
    }
    this.#lines.push(`${this.#paint('dim', line)}${label}`);
    this.#drawStraight(target.id, `${indent}${isLast ? ' ' : '│'}  `, above);
  }

  #label(block: DrawnBlock, ways: readonly Way[]): string {
    const { coverage } = this.#options;
    return ways
      .map((way) => {
        const covered = coverage?.hasWay(this.#flow, block, way);
        const name = escapeControls(branchLabel(block.type, way)) || (ways.length > 1 ? 'next' : '');
        return this.#paint(isFailure(way) ? 'dim' : 'yellow', `${name}${covered === false ? ' ○' : ''}`.trim());
      })
      .join(this.#paint('dim', ', '));
  }

  #paint(style: Style, text: string): string {
    return this.#options.colour === true && text !== '' ? styleText(style, text, { validateStream: false }) : text;
  }
}

function exitsOf(block: DrawnBlock): Exit[] {
  const byTarget = Map.groupBy(block.ways, ({ target }) => target);
  return [...byTarget].map(([target, ways]) => ({ target, ways }));
}

function colourOf(covered: boolean | undefined): Style {
  if (covered === undefined) return 'white';
  return covered ? 'green' : 'red';
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1)).trimEnd()}…`;
}
