export { drawFlowAsSvg } from './draw-svg.ts';
export { type DrawTextOptions, drawFlowAsText } from './draw-text.ts';
export { type DrawnBlock, type DrawnFlow, readDrawnFlow } from './drawn-flow.ts';
export { FlowCoverage, type Uncovered, type Unreachable, uncoveredOf } from './flow-coverage.ts';
export { listProblems, NO_PROBLEMS } from './list-problems.ts';
export { type ReportOptions, reportFlow } from './report-flow.ts';
export { unreachableHere } from './unreachable-here.ts';
