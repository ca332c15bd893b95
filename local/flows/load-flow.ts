import type { FlowType } from '../flow-language/index.ts';
import { checkFlow } from './check-flow.ts';
import type { Flow, FlowStore } from './flow-store.ts';
import type { StandIns } from './stand-in.ts';

/** A flow to load, such as one exported from an instance. */
export interface FlowToLoad {
  readonly name: string;
  readonly type: FlowType;
  /** Flow language JSON, as an object or as its text. */
  readonly content: unknown;
  /** The id by which other flows name it. Default: a new one. */
  readonly id?: string;
  /** Refuses a flow for blocks that do not run here. Default: false, Local Connect stands in for them. */
  readonly strict?: boolean;
  /** What chats take at blocks that do not run here, by identifier or action type. */
  readonly standIns?: StandIns;
}

/** Loads a flow, or throws `InvalidFlow` with everything that is wrong with it. */
export function loadFlow(flows: FlowStore, { strict, ...flow }: FlowToLoad): Flow {
  const { name, type, content } = flow;
  const parsed = typeof content === 'string' ? parseContent(name, content) : content;
  return flows.put({ ...flow, content: checkFlow(name, parsed, type, strict) });
}

function parseContent(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`The content of the flow "${name}" is a text that is not JSON.`, { cause });
  }
}
