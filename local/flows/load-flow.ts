import type { FlowType } from '../flow-language/index.ts';
import { checkFlow } from './check-flow.ts';
import type { Flow, FlowStore } from './flow-store.ts';

/** A flow to load, such as one exported from an instance. */
export interface FlowToLoad {
  readonly name: string;
  readonly type: FlowType;
  /** Flow language JSON, as an object or as its text. */
  readonly content: unknown;
  /** The id by which other flows name it. Default: a new one. */
  readonly id?: string;
}

/** Loads a flow, or throws `InvalidFlow` with everything that is wrong with it. */
export function loadFlow(flows: FlowStore, { name, type, content, id }: FlowToLoad): Flow {
  const checked = checkFlow(name, typeof content === 'string' ? parseContent(name, content) : content, type);
  return flows.put({ name, type, content: checked, ...(id === undefined ? {} : { id }) });
}

function parseContent(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`The content of the flow "${name}" is a text that is not JSON.`, { cause });
  }
}
