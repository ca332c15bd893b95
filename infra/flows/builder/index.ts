export type { Block, Condition, ErrorBranch, Operator } from './block.ts';
export {
  dequeueToQueue,
  disconnect,
  type EventHook,
  endFlow,
  invokeModule,
  returnFromModule,
  setAgentQueue,
  setEventHook,
  setQueue,
  transferToFlow,
  transferToQueue,
} from './blocks-between-flows.ts';
export { goOnFrom, invokeFunction, message, wait, waitForBot, waitForCustomer } from './blocks-of-a-chat.ts';
export {
  action,
  checkHours,
  compare,
  distribute,
  loop,
  setAttributes,
  setFlowAttributes,
  setLogging,
} from './blocks-of-a-flow.ts';
export { type Flow, type FlowDefinition, flow } from './flow.ts';
export { type FlowProblem, InvalidFlow } from './invalid-flow.ts';
