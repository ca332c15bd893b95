import type { FlowType } from '../../../local/flow-language/index.ts';
import type { Block } from './block.ts';

/** A flow's blocks by name, in the order in which they were written. */
export interface FlowGraph {
  readonly name: string;
  readonly description: string;
  readonly type: FlowType;
  readonly start: string;
  readonly blocks: ReadonlyMap<string, Block>;
}
