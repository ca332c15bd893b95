import { didYouMean } from './did-you-mean.ts';
import { describe } from './problems.ts';

/** Limits of a flow (developer guide, flow-language-example and flow-language-actions). */
export const FLOW_VERSION = '2019-10-30';
export const MAX_ACTIONS = 250;

/** What a chain of Lambda blocks gets in all (administrator guide, connect-lambda-functions). */
export const LAMBDA_CHAIN_LIMIT_SECONDS = 20;
/** The time limit that the console gives a new Lambda block (administrator guide, invoke-lambda-function-block). */
export const DEFAULT_LAMBDA_LIMIT_SECONDS = 3;

export const FLOW_TYPES = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
  'CAMPAIGN',
  'MODULE',
] as const;
export type FlowType = (typeof FLOW_TYPES)[number];

export function isFlowType(value: unknown): value is FlowType {
  const types: readonly unknown[] = FLOW_TYPES;
  return types.includes(value);
}

/** What to say of a flow type that does not exist. */
export function noSuchFlowType(type: unknown): string {
  const meant = typeof type === 'string' ? didYouMean(type, FLOW_TYPES) : '';
  return `There is no flow type ${describe(type)}.${meant} There are: ${FLOW_TYPES.join(', ')}.`;
}

/** A flow as Amazon Connect's Flow language writes it (developer guide, flow-language). */
export interface FlowContent {
  readonly Version: string;
  readonly StartAction: string;
  readonly Actions: readonly FlowAction[];
  readonly Metadata?: unknown;
}

export interface FlowAction {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Transitions?: FlowTransitions;
}

export interface FlowTransitions {
  readonly NextAction?: string;
  readonly Errors?: readonly { readonly NextAction: string; readonly ErrorType: string }[];
  readonly Conditions?: readonly {
    readonly NextAction: string;
    readonly Condition: { readonly Operator: string; readonly Operands: readonly string[] };
  }[];
}
