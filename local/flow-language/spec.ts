import type { FlowType } from './flow.ts';
import type { Operator } from './operators.ts';

/** What a flow can name of its instance, or of its account. */
export type ResourceKind = 'queue' | 'hours' | 'prompt' | 'view' | 'flow' | 'module' | 'agent' | 'function';

/** What a parameter's value may be. `reference` in these comments is a JSONPath such as `$.Attributes.language`. */
export type ValueSpec =
  /** Text that may have references embedded in it. */
  | { readonly kind: 'TEXT'; readonly maxLength: number; readonly mayBeEmpty?: true }
  /** A text, or one reference and nothing else. */
  | { readonly kind: 'VALUE' }
  /** One reference. */
  | { readonly kind: 'REFERENCE' }
  /** The id or ARN of something, or one reference. `other`: of a kind that an instance does not have by itself. */
  | { readonly kind: 'RESOURCE'; readonly of: ResourceKind | 'other'; readonly arnOnly?: true }
  /** A whole number, as a number or as a string: the console writes all of them as strings. */
  | { readonly kind: 'INTEGER'; readonly min: number; readonly max: number | bigint; readonly reference: boolean }
  /** `valuesNotEmulated`: those that the service takes and Local Connect does not. */
  | { readonly kind: 'CHOICE'; readonly values: readonly string[]; readonly valuesNotEmulated?: readonly string[] }
  /** True or false, as a truth value or in words: exports write `True` and `true`. */
  | { readonly kind: 'FLAG' }
  /** `mostIn`: how many entries the lists that its entries have under that name hold together. */
  | {
      readonly kind: 'LIST';
      readonly of: ValueSpec;
      readonly min?: number;
      readonly max?: number;
      readonly mostIn?: { readonly member: string; readonly max: number };
    }
  /** Keys of the flow author's choice. */
  | { readonly kind: 'MAP'; readonly of: ValueSpec; readonly max?: number }
  /** `takesMore`: others than `properties` are taken as they are. */
  | {
      readonly kind: 'OBJECT';
      readonly properties: ParameterSpecs;
      readonly exactlyOneOf?: readonly string[];
      readonly takesMore?: true;
    }
  /** Any JSON, its texts with references embedded in them. */
  | { readonly kind: 'JSON' };

export type ParameterSpec = ValueSpec & {
  readonly required?: true;
  /** Why Local Connect does not take this parameter, although the service knows it. */
  readonly notEmulated?: string;
};

export type ParameterSpecs = Readonly<Record<string, ParameterSpec>>;

interface ErrorsSpec {
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

/** What a fact rests on: a page of AWS's, exported flows and recorded traffic, or what a user would expect. */
export type Basis = 'documented' | 'seen in the wild' | 'assumed';

/** All that is known of one action type: nothing of it is written a second time elsewhere. */
export type ActionSpec = RunningAction | FailingAction | StoodInAction;

/** A chat does it, or goes on where it has no part in a chat. */
export interface RunningAction extends ActionFacts {
  readonly inChat: 'runs';
}

/** It is for another channel: a chat takes its error branch, and its flow fails where it has none. */
export interface FailingAction extends ActionFacts {
  readonly inChat: 'fails';
  /** Why: the reason that the timeline gives. */
  readonly failure: string;
  /** The error branch that it takes. Default: `NoMatchingError`. */
  readonly failsWith?: string;
}

/** Local Connect does not run it. */
export interface StoodInAction extends ActionFacts {
  readonly inChat: 'stoodIn';
}

interface ActionFacts {
  /** The flow designer's name (administrator guide, connect-block-definitions). */
  readonly title: string;
  /** What it does, in a few words. */
  readonly what: string;
  /** The page of a guide, or what was exported. */
  readonly source: string;
  /** What its form rests on. */
  readonly basis: Basis;
  /** What of the action is assumed, or left out. */
  readonly note?: string;
  /** In a chat it says or shows something to the customer. */
  readonly talks?: true;
  /** In a chat the contact rests in it, until time has passed or somebody has done something. */
  readonly rests?: true;
  readonly parameters: ParameterSpecs;
  /** Not all of its parameters, errors and results are known: others are taken as they are. */
  readonly takesMore?: true;
  /** Groups of parameters of which exactly one is set. */
  readonly exactlyOneOf: readonly (readonly string[])[];
  /** Groups of parameters of which one may be set. */
  readonly atMostOneOf?: readonly (readonly string[])[];
  readonly errors: ErrorsSpec;
  readonly conditions: ConditionsSpec;
  /** Whether there must be a `NextAction`. `OPTIONAL`: every path is a branch. `NONE`: the flow ends. */
  readonly next: 'REQUIRED' | 'OPTIONAL' | 'NONE';
  /** A module is not refused for a block that its caller's flow type lacks: the block takes its error branch then. */
  readonly flowTypes: 'ALL' | readonly FlowType[];
}

export const INBOUND: readonly FlowType[] = ['CONTACT_FLOW'];
export const TRANSFERS: readonly FlowType[] = ['AGENT_TRANSFER', 'QUEUE_TRANSFER'];
export const CUSTOMER_QUEUE: readonly FlowType[] = ['CUSTOMER_QUEUE'];
export const WHISPERS: readonly FlowType[] = ['CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'];

export const HOLDS: readonly FlowType[] = ['CUSTOMER_HOLD', 'AGENT_HOLD'];

/** As long as a chat lasts at most (API reference, StartChatContact). */
export const SEVEN_DAYS_IN_SECONDS = 604_800;

export const NO_ERRORS: ErrorsSpec = { required: [], optional: [] };
export const ANY_ERROR: ErrorsSpec = { required: ['NoMatchingError'], optional: [] };
export const NO_CONDITIONS: ConditionsSpec = { kind: 'NONE' };
