export { actionRunners } from './action-runners.ts';
export type { FlowEvent, FlowEventDetail, FlowPosition } from './flow-events.ts';
export { FlowRunner } from './flow-runner.ts';
export { type Flow, FlowStore } from './flow-store.ts';
export { LexBots, type LexScripts, type LexTurn } from './lex-bots.ts';
export { isOpen, isTimeZone } from './opening-hours.ts';
export type { Staffing } from './run-context.ts';
