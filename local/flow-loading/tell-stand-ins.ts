import type { FlowAction } from '../flow-language/index.ts';
import { type Flow, takesInWords } from '../flows/index.ts';
import type { StoodInBlock } from './flow-to-load.ts';

/** The blocks of a flow for which Local Connect stands in. */
export function stoodInBlocksOf({ content, stoodIn, standIns }: Flow): readonly StoodInBlock[] {
  return content.Actions.filter(({ Identifier }) => stoodIn.includes(Identifier)).map((action) => ({
    action: action.Identifier,
    type: action.Type,
    takes: takesInWords(action, standIns),
  }));
}

/** A stand-in that no block asks for is misspelt, or its block runs here. */
export function unusedStandIns({ content, stoodIn, standIns }: Flow): readonly string[] {
  const asks = (key: string, { Identifier, Type }: FlowAction) => key === Identifier || key === Type;
  return Object.keys(standIns).flatMap((key) => {
    const blocks = content.Actions.filter((action) => asks(key, action));
    if (blocks.length === 0) return [`standIns: the flow has no block ${JSON.stringify(key)}, by identifier or type.`];
    if (blocks.some(({ Identifier }) => stoodIn.includes(Identifier))) return [];
    return [`standIns: the block ${JSON.stringify(key)} runs here, and what was declared for it is not used.`];
  });
}
