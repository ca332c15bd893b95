import { styleText } from 'node:util';
import { escapeControls } from '../escape-controls.ts';
import { branchLabel, flowTypeName } from '../flow-language/index.ts';
import { drawFlowAsText } from './draw-text.ts';
import type { DrawnFlow } from './drawn-flow.ts';
import { type FlowCoverage, type Uncovered, type Unreachable, uncoveredOf } from './flow-coverage.ts';
import type { ListedProblems } from './list-problems.ts';

type Style = Parameters<typeof styleText>[0];

interface ReportOptions {
  readonly colour?: boolean;
  readonly width?: number;
  readonly coverage?: FlowCoverage;
  /** With coverage: why some branches cannot be taken here. */
  readonly unreachable?: Unreachable;
}

/** All that there is to say of a flow: its drawing, what chats have left out of it, and what is wrong with it. */
export function reportFlow(flow: DrawnFlow, problems: ListedProblems, options: ReportOptions = {}): string {
  const { colour = false, coverage, unreachable = () => undefined } = options;
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const size = `${count(flow.blocks.length, 'block')}, ${count(waysIn(flow), 'branch', 'branches')}`;
  return [
    `${paint('bold', flow.name)}  ${paint('dim', `${flowTypeName(flow.type)}, ${size}`)}`,
    '',
    drawFlowAsText(flow, options),
    '',
    ...(coverage === undefined ? [] : coverageLines(flow, uncoveredOf(flow, coverage, unreachable), paint)),
    ...problemLines(problems, paint),
  ].join('\n');
}

type Paint = (style: Style, text: string) => string;

function coverageLines(flow: DrawnFlow, uncovered: readonly Uncovered[], paint: Paint): readonly string[] {
  const name = ({ block, way }: Uncovered) => {
    if (way === undefined) return `block "${block.name}"`;
    return `"${block.name}" ${escapeControls(branchLabel(block.type, way)) || 'next'}`;
  };
  const open = uncovered.filter(({ reason }) => reason === undefined);
  const excused = uncovered.flatMap((entry) => (entry.reason === undefined ? [] : [`${name(entry)}: ${entry.reason}`]));
  return [
    open.length === 0
      ? paint('green', `Scenarios cover all of it${excused.length === 0 ? '' : ' that can happen here'}.`)
      : paint('yellow', `Scenarios leave out ${open.length} of ${flow.blocks.length + waysIn(flow)}:`),
    ...open.map((entry) => `  ○ ${name(entry)}`),
    ...excused.map((line) => paint('dim', `  ○ ${line}`)),
  ];
}

function problemLines({ refused, stoodIn, warnings, foreign }: ListedProblems, paint: Paint): readonly string[] {
  const list = (style: Style, title: string, icon: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [paint(style, title), ...lines.map((line) => `  ${icon} ${line}`)];
  return [
    ...(refused.length === 0 ? [paint('green', 'Validation finds nothing to refuse.')] : []),
    ...list('red', 'Amazon Connect would refuse it:', '✗', refused),
    ...list('yellow', 'Local Connect stands in for:', '◇', stoodIn),
    ...list('cyan', 'Of another instance, and made local when it is loaded:', '+', foreign),
    ...list('yellow', 'Worth a look:', '!', warnings),
  ];
}

function waysIn(flow: DrawnFlow): number {
  return flow.blocks.reduce((sum, { ways }) => sum + ways.length, 0);
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
