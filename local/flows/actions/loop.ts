import { toWholeNumber } from '../../flow-language/index.ts';
import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import { type ActionRunner, failed, result } from '../step.ts';

const MAX_COUNT = 100;

/** Goes round `LoopCount` times, then is done once, and begins anew. */
export const loop: ActionRunner = (action, context) => {
  const limit = toWholeNumber(resolveValue(parameter(action, 'LoopCount'), context));
  if (limit === undefined || limit < 0 || limit > MAX_COUNT) {
    return failed(`LoopCount is not a whole number from 0 to ${MAX_COUNT}`);
  }
  const name = parameter(action, 'LoopName');
  if (typeof name === 'string') context.loopNames.set(name, action.Identifier);
  const done = context.loopCounts.get(action.Identifier) ?? 0;
  const more = done < limit;
  context.loopCounts.set(action.Identifier, more ? done + 1 : 0);
  return result(more ? 'ContinueLooping' : 'DoneLooping');
};
