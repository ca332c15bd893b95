import { isObject, type JsonObject, parseJson } from '../../json.ts';

/** An attribute of a published message. `String.Array` holds JSON text of a list. */
export interface TopicMessageAttribute {
  readonly type: 'String' | 'String.Array' | 'Number' | 'Binary';
  readonly value: string;
}

export type TopicMessageAttributes = Readonly<Record<string, TopicMessageAttribute>>;

/** A filter policy that cannot be kept here; found when a topic is made, not when a message is lost. */
export class FilterPolicyNotEmulated extends Error {
  override readonly name = 'FilterPolicyNotEmulated';

  constructor(what: string) {
    super(
      `${what} in a filter policy is not emulated. Emulated are exact values, prefix, suffix, ` +
        'equals-ignore-case, anything-but, exists and numeric.',
    );
  }
}

type Values = readonly unknown[];
type Condition = (values: Values) => boolean;

export interface FilteredMessage {
  readonly message: string;
  readonly attributes: TopicMessageAttributes;
}

/**
 * The test that a subscription's filter policy is (SNS developer guide, sns-subscription-filter-policies): every key
 * must hold, and of a key's conditions any one.
 */
export function compileFilterPolicy(
  policy: unknown,
  scope: 'MessageAttributes' | 'MessageBody',
): (message: FilteredMessage) => boolean {
  if (policy === undefined || policy === null) return () => true;
  if (!isObject(policy)) throw new FilterPolicyNotEmulated('Anything but an object');
  const keys = compileKeys(policy, scope === 'MessageBody');
  if (scope === 'MessageAttributes') return ({ attributes }) => keys(attributeValues(attributes));
  return ({ message }) => {
    const body = parseJson(message);
    return isObject(body) && keys(body);
  };
}

function compileKeys(policy: JsonObject, nests: boolean): (values: JsonObject) => boolean {
  const tests = Object.entries(policy).map(([key, written]) => {
    if (key === '$or') return compileOr(written, nests);
    if (key.startsWith('$')) throw new FilterPolicyNotEmulated(key);
    if (isObject(written) && nests) {
      const inner = compileKeys(written, true);
      return (values: JsonObject) => listOf(values[key]).some((value) => isObject(value) && inner(value));
    }
    if (!Array.isArray(written)) throw new FilterPolicyNotEmulated(`The value of ${key}, which is not a list,`);
    const conditions = written.map((condition: unknown) => compileCondition(condition));
    return (values: JsonObject) => {
      const found = Object.hasOwn(values, key) ? listOf(values[key]) : [];
      return conditions.some((condition) => condition(found));
    };
  });
  return (values) => tests.every((holds) => holds(values));
}

/** One of several policies must hold (SNS developer guide, and-or-logic). */
function compileOr(written: unknown, nests: boolean): (values: JsonObject) => boolean {
  if (!Array.isArray(written) || written.length < 2 || !written.every(isObject)) {
    throw new FilterPolicyNotEmulated('$or with anything but two policies or more');
  }
  const policies = written.map((policy) => compileKeys(policy, nests));
  return (values) => policies.some((holds) => holds(values));
}

function compileCondition(written: unknown): Condition {
  if (!isObject(written)) return (values) => values.some((value) => value === written);
  const [operator = '', ...others] = Object.keys(written);
  if (others.length > 0) throw new FilterPolicyNotEmulated(`A condition of several operators (${operator}, …)`);
  const operand = written[operator];
  if (operator === 'exists') return (values) => values.length > 0 === (operand === true);
  if (operator === 'numeric') return compileNumeric(operand);
  if (operator === 'anything-but') {
    const excluded = listOf(operand).map((value) => compileCondition(value));
    return (values) => values.some((value) => !excluded.some((isExcluded) => isExcluded([value])));
  }
  const matches = TEXT_OPERATORS[operator];
  if (matches === undefined || typeof operand !== 'string')
    throw new FilterPolicyNotEmulated(operator || 'An empty condition');
  return (values) => values.some((value) => typeof value === 'string' && matches(value, operand));
}

const TEXT_OPERATORS: Readonly<Record<string, (value: string, operand: string) => boolean>> = {
  prefix: (value, operand) => value.startsWith(operand),
  suffix: (value, operand) => value.endsWith(operand),
  'equals-ignore-case': (value, operand) => value.toLowerCase() === operand.toLowerCase(),
};

const COMPARISONS: Readonly<Record<string, (value: number, operand: number) => boolean>> = {
  '=': (value, operand) => value === operand,
  '<': (value, operand) => value < operand,
  '<=': (value, operand) => value <= operand,
  '>': (value, operand) => value > operand,
  '>=': (value, operand) => value >= operand,
};

/** `["=", 5]`, or a range as `[">=", 1, "<", 5]`. */
function compileNumeric(operand: unknown): Condition {
  const parts = listOf(operand);
  const comparisons: ((value: number) => boolean)[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const compare = COMPARISONS[String(parts[index])];
    const bound = parts[index + 1];
    if (compare === undefined || typeof bound !== 'number') {
      throw new FilterPolicyNotEmulated(`numeric ${JSON.stringify(operand)}`);
    }
    comparisons.push((value) => compare(value, bound));
  }
  return (values) => values.some((value) => typeof value === 'number' && comparisons.every((holds) => holds(value)));
}

function attributeValues(attributes: TopicMessageAttributes): JsonObject {
  return Object.fromEntries(
    Object.entries(attributes)
      // SNS ignores binary attributes when it filters.
      .filter(([, { type }]) => type !== 'Binary')
      .map(([name, { type, value }]) => [name, type === 'String' ? value : parseJson(value)]),
  );
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
