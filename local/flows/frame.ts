import type { FlowAction } from '../flow-language/index.ts';
import type { Flow } from './flow-store.ts';
import type { LoopUnderWay } from './run-context.ts';

/** A flow, or a module within one, and what belongs to it alone: a module and its caller do not share `$.External`. */
export class Frame {
  readonly flow: Flow;
  readonly flowAttributes = new Map<string, string>();
  readonly loops = new Map<string, LoopUnderWay>();
  /** Where a module goes back to. None: it is the flow itself. */
  readonly caller: Frame | undefined;
  /** The flow that the modules are in, and how many they are. */
  readonly root: Flow;
  readonly depth: number;
  actionId: string;
  external: unknown;
  invocationId: string | undefined;

  constructor(flow: Flow, caller?: Frame) {
    this.flow = flow;
    this.caller = caller;
    this.root = caller === undefined ? flow : caller.root;
    this.depth = caller === undefined ? 0 : caller.depth + 1;
    this.actionId = flow.content.StartAction;
  }

  /** The action at which it stands. */
  get action(): FlowAction | undefined {
    return this.flow.content.Actions.find(({ Identifier }) => Identifier === this.actionId);
  }
}
