import { isTrue } from '../comparison.ts';
import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import type { ActionRunner } from '../step.ts';

/**
 * Compares case-sensitively, in the order of the conditions. An unset value matches none of them: to check for a null
 * takes a function (administrator guide, check-contact-attributes).
 */
export const compare: ActionRunner = (action, context) => {
  const value = resolveValue(parameter(action, 'ComparisonValue'), context);
  return {
    kind: 'RESULT',
    matches: (operator, operand) => {
      const other = resolveValue(operand, context);
      return value !== undefined && other !== undefined && isTrue(value, operator, other);
    },
  };
};
