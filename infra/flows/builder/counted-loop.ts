import type { Block } from './block.ts';

/** A Loop block: its rounds are counted, and after the last one it is done. */
export interface CountedLoop {
  /** The literal count; 1 where it is a reference. */
  readonly rounds: number;
  readonly body: string | undefined;
  readonly done: readonly string[];
}

export function countedLoop(block: Block): CountedLoop | undefined {
  if (block.type !== 'Loop') return undefined;
  const count = Number(block.parameters.LoopCount);
  const conditions = block.conditions ?? [];
  return {
    rounds: Number.isInteger(count) ? count : 1,
    body: conditions.find(({ operand }) => operand === 'ContinueLooping')?.next,
    done: [
      ...conditions.flatMap(({ operand, next }) => (operand === 'DoneLooping' ? [next] : [])),
      ...(block.errors ?? []).map(({ next }) => next),
    ],
  };
}
