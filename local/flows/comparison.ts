/** Whether `value` stands to `operand` as the operator says. Texts compare case-sensitively. */
export function isTrue(value: string, operator: string, operand: string): boolean {
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
