export type { Block, Condition, ErrorBranch, Operator } from './block.ts';
export {
  action,
  compare,
  disconnect,
  type EventHook,
  endFlow,
  invokeFunction,
  message,
  setAttributes,
  setEventHook,
  setLogging,
  setQueue,
  transferToQueue,
  wait,
  waitForBot,
  waitForCustomer,
} from './blocks.ts';
export { type Flow, type FlowDefinition, flow } from './flow.ts';
export { type FlowProblem, InvalidFlow } from './invalid-flow.ts';
