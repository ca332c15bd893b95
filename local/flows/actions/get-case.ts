import { toFlag } from '../../flow-language/index.ts';
import { answerCase } from '../case-answer.ts';
import { fieldsOf } from '../customer-parameters.ts';
import { parameter } from '../parameters.ts';
import { type ActionRunner, failed } from '../step.ts';

/** Finds the case with these fields; the one that was changed last, where the block asks for that. */
export const getCase: ActionRunner = (action, context) => {
  const fields = fieldsOf(action, 'CaseRequestFields', context);
  if (Object.keys(fields).length === 0) return failed('CaseRequestFields names nothing to look for');
  const found = context.customers.findCases(fields);
  const newest = found.at(-1);
  if (newest === undefined) return failed('there is no such case', 'NoneFound');
  if (found.length > 1 && toFlag(parameter(action, 'GetLastUpdatedCase')) !== true) {
    return failed('there are several such cases', 'MultipleFound');
  }
  return answerCase(newest, context);
};
