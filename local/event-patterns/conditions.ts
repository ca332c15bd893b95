import { BlockList, isIP } from 'node:net';
import { isObject } from '../json.ts';
import { type Dialect, PatternNotEmulated } from './dialect.ts';

/** Whether the values of a key, as many as there are, are as they must be. */
type Condition = (values: readonly unknown[]) => boolean;
type Matches = (value: string) => boolean;

/** `undefined` for an operand that the operator does not take. */
const TEXT_OPERATORS = {
  prefix: (operand) => byText(operand, (value, text) => value.startsWith(text)),
  suffix: (operand) => byText(operand, (value, text) => value.endsWith(text)),
  'equals-ignore-case': (operand) =>
    typeof operand === 'string' ? (value) => value.toLowerCase() === operand.toLowerCase() : undefined,
  wildcard: (operand) => (typeof operand === 'string' ? byWildcard(operand) : undefined),
  cidr: (operand) => (typeof operand === 'string' ? byCidr(operand) : undefined),
} satisfies Readonly<Record<string, (operand: unknown) => Matches | undefined>>;

export function compileCondition(written: unknown, dialect: Dialect): Condition {
  if (!isObject(written)) return (values) => values.some((value) => value === written);
  const [operator = '', ...others] = Object.keys(written);
  if (others.length > 0) {
    throw new PatternNotEmulated(`A condition of several operators (${operator}, …)`, dialect);
  }
  const operand = written[operator];
  if (!dialect.operators.includes(operator)) {
    throw new PatternNotEmulated(operator || 'An empty condition', dialect);
  }
  if (operator === 'exists') return (values) => values.length > 0 === (operand === true);
  if (operator === 'numeric') return compileNumeric(operand, dialect);
  if (operator === 'anything-but') return compileAnythingBut(operand, dialect);
  const matches = isTextOperator(operator) ? TEXT_OPERATORS[operator](operand) : undefined;
  if (matches === undefined) throw new PatternNotEmulated(`${operator} ${JSON.stringify(operand)}`, dialect);
  return (values) => values.some((value) => typeof value === 'string' && matches(value));
}

const isTextOperator = (operator: string): operator is keyof typeof TEXT_OPERATORS =>
  Object.hasOwn(TEXT_OPERATORS, operator);

/** Of values, of a list of them, or of what an operator takes, which may have a list too. */
function compileAnythingBut(operand: unknown, dialect: Dialect): Condition {
  const excluded = listOf(operand)
    .flatMap((value) => (isObject(value) ? eachOperand(value) : [value]))
    .map((value) => compileCondition(value, dialect));
  return (values) => values.some((value) => !excluded.some((isExcluded) => isExcluded([value])));
}

const eachOperand = (condition: object): readonly object[] =>
  Object.entries(condition).flatMap(([operator, operand]) => listOf(operand).map((each) => ({ [operator]: each })));

/** A text, or `{ "equals-ignore-case": … }` with one. */
function byText(operand: unknown, matches: (value: string, text: string) => boolean): Matches | undefined {
  if (typeof operand === 'string') return (value) => matches(value, operand);
  const text = isObject(operand) && Object.keys(operand).length === 1 ? operand['equals-ignore-case'] : undefined;
  return typeof text === 'string' ? (value) => matches(value.toLowerCase(), text.toLowerCase()) : undefined;
}

/** A star stands for any text; behind a backslash it, and a backslash, stand for themselves. */
function byWildcard(operand: string): Matches {
  const parts = [''];
  for (const [part] of operand.matchAll(/\\[*\\]|\*|[^*\\]+|\\/g)) {
    if (part === '*') parts.push('');
    else parts.push(`${parts.pop()}${part.replace(/^\\(?=[*\\]$)/, '')}`);
  }
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return (value) => value === first;
  return (value) => {
    let from = first.length;
    for (const part of others) {
      const found = value.indexOf(part, from);
      if (found < 0) return false;
      from = found + part.length;
    }
    return value.startsWith(first) && value.endsWith(last) && value.length - last.length >= from;
  };
}

/** A range of addresses, such as `10.0.0.0/24` or `2001:db8::/32`. */
function byCidr(operand: string): Matches | undefined {
  const [, network = '', bits = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(operand) ?? [];
  const family = isIP(network);
  if (family === 0 || Number(bits) > (family === 4 ? 32 : 128)) return undefined;
  const range = new BlockList();
  range.addSubnet(network, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  return (value) => isIP(value) === family && range.check(value, family === 4 ? 'ipv4' : 'ipv6');
}

const COMPARISONS: Readonly<Record<string, (value: number, operand: number) => boolean>> = {
  '=': (value, operand) => value === operand,
  '<': (value, operand) => value < operand,
  '<=': (value, operand) => value <= operand,
  '>': (value, operand) => value > operand,
  '>=': (value, operand) => value >= operand,
};

/** `["=", 5]`, or a range as `[">=", 1, "<", 5]`. */
function compileNumeric(operand: unknown, dialect: Dialect): Condition {
  const parts = listOf(operand);
  const comparisons: ((value: number) => boolean)[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const compare = COMPARISONS[String(parts[index])];
    const bound = parts[index + 1];
    if (compare === undefined || typeof bound !== 'number') {
      throw new PatternNotEmulated(`numeric ${JSON.stringify(operand)}`, dialect);
    }
    comparisons.push((value) => compare(value, bound));
  }
  return (values) => values.some((value) => typeof value === 'number' && comparisons.every((holds) => holds(value)));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
