export { drawFlowAsSvg } from './draw-svg.ts';
export { drawFlowAsText } from './draw-text.ts';
export { readDrawnFlow } from './drawn-flow.ts';
export { FlowCoverage, uncoveredOf } from './flow-coverage.ts';
export { listProblems, NO_PROBLEMS } from './list-problems.ts';
export { reportFlow } from './report-flow.ts';
export { unreachableHere } from './unreachable-here.ts';
