export { ChatTimeForWorkers } from './chat-time.ts';
export type { LogLine } from './function-worker.ts';
export type { DeployedFunction, Invocation, InvocationResult, Invoke } from './invocation.ts';
export { InvocationLog } from './invocation-log.ts';
export { LambdaHost } from './lambda-host.ts';
