import type { Contact } from '../engine/index.ts';
import { isoTime } from '../iso-time.ts';
import type { Flow } from './flow-store.ts';

/** What a flow run tells the timeline; no attribute value and no message text is in it. */
export type FlowEvent = { readonly contact: Contact; readonly flow: Flow } & FlowEventDetail;

export type FlowEventDetail =
  | { readonly type: 'FLOW_STARTED' }
  | { readonly type: 'FLOW_ACTION'; readonly actionId: string; readonly actionType: string; readonly title: string }
  /** The branch that an action took, where it had a choice: a condition's operand, or an error's type with a reason. */
  | ({ readonly type: 'FLOW_BRANCH'; readonly actionId: string } & BranchTaken)
  /** The action waits for chat time, and goes on by itself then; told anew when the time begins anew. */
  | { readonly type: 'FLOW_WAITS'; readonly actionId: string; readonly untilMs: number }
  /** Local Connect stood in for an action that it does not emulate; `takes` says what the chat takes there. */
  | {
      readonly type: 'FLOW_STOOD_IN';
      readonly actionId: string;
      readonly actionType: string;
      readonly title: string;
      readonly takes: string;
    }
  | {
      readonly type: 'LAMBDA_INVOKED';
      readonly actionId: string;
      readonly functionName: string;
      readonly attempt: number;
    }
  | {
      readonly type: 'LAMBDA_ANSWERED';
      readonly actionId: string;
      readonly functionName: string;
      readonly result: Readonly<Record<string, unknown>>;
      readonly requestId: string | undefined;
    }
  | {
      readonly type: 'LAMBDA_FAILED';
      readonly actionId: string;
      readonly functionName: string;
      readonly errorName: string;
      readonly errorMessage: string;
      readonly requestId: string | undefined;
    }
  | { readonly type: 'FLOW_FAILED'; readonly actionId: string; readonly message: string }
  | { readonly type: 'FLOW_ENDED' };

type BranchTaken = {
  /** A condition's operand, or an error's type. */
  readonly branch: string;
  /** The branch in the flow designer's words. */
  readonly label: string;
  readonly reason?: string;
};

/** `title` is what the flow designer calls the block's type. */
type ActionOfType = { readonly actionType: string; readonly title: string };

/** What is written down of each type of flow event: `flow` is its name, `action` the block's identifier. */
export interface FlowDetails {
  readonly FLOW_STARTED: { readonly flow: string; readonly flowType: string };
  readonly FLOW_ACTION: InBlock & ActionOfType;
  readonly FLOW_BRANCH: InBlock & BranchTaken;
  /** `until` is ISO 8601 in UTC. */
  readonly FLOW_WAITS: InBlock & { readonly until: string };
  readonly FLOW_STOOD_IN: InBlock & ActionOfType & { readonly takes: string };
  readonly LAMBDA_INVOKED: InFunction & { readonly attempt: number };
  readonly LAMBDA_ANSWERED: InFunction & Ran & { readonly result: Readonly<Record<string, unknown>> };
  readonly LAMBDA_FAILED: InFunction & Ran & { readonly errorName: string; readonly errorMessage: string };
  readonly FLOW_FAILED: InBlock & { readonly message: string };
  readonly FLOW_ENDED: { readonly flow: string };
}

type InBlock = { readonly flow: string; readonly action: string };

type InFunction = InBlock & { readonly function: string };

/** `requestId` of `GET /local/invocations/{requestId}`, where the function itself ran. */
type Ran = { readonly requestId?: string };

/** What is written down of a flow event. */
type FlowRecord = {
  readonly [Type in keyof FlowDetails]: {
    readonly type: Type;
    readonly role: null;
    readonly detail: FlowDetails[Type];
  };
}[keyof FlowDetails];

/** A flow event in plain values, under the names that a timeline has for them. */
export function recordOfFlow(event: FlowEvent): FlowRecord {
  const { name: flow, type: flowType } = event.flow;
  switch (event.type) {
    case 'FLOW_STARTED':
      return { type: event.type, role: null, detail: { flow, flowType } };
    case 'FLOW_ACTION': {
      const { type, actionId: action, actionType, title } = event;
      return { type, role: null, detail: { flow, action, actionType, title } };
    }
    case 'FLOW_BRANCH': {
      const { type, actionId: action, branch, label, reason } = event;
      const why = reason === undefined ? {} : { reason };
      return { type, role: null, detail: { flow, action, branch, label, ...why } };
    }
    case 'FLOW_WAITS': {
      const { type, actionId: action, untilMs } = event;
      return { type, role: null, detail: { flow, action, until: isoTime(untilMs) } };
    }
    case 'FLOW_STOOD_IN': {
      const { type, actionId: action, actionType, title, takes } = event;
      return { type, role: null, detail: { flow, action, actionType, title, takes } };
    }
    case 'LAMBDA_INVOKED': {
      const { type, actionId: action, attempt } = event;
      return { type, role: null, detail: { flow, action, function: event.functionName, attempt } };
    }
    case 'LAMBDA_ANSWERED': {
      const { type, actionId: action, result } = event;
      return { type, role: null, detail: { flow, action, function: event.functionName, result, ...ranAs(event) } };
    }
    case 'LAMBDA_FAILED': {
      const { type, actionId: action, functionName, errorName, errorMessage } = event;
      const detail = { flow, action, function: functionName, errorName, errorMessage, ...ranAs(event) };
      return { type, role: null, detail };
    }
    case 'FLOW_FAILED': {
      const { type, actionId: action, message } = event;
      return { type, role: null, detail: { flow, action, message } };
    }
    case 'FLOW_ENDED':
      return { type: event.type, role: null, detail: { flow } };
  }
}

function ranAs({ requestId }: { readonly requestId: string | undefined }): Ran {
  return requestId === undefined ? {} : { requestId };
}

/** Where a flow run stands: the `flow` of `GET /local/contacts/{contactId}`. */
export interface FlowPosition {
  readonly name: string;
  readonly type: string;
  readonly action: string;
  readonly path: readonly string[];
}
