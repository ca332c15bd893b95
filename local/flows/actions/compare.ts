import { parameter } from '../parameters.ts';
import { resolveValue } from '../references.ts';
import type { ActionRunner } from '../step.ts';

/**
 * Compares case-sensitively, in the order of the conditions. An unset value matches none of them: to check for a null
 * takes a function (administrator guide, check-contact-attributes).
 */
export const compare: ActionRunner = {
  type: 'Compare',
  run(action, context) {
    const value = resolveValue(parameter(action, 'ComparisonValue'), context);
    return {
      kind: 'RESULT',
      matches: (operator, operand) => {
        const other = resolveValue(operand, context);
        return value !== undefined && other !== undefined && isTrue(value, operator, other);
      },
    };
  },
};

function isTrue(value: string, operator: string, operand: string): boolean {
  switch (operator) {
    case 'Equals':
      return value === operand;
    case 'TextStartsWith':
      return value.startsWith(operand);
    case 'TextEndsWith':
      return value.endsWith(operand);
    case 'TextContains':
      return value.includes(operand);
    case 'NumberGreaterThan':
      return numberOf(value) > numberOf(operand);
    case 'NumberGreaterOrEqualTo':
      return numberOf(value) >= numberOf(operand);
    case 'NumberLessThan':
      return numberOf(value) < numberOf(operand);
    case 'NumberLessOrEqualTo':
      return numberOf(value) <= numberOf(operand);
    default:
      return false;
  }
}

/** NaN, with which every comparison is false, where a text is no number. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
