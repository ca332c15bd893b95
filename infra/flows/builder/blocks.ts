import type { Block, Condition, ErrorBranch, Operator } from './block.ts';

// The Flow language as the console exports it: whole numbers are written as strings, and a block whose every path is a
// branch repeats its catch-all branch as the next action.

/** Play prompt, in a chat: says a text. The service takes it without an error branch. */
export function message<const Next extends string>(block: { text: string; next: Next; onError?: Next }): Block<Next> {
  return {
    type: 'MessageParticipant',
    parameters: { Text: block.text },
    next: block.next,
    ...(block.onError === undefined ? {} : { errors: [noMatchingError(block.onError)] }),
  };
}

/** Invoke AWS Lambda function, waiting for its answer, a flat map of strings, which `$.External` then holds. */
export function invokeFunction<const Next extends string>(block: {
  functionArn: string;
  /** 1 to 8. */
  timeLimitSeconds: number;
  /** The function's parameters: texts, or references such as `$.Attributes.policy`. */
  parameters?: Readonly<Record<string, string>>;
  next: Next;
  onError: Next;
}): Block<Next> {
  return {
    type: 'InvokeLambdaFunction',
    parameters: {
      LambdaFunctionARN: block.functionArn,
      InvocationTimeLimitSeconds: String(block.timeLimitSeconds),
      InvocationType: 'SYNCHRONOUS',
      LambdaInvocationAttributes: block.parameters ?? {},
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    next: block.next,
    errors: [noMatchingError(block.onError)],
    designer: { dynamicMetadata: Object.fromEntries(Object.keys(block.parameters ?? {}).map((name) => [name, false])) },
  };
}

interface WaitBranches<Next extends string> {
  /** Up to 604,800, which is 7 days. */
  readonly seconds: number;
  readonly onTimeExpired: Next;
  readonly onError: Next;
}

/** Wait: lets time pass. */
export function wait<const Next extends string>(block: WaitBranches<Next>): Block<Next> {
  return waitBlock(block, [], []);
}

/** Wait for the customer: ends early when the customer sends a message. */
export function waitForCustomer<const Next extends string>(
  block: WaitBranches<Next> & { readonly onCustomerReturned: Next },
): Block<Next> {
  return waitBlock(block, [equals('CustomerReturned', block.onCustomerReturned)], []);
}

/** Wait for the custom participant: ends early when it leaves; *not found* when there is none. */
export function waitForBot<const Next extends string>(
  block: WaitBranches<Next> & { readonly onBotDisconnected: Next; readonly onNoBot: Next },
): Block<Next> {
  const disconnected = equals('BotParticipantDisconnected', block.onBotDisconnected);
  return waitBlock(block, [disconnected], [{ error: 'ParticipantNotFound', next: block.onNoBot }]);
}

function waitBlock<const Next extends string>(
  block: WaitBranches<Next>,
  events: readonly Condition<Next>[],
  errors: readonly ErrorBranch<Next>[],
): Block<Next> {
  const inMinutes = block.seconds % 60 === 0;
  return {
    type: 'Wait',
    parameters: {
      TimeLimitSeconds: String(block.seconds),
      ...(events.length === 0 ? {} : { Events: events.map(({ operand }) => operand) }),
    },
    next: block.onError,
    conditions: [...events, equals('WaitCompleted', block.onTimeExpired)],
    errors: [...errors, noMatchingError(block.onError)],
    designer: inMinutes
      ? { parameters: { TimeLimitSeconds: { unit: 60 } }, timeoutUnit: { display: 'Minutes', value: 'minute' } }
      : { parameters: { TimeLimitSeconds: { unit: 1 } }, timeoutUnit: { display: 'Seconds', value: 'second' } },
  };
}

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
    ...(block.queueName === undefined ? {} : { designer: { queue: { text: block.queueName } } }),
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

/** The flows that a chat can have set for later (developer guide, contact-actions-updatecontacteventhooks). */
export type EventHook =
  | 'CustomerQueue'
  | 'CustomerRemaining'
  | 'CustomerHold'
  | 'CustomerWhisper'
  | 'AgentHold'
  | 'AgentWhisper'
  | 'DefaultAgentUI'
  | 'DisconnectAgentUI'
  | 'PauseContact'
  | 'ResumeContact';

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

/** Set contact attributes, of this contact's chat. */
export function setAttributes<const Next extends string>(block: {
  attributes: Readonly<Record<string, string>>;
  next: Next;
  onError: Next;
}): Block<Next> {
  return {
    type: 'UpdateContactAttributes',
    parameters: { Attributes: block.attributes, TargetContact: 'Current' },
    next: block.next,
    errors: [noMatchingError(block.onError)],
  };
}

/** Check contact attributes: takes the first condition that holds. */
export function compare<const Next extends string>(block: {
  /** One reference, for example `$.External.status`. */
  value: string;
  conditions: readonly { readonly operator?: Operator; readonly operand: string; readonly next: Next }[];
  otherwise: Next;
}): Block<Next> {
  return {
    type: 'Compare',
    parameters: { ComparisonValue: block.value },
    next: block.otherwise,
    conditions: block.conditions.map(({ operator = 'Equals', operand, next }) => ({ operator, operand, next })),
    errors: [{ error: 'NoMatchingCondition', next: block.otherwise }],
  };
}

/** Set logging behaviour: whether the flow's steps are logged. Has no error branch. */
export function setLogging<const Next extends string>(block: { enabled: boolean; next: Next }): Block<Next> {
  return {
    type: 'UpdateFlowLoggingBehavior',
    parameters: { FlowLoggingBehavior: block.enabled ? 'Enabled' : 'Disabled' },
    next: block.next,
  };
}

/** Disconnect: ends the contact. */
export function disconnect(): Block<never> {
  return { type: 'DisconnectParticipant', parameters: {} };
}

/** End flow: ends a queue or whisper flow, and leaves the contact where it is. */
export function endFlow(): Block<never> {
  return { type: 'EndFlowExecution', parameters: {} };
}

/** Any other action, word for word as the Flow language has it. It is checked like the others. */
export function action<const Next extends string>(block: Block<Next>): Block<Next> {
  return block;
}

function equals<const Next extends string>(operand: string, next: Next): Condition<Next> {
  return { operator: 'Equals', operand, next };
}

function noMatchingError<const Next extends string>(next: Next): ErrorBranch<Next> {
  return { error: 'NoMatchingError', next };
}
