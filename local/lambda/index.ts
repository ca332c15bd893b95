export { ChatTimeForWorkers } from './chat-time.ts';
export type { LogLine } from './function-worker.ts';
export type { DeployedFunction, Invocation, InvocationResult, Invoke } from './invocation.ts';
export { InvocationLog, type KeptInvocation } from './invocation-log.ts';
export { LambdaHost, type LambdaHostParts } from './lambda-host.ts';
