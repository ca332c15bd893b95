import type { FlowType } from './flow.ts';

/** What a parameter's value may be. `reference` in these comments is a JSONPath such as `$.Attributes.language`. */
export type ValueSpec =
  /** Text that may have references embedded in it. */
  | { readonly kind: 'TEXT'; readonly maxLength: number; readonly mayBeEmpty?: true }
  /** A text, or one reference and nothing else. */
  | { readonly kind: 'VALUE' }
  /** One reference. */
  | { readonly kind: 'REFERENCE' }
  /** The id or ARN of something, or one reference. */
  | { readonly kind: 'RESOURCE'; readonly arnOnly?: true }
  /** A whole number, as a number or as a string: the console writes all of them as strings. */
  | { readonly kind: 'INTEGER'; readonly min: number; readonly max: number; readonly reference: boolean }
  /** `valuesNotEmulated` are those that the service takes and Local Connect does not. */
  | { readonly kind: 'CHOICE'; readonly values: readonly string[]; readonly valuesNotEmulated?: readonly string[] }
  /** True or false, as a truth value or in words: exports write `True` and `true`. */
  | { readonly kind: 'FLAG' }
  | { readonly kind: 'LIST'; readonly of: ValueSpec; readonly min?: number }
  /** Keys of the flow author's choice. */
  | { readonly kind: 'MAP'; readonly of: ValueSpec; readonly max?: number }
  | { readonly kind: 'OBJECT'; readonly properties: ParameterSpecs; readonly exactlyOneOf?: readonly string[] }
  /** Any JSON, its texts with references embedded in them. */
  | { readonly kind: 'JSON' };

export type ParameterSpec = ValueSpec & {
  readonly required?: true;
  /** Why Local Connect does not take this parameter, although the service knows it. */
  readonly notEmulated?: string;
};

export type ParameterSpecs = Readonly<Record<string, ParameterSpec>>;

export interface ErrorsSpec {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly requiredWhen?: readonly ErrorRequirement[];
}

/** `errors` are required as well where `parameter` is set; with `value`, where it is that or a list that holds it. */
export interface ErrorRequirement {
  readonly parameter: string;
  readonly value?: string;
  readonly errors: readonly string[];
}

export type ConditionsSpec =
  | { readonly kind: 'NONE' }
  /** Any operators and operands, in the order in which they are tried. */
  | { readonly kind: 'COMPARISON'; readonly operators?: readonly Operator[] }
  /** `Equals`, once for each of `results` and for each entry of the list parameter `resultsFrom`. */
  | { readonly kind: 'RESULTS'; readonly results: readonly string[]; readonly resultsFrom?: string }
  /** `Equals`, on any of `results`, each at most once. */
  | { readonly kind: 'SOME_RESULTS'; readonly results: readonly string[] }
  /** `NumberLessThan` with rising whole numbers. */
  | { readonly kind: 'THRESHOLDS'; readonly min: number; readonly max: number }
  /** `Equals` on names that the action itself does not know; may be left out. */
  | { readonly kind: 'RESULT_NAMES' };

/** What a chat makes of an action. */
export type InChat =
  | 'RUNS'
  /** It goes on, and what it sets has no part in a local chat. */
  | 'GOES_ON'
  /** It is for the voice channel: a chat takes its error branch, or stops where it has none. */
  | 'FAILS';

/** Where an action's shape and behaviour are known from. */
export type Known = 'DOCUMENTED' | 'SEEN_IN_THE_WILD' | 'ASSUMED';

/** All that the Flow language says of one action type. */
export interface ActionSpec {
  readonly type: string;
  readonly inChat: InChat;
  readonly known: Known;
  /** The page of a guide, or what was exported. */
  readonly source: string;
  /** What of the action is assumed, or left out. */
  readonly note?: string;
  readonly parameters: ParameterSpecs;
  /** Groups of parameters of which exactly one is set. */
  readonly exactlyOneOf: readonly (readonly string[])[];
  readonly errors: ErrorsSpec;
  readonly conditions: ConditionsSpec;
  /** Whether there must be a `NextAction`. `OPTIONAL` where every path is a branch; `NONE` where the flow ends. */
  readonly next: 'REQUIRED' | 'OPTIONAL' | 'NONE';
  /** A module is not refused for a block that its caller's flow type lacks: at run time that block takes its error branch. */
  readonly flowTypes: 'ALL' | readonly FlowType[];
}

export const INBOUND: readonly FlowType[] = ['CONTACT_FLOW'];
export const TRANSFERS: readonly FlowType[] = ['AGENT_TRANSFER', 'QUEUE_TRANSFER'];
export const CUSTOMER_QUEUE: readonly FlowType[] = ['CUSTOMER_QUEUE'];
export const WHISPERS: readonly FlowType[] = ['CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'];

export const HOLDS: readonly FlowType[] = ['CUSTOMER_HOLD', 'AGENT_HOLD'];

export const NO_ERRORS: ErrorsSpec = { required: [], optional: [] };
export const ANY_ERROR: ErrorsSpec = { required: ['NoMatchingError'], optional: [] };
export const NO_CONDITIONS: ConditionsSpec = { kind: 'NONE' };

/** Comparison operators (developer guide, flow-language-actions). */
export const OPERATORS = [
  'Equals',
  'TextStartsWith',
  'TextEndsWith',
  'TextContains',
  'NumberGreaterThan',
  'NumberGreaterOrEqualTo',
  'NumberLessThan',
  'NumberLessOrEqualTo',
] as const;
export type Operator = (typeof OPERATORS)[number];
