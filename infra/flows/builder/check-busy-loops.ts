import { actionLanguage } from '../../../local/flow-language/index.ts';
import { type Block, chatTargetsOf } from './block.ts';
import { countedLoop } from './counted-loop.ts';
import type { FlowGraph } from './flow-graph.ts';
import type { FlowProblem } from './undeployable-flow.ts';

/** Rounds without end in which a contact never rests: the flow would send its messages as fast as it can. */
export function busyLoopProblems({ blocks }: FlowGraph): readonly FlowProblem[] {
  const comesBack = (from: string): boolean => {
    const seen = new Set<string>();
    const ahead = [from];
    for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
      const block = blocks.get(name);
      if (block === undefined || actionLanguage.get(block.type)?.rests) continue;
      for (const target of endlessTargetsOf(block)) {
        if (target === from) return true;
        if (!seen.has(target)) ahead.push(target);
        seen.add(target);
      }
    }
    return false;
  };
  return [...blocks.keys()].filter(comesBack).map((block) => ({
    block,
    message: 'is part of a loop in which the contact never rests; put a Wait into the loop',
  }));
}

/** A Loop's rounds are counted: what has no end goes through its other branch. */
function endlessTargetsOf(block: Block): readonly string[] {
  return countedLoop(block)?.done ?? chatTargetsOf(block);
}
