export type { EventHook, Operator } from '../../../local/flow-language/index.ts';
export type { Block, Condition, ErrorBranch } from './block.ts';
export {
  dequeueToQueue,
  disconnect,
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
export { type Flow, flow } from './flow.ts';
export type { FlowDefinition } from './flow-definition.ts';
export { type FlowProblem, UndeployableFlow } from './undeployable-flow.ts';
