import { isOperator, type Operator } from '../flow-language/index.ts';

const COMPARISONS: Readonly<Record<Operator, (value: string, operand: string) => boolean>> = {
  Equals: (value, operand) => value === operand,
  TextStartsWith: (value, operand) => value.startsWith(operand),
  TextEndsWith: (value, operand) => value.endsWith(operand),
  TextContains: (value, operand) => value.includes(operand),
  NumberGreaterThan: (value, operand) => numberOf(value) > numberOf(operand),
  NumberGreaterOrEqualTo: (value, operand) => numberOf(value) >= numberOf(operand),
  NumberLessThan: (value, operand) => numberOf(value) < numberOf(operand),
  NumberLessOrEqualTo: (value, operand) => numberOf(value) <= numberOf(operand),
};

/** Whether `value` stands to `operand` as the operator says. Texts compare case-sensitively. */
export function isTrue(value: string, operator: string, operand: string): boolean {
  return isOperator(operator) && COMPARISONS[operator](value, operand);
}

/** NaN, with which every comparison is false, where a text is not a number. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
