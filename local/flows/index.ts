export { actionRunners } from './action-runners.ts';
export type { FlowEvent, FlowEventDetail, FlowPosition } from './flow-events.ts';
export { FlowRunner } from './flow-runner.ts';
export { type Flow, FlowStore } from './flow-store.ts';
