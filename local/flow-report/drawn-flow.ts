import { escapeControls } from '../escape-controls.ts';
import { type Graph, type GraphBlock, waysOf } from '../flow-language/graph.ts';
import { blockName, blockTitle, examine, type FlowType, stoodInBlocks } from '../flow-language/index.ts';
import type { Position } from '../flow-language/layout.ts';
import { isObject, type JsonObject } from '../json.ts';
import { blockDetail } from './block-words.ts';

/** A block as a drawing shows it. */
export interface DrawnBlock extends GraphBlock {
  /** The action's type in the Flow language. */
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What people call the block: its name where it has a friendly one, else its type in short and a number. */
  readonly name: string;
  /** The type in the flow designer's words. */
  readonly title: string;
  /** The one thing that tells this block from others of its type; may be empty. */
  readonly detail: string;
  /** Local Connect stands in for it. */
  readonly isStoodIn: boolean;
  /** Where the flow's author put it in the flow designer. */
  readonly position?: Position;
}

/** A flow as a drawing shows it; it need not be one that the service would accept. */
export interface DrawnFlow extends Graph {
  readonly name: string;
  readonly type: FlowType;
  readonly blocks: readonly DrawnBlock[];
}

/** Reads a flow for drawing, as far as it can be read: what is not there is left out. */
export function readDrawnFlow(name: string, type: FlowType, content: unknown): DrawnFlow {
  const flow = record(content);
  const shown = record(record(flow.Metadata).ActionMetadata);
  const stoodIn = new Set(stoodInBlocks(examine(content, type)));
  const blocks = new Map<string, DrawnBlock>();
  for (const entry of Array.isArray(flow.Actions) ? flow.Actions : []) {
    const block = readBlock(record(entry), shown, stoodIn);
    if (block !== undefined && !blocks.has(block.id)) blocks.set(block.id, block);
  }
  return {
    name: escapeControls(name),
    type,
    start: text(flow.StartAction) ?? '',
    blocks: numberAlike([...blocks.values()]),
  };
}

/** Blocks that would be called the same are counted: `Wait 1`, `Wait 2`. */
function numberAlike(blocks: readonly DrawnBlock[]): readonly DrawnBlock[] {
  const counts = new Map<string, number>();
  return blocks.map((block) => {
    const isAlone = blocks.every((other) => other === block || other.name !== block.name);
    if (isAlone) return block;
    const count = (counts.get(block.name) ?? 0) + 1;
    counts.set(block.name, count);
    return { ...block, name: `${block.name} ${count}` };
  });
}

function readBlock(action: JsonObject, shown: JsonObject, stoodIn: ReadonlySet<string>): DrawnBlock | undefined {
  const id = text(action.Identifier);
  const type = text(action.Type);
  if (id === undefined || type === undefined) return undefined;
  const parameters = record(action.Parameters);
  const title = blockTitle(type, parameters);
  const { x, y } = record(record(shown[id]).position);
  return {
    id,
    type,
    parameters,
    name: escapeControls(blockName(id, title)),
    title: escapeControls(title),
    detail: escapeControls(blockDetail(type, parameters, record(record(shown[id]).parameters))),
    ways: waysOf(type, action.Transitions),
    isStoodIn: stoodIn.has(id),
    ...(typeof x === 'number' && typeof y === 'number' ? { position: { x, y } } : {}),
  };
}

function record(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
