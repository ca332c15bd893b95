import type { FlowType } from '../flow-language/index.ts';
import type { StandIns } from '../flows/index.ts';
import type { AdoptedThing } from '../instance.ts';

/** A flow to load, such as one exported from an instance. */
export interface FlowToLoad {
  /**
   * What the flow designer exports, an answer of `describe-contact-flow` or `describe-contact-flow-module`, or
   * `{ Name, Type, Content }`; as an object or as its text.
   */
  readonly content: unknown;
  /** Default: the one in the content. */
  readonly name?: string;
  /** Default: the one in the content, else what its blocks say. */
  readonly type?: FlowType;
  /** The id by which other flows name it; a known one replaces that flow. Default: that of the content, else new. */
  readonly id?: string;
  /** Makes local what the flow names of another instance. Default: true. */
  readonly adopt?: boolean;
  /** Refuses a flow for blocks that do not run here. Default: false, Local Connect stands in for them. */
  readonly strict?: boolean;
  /** What chats take at blocks that do not run here, by identifier or action type. */
  readonly standIns?: StandIns;
  /** The name of a flow that has none of its own, such as its file's. */
  readonly fallbackName?: string;
  /** What a message calls the content. Default: the content of the flow of that name. */
  readonly place?: string;
}

/** A block for which Local Connect stands in. */
export interface StoodInBlock {
  /** The block's identifier. */
  readonly action: string;
  readonly type: string;
  /** What a chat takes there, in words. */
  readonly takes: string;
}

/** What came of loading a flow. */
export interface LoadedFlow {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: FlowType;
  readonly adopted: readonly AdoptedThing[];
  readonly stoodIn: readonly StoodInBlock[];
  readonly warnings: readonly string[];
  /** What was inferred, and from what. */
  readonly notes: readonly string[];
}
