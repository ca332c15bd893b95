import type { QueueRef } from '../engine/index.ts';
import type { FlowType } from '../flow-language/index.ts';
import { checkFlow } from '../flows/check-flow.ts';
import type { Flow, FlowStore } from '../flows/flow-store.ts';

/** A flow to load, such as one exported from an instance. */
export interface FlowToLoad {
  readonly name: string;
  readonly type: FlowType;
  /** Flow language JSON, as an object or as its text. */
  readonly content: unknown;
  /** The id by which other flows name it, where theirs are to find it; a new one unless told otherwise. */
  readonly id?: string;
}

/** A queue that the instance has beside its own. */
export interface QueueToHave {
  readonly name: string;
  /** The id or ARN by which flows name it; an id like the name unless told otherwise. */
  readonly id?: string;
  readonly arn?: string;
  /** So many chats wait in it at most; any number unless told otherwise. */
  readonly maxContacts?: number;
}

/** Loads a flow, or throws `InvalidFlow` with everything that is wrong with it. */
export function loadFlow(flows: FlowStore, { name, type, content, id }: FlowToLoad): Flow {
  const checked = checkFlow(name, typeof content === 'string' ? parseContent(name, content) : content, type);
  return flows.put({ name, type, content: checked, ...(id === undefined ? {} : { id }) });
}

export function makeQueue(instanceArn: string, { name, ...known }: QueueToHave): QueueRef {
  const id = known.id ?? known.arn?.slice(known.arn.lastIndexOf('/') + 1) ?? name;
  const { maxContacts } = known;
  return {
    name,
    id,
    arn: known.arn ?? `${instanceArn}/queue/${id}`,
    ...(maxContacts === undefined ? {} : { maxContacts }),
  };
}

function parseContent(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`The content of the flow "${name}" is a text that is not JSON.`, { cause });
  }
}
