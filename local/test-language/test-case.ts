import type { Operator } from '../flow-language/index.ts';

/** The only version that publishing takes (developer guide, testing-language-observations). */
export const TEST_CASE_VERSION = '2019-10-30';

/** One event to wait for, and what is done when it comes. */
export interface Observation {
  readonly id: string;
  readonly event: TestEvent;
  /** In the order in which they run. */
  readonly actions: readonly TestAction[];
  /** The observations that become active when its actions have run. */
  readonly next: readonly string[];
}

export type TestEvent =
  | { readonly type: 'TestInitiated' | 'TestCompleted' }
  | { readonly type: 'MessageReceived'; readonly expected: ExpectedMessage }
  | ({ readonly type: 'FlowActionStarted' | 'FlowActionCompleted' } & FlowResource);

/** `text` is absent where audio or SSML is expected, which no chat has. */
export interface ExpectedMessage {
  readonly text?: string;
  readonly matching: Matching;
}

export const MATCHINGS = ['Similarity', 'Inclusion'] as const;
export type Matching = (typeof MATCHINGS)[number];

/** What an action of a flow works with, by which tests know it: they do not name the block. */
export interface FlowResource {
  readonly actionType: ObservedActionType;
  /** An ARN, or an id. */
  readonly resource: string;
}

/** The flow actions that a test can observe or override, and the parameter that names the resource of each. */
export const RESOURCE_PARAMETERS = {
  InvokeLambdaFunction: ['LambdaFunctionARN'],
  CheckHoursOfOperation: ['HoursOfOperationId'],
  TransferContactToQueue: ['QueueId'],
  ConnectParticipantWithLexBot: ['LexV2Bot', 'AliasArn'],
  DequeueAndTransferToQueue: ['QueueId'],
  ConnectParticipantWithAgenticCX: ['AgentConfiguration', 'Alias'],
} as const;

export type ObservedActionType = keyof typeof RESOURCE_PARAMETERS;

/** A resource as a document writes it: `{ QueueId: … }`, or deeper. */
export function parametersOf({ actionType, resource }: FlowResource): Readonly<Record<string, unknown>> {
  const [outer, inner] = RESOURCE_PARAMETERS[actionType];
  return { [outer]: inner === undefined ? resource : { [inner]: resource } };
}

/** Developer guide, testing-language-events-flow-action-started, -completed and -actions-override-system-behavior. */
export const ACTION_TYPES = {
  FlowActionStarted: [
    'InvokeLambdaFunction',
    'CheckHoursOfOperation',
    'TransferContactToQueue',
    'ConnectParticipantWithLexBot',
  ],
  FlowActionCompleted: ['InvokeLambdaFunction', 'ConnectParticipantWithLexBot', 'ConnectParticipantWithAgenticCX'],
  OverrideSystemBehavior: [
    'InvokeLambdaFunction',
    'CheckHoursOfOperation',
    'TransferContactToQueue',
    'ConnectParticipantWithLexBot',
    'DequeueAndTransferToQueue',
  ],
} as const satisfies Readonly<Record<string, readonly ObservedActionType[]>>;

export type TestAction = { readonly id: string } & UnnamedAction;

export type UnnamedAction =
  | { readonly type: 'SendInstruction'; readonly instruction: Instruction }
  | ({ readonly type: 'OverrideSystemBehavior'; readonly strategy: Strategy } & FlowResource)
  | ({ readonly type: 'Assert' } & Assertion)
  | { readonly type: 'TestControl'; readonly command: Command };

/** What the customer does. `DtmfInput` is for calls. */
export type Instruction =
  | { readonly type: 'Utterance'; readonly text: string }
  | { readonly type: 'Disconnect' }
  | { readonly type: 'DtmfInput'; readonly digits: string };

/** What takes the place of an action's own behaviour, once. */
export type Strategy =
  | { readonly type: 'SubstituteResource'; readonly arn: string }
  | { readonly type: 'ExecutionResult'; readonly delaySeconds: number; readonly result: MockResult }
  | { readonly type: 'Error'; readonly delaySeconds: number; readonly error: string };

/** Data as a function or bot would give it, or whether the contact centre is open. */
export type MockResult =
  | { readonly kind: 'DATA'; readonly data: unknown }
  | { readonly kind: 'HOURS'; readonly isOpen: boolean };

export interface Assertion {
  readonly namespace: string;
  readonly operator: Operator;
  readonly operand: string;
}

export type Command =
  | { readonly type: 'EndTest' }
  | { readonly type: 'LogData'; readonly expressions: Readonly<Record<string, string>> };

/** By what a test enters a contact centre. */
const ENTRY_POINT_TYPES = ['CHAT', 'VOICE_CALL'] as const;
export type EntryPointType = (typeof ENTRY_POINT_TYPES)[number];
