import type { EventHook } from '../../../local/flow-language/index.ts';
import type { Block } from './block.ts';
import { displayName, noMatchingError, withDesigner } from './branches.ts';

/** Set working queue: the queue that a later transfer to queue takes. */
export function setQueue<const Next extends string>(block: {
  queueArn: string;
  /** What the designer shows instead of the ARN. */
  queueName?: string;
  next: Next;
  onError: Next;
}): Block<Next> {
  return {
    type: 'UpdateContactTargetQueue',
    parameters: { QueueId: block.queueArn },
    next: block.next,
    errors: [noMatchingError(block.onError)],
    ...queueDesigner(block.queueName),
  };
}

/** Set working queue by agent: the agent's own queue. */
export function setAgentQueue<const Next extends string>(block: {
  /** The id or ARN of a user, or a reference to it. */
  agentId: string;
  next: Next;
  onError: Next;
}): Block<Next> {
  return {
    type: 'UpdateContactTargetQueue',
    parameters: { AgentId: block.agentId },
    next: block.next,
    errors: [noMatchingError(block.onError)],
  };
}

/** Transfer to queue: ends this flow for the contact. The service refuses it without the branch for a full queue. */
export function transferToQueue<const Next extends string>(block: { onQueueFull: Next; onError: Next }): Block<Next> {
  return {
    type: 'TransferContactToQueue',
    parameters: {},
    next: block.onError,
    errors: [{ error: 'QueueAtCapacity', next: block.onQueueFull }, noMatchingError(block.onError)],
  };
}

/** Transfer to queue in a customer queue flow: takes the contact out of its queue and puts it into another. */
export function dequeueToQueue<const Next extends string>(block: {
  queueArn: string;
  /** What the designer shows instead of the ARN. */
  queueName?: string;
  onQueueFull: Next;
  onError: Next;
}): Block<Next> {
  return {
    type: 'DequeueContactAndTransferToQueue',
    parameters: { QueueId: block.queueArn },
    next: block.onError,
    errors: [{ error: 'QueueAtCapacity', next: block.onQueueFull }, noMatchingError(block.onError)],
    ...queueDesigner(block.queueName),
  };
}

/** Set customer queue flow, set disconnect flow and their like: one hook a block, as the console writes it. */
export function setEventHook<const Next extends string>(block: {
  hook: EventHook;
  flowArn: string;
  /** What the designer shows instead of the ARN. */
  flowName: string;
  next: Next;
  onError: Next;
}): Block<Next> {
  return {
    type: 'UpdateContactEventHooks',
    parameters: { EventHooks: { [block.hook]: block.flowArn } },
    next: block.next,
    errors: [noMatchingError(block.onError)],
    designer: {
      parameters: { EventHooks: { [block.hook]: { displayName: block.flowName } } },
      contactFlow: { text: block.flowName, id: block.flowArn },
      ...(block.hook.startsWith('Customer') ? { customerOrAgent: true } : {}),
    },
  };
}

/** Transfer to flow: goes on in another flow, and does not come back. */
export function transferToFlow<const Next extends string>(block: {
  flowArn: string;
  /** What the designer shows instead of the ARN. */
  flowName?: string;
  onError: Next;
}): Block<Next> {
  return {
    type: 'TransferToFlow',
    parameters: { ContactFlowId: block.flowArn },
    next: block.onError,
    errors: [noMatchingError(block.onError)],
    ...withDesigner({
      ...displayName('ContactFlowId', block.flowName),
      ...(block.flowName === undefined ? {} : { contactFlow: { text: block.flowName, id: block.flowArn } }),
    }),
  };
}

/** Invoke module: runs a flow module and goes on after it. `$.External` is not shared; contact attributes are. */
export function invokeModule<const Next extends string>(block: {
  moduleArn: string;
  /** What the designer shows instead of the ARN. */
  moduleName?: string;
  next: Next;
  onError: Next;
}): Block<Next> {
  return {
    type: 'InvokeFlowModule',
    parameters: { FlowModuleId: block.moduleArn },
    next: block.next,
    errors: [noMatchingError(block.onError)],
    ...withDesigner(displayName('FlowModuleId', block.moduleName)),
  };
}

/** Return from module: the flow that invoked the module goes on. */
export function returnFromModule(): Block<never> {
  return { type: 'EndFlowModuleExecution', parameters: {} };
}

/** Disconnect: ends the contact. */
export function disconnect(): Block<never> {
  return { type: 'DisconnectParticipant', parameters: {} };
}

/** End flow: ends a queue or whisper flow, and leaves the contact where it is. */
export function endFlow(): Block<never> {
  return { type: 'EndFlowExecution', parameters: {} };
}

function queueDesigner(queueName: string | undefined): Pick<Block, 'designer'> {
  return withDesigner({
    ...displayName('QueueId', queueName),
    ...(queueName === undefined ? {} : { queue: { text: queueName } }),
  });
}
