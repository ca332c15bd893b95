import type { FlowAction } from '../../flow-language/index.ts';
import { parseJson } from '../../json.ts';
import { parameter } from '../parameters.ts';
import { resolveRaw, resolveValue } from '../references.ts';
import type { LoopUnderWay, RunContext } from '../run-context.ts';
import { type ActionRunner, failed, result } from '../step.ts';
import { wholeNumberIn } from '../whole-number.ts';

/** Goes round a number of times, or once for each element of a list; then it is done once, and begins anew. */
export const loop: ActionRunner = (action, context) => {
  const { loops } = context;
  const underWay = loops.get(action.Identifier);
  const index = (underWay?.index ?? -1) + 1;
  // A count is read in each round, a list when the loop begins (assumed).
  const now = underWay?.elements === undefined ? read(action, context) : underWay;
  if (typeof now === 'string') return failed(now);
  if (index >= now.rounds) {
    loops.delete(action.Identifier);
    return result('DoneLooping');
  }
  loops.set(action.Identifier, { ...now, index });
  return result('ContinueLooping');
};

/** What is to be gone through, or why it cannot be. */
function read(action: FlowAction, context: RunContext): Omit<LoopUnderWay, 'index'> | string {
  const name = resolveValue(parameter(action, 'LoopName'), context);
  const named = name === undefined || name === '' ? {} : { name };
  const listed = listParameter(action);
  if (listed === undefined) {
    const rounds = wholeNumberIn(action, ['LoopCount'], context);
    return typeof rounds === 'string' ? rounds : { rounds, ...named };
  }
  const elements = asList(resolveRaw(parameter(action, listed), context));
  if (elements === undefined) return `${listed} is not a list`;
  // The list is reached by the name alone (administrator guide, loop).
  if (name === undefined || name === '') return 'LoopName is unset: a loop over a list needs one';
  return { rounds: elements.length, elements, name };
}

/** The guide does not say under which name the list stands. */
function listParameter(action: FlowAction): string | undefined {
  if (parameter(action, 'LoopCount') !== undefined) return undefined;
  return Object.keys(action.Parameters ?? {}).find((key) => key !== 'LoopName');
}

function asList(value: unknown): readonly unknown[] | undefined {
  const list = typeof value === 'string' ? parseJson(value) : value;
  return Array.isArray(list) ? list : undefined;
}
