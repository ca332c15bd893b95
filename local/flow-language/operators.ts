/** The comparisons, with their signs (developer guide, flow-language-actions). */
export const OPERATOR_SIGNS = {
  Equals: '=',
  TextStartsWith: 'starts with',
  TextEndsWith: 'ends with',
  TextContains: 'contains',
  NumberGreaterThan: '>',
  NumberGreaterOrEqualTo: '>=',
  NumberLessThan: '<',
  NumberLessOrEqualTo: '<=',
} as const;

export type Operator = keyof typeof OPERATOR_SIGNS;

export function isOperator(name: string): name is Operator {
  return Object.hasOwn(OPERATOR_SIGNS, name);
}
