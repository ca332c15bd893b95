import type { FlowType } from '../../../local/flow-language/index.ts';
import type { Block } from './block.ts';

/** A flow by the names of its blocks. */
export interface FlowDefinition<Name extends string = string> {
  readonly name: string;
  readonly type: FlowType;
  readonly description?: string;
  readonly start: NoInfer<Name>;
  /** A block's name is its identifier in the flow, and what the designer shows: at most 50 characters. */
  readonly blocks: { readonly [name in Name]: Block<NoInfer<Name>> };
}
