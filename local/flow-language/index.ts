export type { FlowAction, FlowContent, FlowTransitions, FlowType } from './flow.ts';
export { type Problem, validate } from './validate.ts';
