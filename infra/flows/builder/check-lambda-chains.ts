import { LAMBDA_CHAIN_LIMIT_SECONDS } from '../../../local/flow-language/index.ts';
import type { FlowGraph } from './flow-graph.ts';
import { LongestChain } from './longest-chain.ts';
import type { FlowProblem } from './undeployable-flow.ts';

/** Lambda blocks that run one after another for too long. What loops without end has been refused before. */
export function lambdaChainProblems({ blocks }: FlowGraph): readonly FlowProblem[] {
  const chains = new LongestChain(blocks);
  return [...blocks]
    .filter(([, block]) => block.type === 'InvokeLambdaFunction')
    .map(([name]) => ({ name, seconds: chains.secondsFrom(name) }))
    .filter(({ seconds }) => seconds > LAMBDA_CHAIN_LIMIT_SECONDS)
    .map(({ name, seconds }) => ({
      block: name,
      message:
        `from here on, Lambda blocks may take ${seconds} s in a row, and the service allows ${LAMBDA_CHAIN_LIMIT_SECONDS}; ` +
        'put a message between them, or lower their time limits',
    }));
}
