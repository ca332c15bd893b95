import type { Contact } from '../engine/index.ts';
import type { Flow } from './flow-store.ts';

/** What a flow run tells the timeline; no attribute value and no message text is in it. */
export type FlowEvent = { readonly contact: Contact; readonly flow: Flow } & FlowEventDetail;

export type FlowEventDetail =
  | { readonly type: 'FLOW_STARTED' }
  | { readonly type: 'FLOW_ACTION'; readonly actionId: string; readonly actionType: string }
  /** The branch that an action took, where it had a choice: a condition's operand, or an error's type and its reason. */
  | { readonly type: 'FLOW_BRANCH'; readonly actionId: string; readonly branch: string; readonly reason?: string }
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
    }
  | {
      readonly type: 'LAMBDA_FAILED';
      readonly actionId: string;
      readonly functionName: string;
      readonly errorName: string;
      readonly errorMessage: string;
    }
  | { readonly type: 'FLOW_FAILED'; readonly actionId: string; readonly message: string }
  | { readonly type: 'FLOW_ENDED' };

/** Where a flow run stands: the `flow` of `GET /local/contacts/{contactId}`. */
export interface FlowPosition {
  readonly name: string;
  readonly type: string;
  readonly action: string;
  readonly path: readonly string[];
}
