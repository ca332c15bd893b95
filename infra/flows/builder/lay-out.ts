import { waysOf } from '../../../local/flow-language/graph.ts';
import type { FlowContent } from '../../../local/flow-language/index.ts';
import { layOut, type Position } from '../../../local/flow-language/layout.ts';

export const entryPoint: Position = { x: 40, y: 40 };

/** The designer draws a block some 200 wide, and as high as its branches need. */
const room = { origin: { x: 200, y: 40 }, columnWidth: 260, gap: 30 };
const headHeight = 100;
const branchHeight = 30;

/** Where the designer draws each block. */
export function positionsOf({ StartAction, Actions }: FlowContent): ReadonlyMap<string, Position> {
  const blocks = Actions.map(({ Identifier, Type, Transitions }) => ({
    id: Identifier,
    ways: waysOf(Type, Transitions),
  }));
  return layOut(
    { start: StartAction, blocks },
    { ...room, heightOf: ({ ways }) => headHeight + branchHeight * ways.length },
  );
}
