import type { FlowAction } from '../flow-language/index.ts';
import type { Flow } from './flow-store.ts';
import type { LoopUnderWay } from './run-context.ts';

/** A flow, or a module within one, and what belongs to it alone: a module and its caller do not share `$.External`. */
export class Frame {
  readonly flow: Flow;
  readonly flowAttributes = new Map<string, string>();
  readonly loops = new Map<string, LoopUnderWay>();
  actionId: string;
  external: unknown;

  constructor(flow: Flow) {
    this.flow = flow;
    this.actionId = flow.content.StartAction;
  }

  /** The action at which it stands. */
  get action(): FlowAction | undefined {
    return this.flow.content.Actions.find(({ Identifier }) => Identifier === this.actionId);
  }
}
