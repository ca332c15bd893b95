import { targetsOf } from './block.ts';
import type { FlowGraph } from './check-flow.ts';
import type { FlowProblem } from './invalid-flow.ts';

/** All Lambda blocks in a row get this long, until something talks to the customer (administrator guide, connect-lambda-functions). */
const chainLimitSeconds = 20;

/** Blocks that say or show something to the customer. */
const talks = new Set(['MessageParticipant', 'ConnectParticipantWithLexBot', 'GetParticipantInput', 'ShowView']);

/** Blocks at which a contact rests, or whose rounds are counted. */
const rests = new Set([
  'Wait',
  'Loop',
  'ConnectParticipantWithLexBot',
  'GetParticipantInput',
  'MessageParticipantIteratively',
  'ShowView',
  'TransferContactToQueue',
  'DequeueContactAndTransferToQueue',
]);

/** What would make a customer wait, or the flow spin: a Lambda block too early, too many in a row, rounds without a rest. */
export function blockTimeProblems(graph: FlowGraph): readonly FlowProblem[] {
  const busyLoops = busyLoopProblems(graph);
  // What goes round without a rest has no longest way.
  return [...earlyFunctionProblems(graph), ...(busyLoops.length > 0 ? busyLoops : chainProblems(graph))];
}

/** A chat's first block should not be a Lambda block (administrator guide, invoke-lambda-function-block). */
function earlyFunctionProblems({ type, start, blocks }: FlowGraph): readonly FlowProblem[] {
  if (type !== 'CONTACT_FLOW') return [];
  const silent = new Set([start]);
  const early: FlowProblem[] = [];
  for (const name of silent) {
    const block = blocks.get(name);
    if (block === undefined || talks.has(block.type)) continue;
    if (block.type === 'InvokeLambdaFunction') {
      early.push({
        block: name,
        message: 'invokes a function before the customer has been told anything; put a message before it',
      });
    } else for (const target of targetsOf(block)) silent.add(target);
  }
  return early;
}

function chainProblems({ blocks }: FlowGraph): readonly FlowProblem[] {
  const known = new Map<string, number>();
  /** The longest that functions can take from a block on, until something talks to the customer. */
  const secondsFrom = (name: string): number => {
    const block = blocks.get(name);
    if (block === undefined || talks.has(block.type) || rests.has(block.type)) return 0;
    const before = known.get(name);
    if (before !== undefined) return before;
    const own = block.type === 'InvokeLambdaFunction' ? Number(block.parameters.InvocationTimeLimitSeconds) || 0 : 0;
    const seconds = own + Math.max(0, ...targetsOf(block).map(secondsFrom));
    known.set(name, seconds);
    return seconds;
  };
  return [...blocks]
    .filter(([, block]) => block.type === 'InvokeLambdaFunction')
    .map(([name]) => ({ name, seconds: secondsFrom(name) }))
    .filter(({ seconds }) => seconds > chainLimitSeconds)
    .map(({ name, seconds }) => ({
      block: name,
      message:
        `from here on, Lambda blocks may take ${seconds} s in a row, and the service allows ${chainLimitSeconds}; ` +
        'put a message between them, or lower their time limits',
    }));
}

/** Rounds in which a contact never rests: the flow would send its messages as fast as it can. */
function busyLoopProblems({ blocks }: FlowGraph): readonly FlowProblem[] {
  const comesBack = (from: string): boolean => {
    const seen = new Set<string>();
    const ahead = [from];
    for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
      const block = blocks.get(name);
      if (block === undefined || rests.has(block.type)) continue;
      for (const target of targetsOf(block)) {
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
