import type { Operator } from '../../../local/flow-language/index.ts';
import type { Block } from './block.ts';
import { displayName, equals, noMatchingError, withDesigner } from './branches.ts';

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

/** Set flow attributes: they last as long as this flow, and neither modules nor later flows see them. */
export function setFlowAttributes<const Next extends string>(block: {
  attributes: Readonly<Record<string, string>>;
  next: Next;
  /** The console draws an error branch, the developer guide knows none: it may be left out. */
  onError?: Next;
}): Block<Next> {
  return {
    type: 'UpdateFlowAttributes',
    parameters: {
      FlowAttributes: Object.fromEntries(Object.entries(block.attributes).map(([name, Value]) => [name, { Value }])),
    },
    next: block.next,
    ...(block.onError === undefined ? {} : { errors: [noMatchingError(block.onError)] }),
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

/** Check hours of operation: those named, else the hours of the queue that was set before. */
export function checkHours<const Next extends string>(block: {
  hoursArn?: string;
  /** What the designer shows instead of the ARN. */
  hoursName?: string;
  onOpen: Next;
  onClosed: Next;
  onError: Next;
}): Block<Next> {
  return {
    type: 'CheckHoursOfOperation',
    parameters: block.hoursArn === undefined ? {} : { HoursOfOperationId: block.hoursArn },
    next: block.onError,
    conditions: [equals('True', block.onOpen), equals('False', block.onClosed)],
    errors: [noMatchingError(block.onError)],
    ...withDesigner(displayName('HoursOfOperationId', block.hoursName)),
  };
}

/** Loop: goes round so many times, then is done once, and would begin anew. */
export function loop<const Next extends string>(block: {
  /** 0 to 100, or one reference. */
  times: number | string;
  onRound: Next;
  onDone: Next;
}): Block<Next> {
  return {
    type: 'Loop',
    parameters: { LoopCount: String(block.times) },
    next: block.onDone,
    conditions: [equals('ContinueLooping', block.onRound), equals('DoneLooping', block.onDone)],
  };
}

/** Distribute by percentage: each share is a whole percentage of the chats; the rest goes on to `otherwise`. */
export function distribute<const Next extends string>(block: {
  shares: readonly { readonly percent: number; readonly next: Next }[];
  otherwise: Next;
}): Block<Next> {
  let sum = 0;
  return {
    type: 'DistributeByPercentage',
    parameters: {},
    next: block.otherwise,
    conditions: block.shares.map(({ percent, next }) => {
      sum += percent;
      // The service draws from 1 to 100 and compares: 30 % is "less than 31".
      return { operator: 'NumberLessThan', operand: String(sum + 1), next };
    }),
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

/** Any other action, word for word as the Flow language has it. It is checked like the others. */
export function action<const Next extends string>(block: Block<Next>): Block<Next> {
  return block;
}
