import { isObject, type JsonObject, own } from './json.ts';
import { OPERATOR_SIGNS } from './operators.ts';
import { describe, type Report } from './problems.ts';
import { toWholeNumber } from './read-values.ts';
import type { ActionSpec, ConditionsSpec, ErrorRequirement } from './spec.ts';

/** An action in its flow. */
interface Place {
  /** For example `Actions[3]`. */
  readonly path: string;
  readonly type: string;
  readonly parameters: unknown;
  readonly actionIds: ReadonlySet<string>;
  readonly report: Report;
}

/** Checks an action's `Transitions` against its description. */
export function checkTransitions(transitions: unknown, spec: ActionSpec, place: Place): void {
  const path = `${place.path}.Transitions`;
  const given = transitions === undefined ? {} : transitions;
  if (!isObject(given)) {
    place.report(path, `Transitions must be an object, got ${describe(transitions)}. Path: ${path}`);
    return;
  }
  const errors = listOf(given, 'Errors', path, place.report);
  const conditions = listOf(given, 'Conditions', path, place.report);
  if (spec.next === 'NONE') {
    if (Object.hasOwn(given, 'NextAction') || errors.length > 0 || conditions.length > 0) {
      place.report(path, `Action does not support transitions. Path: ${path}`);
    }
    return;
  }
  if (Object.hasOwn(given, 'NextAction')) checkTarget(own(given, 'NextAction'), `${path}.NextAction`, place);
  else if (spec.next === 'REQUIRED') {
    place.report(`${path}.NextAction`, `Action is missing required property. Path: ${path}.NextAction`);
  }
  checkErrors(errors, spec, path, place);
  checkConditions(conditions, spec, path, place);
}

function listOf(given: JsonObject, key: string, path: string, report: Report): readonly unknown[] {
  if (!Object.hasOwn(given, key)) return [];
  const value = own(given, key);
  if (Array.isArray(value)) return value;
  report(`${path}.${key}`, `${key} must be a list, got ${describe(value)}. Path: ${path}.${key}`);
  return [];
}

function checkTarget(target: unknown, path: string, place: Place): void {
  if (typeof target === 'string' && place.actionIds.has(target)) return;
  place.report(path, `The transition leads nowhere: no action is called ${describe(target)}. Path: ${path}`);
}

function checkErrors(errors: readonly unknown[], spec: ActionSpec, path: string, place: Place): void {
  const { optional, requiredWhen = [] } = spec.errors;
  const required = [
    ...spec.errors.required,
    ...requiredWhen.filter((when) => applies(when, place.parameters)).flatMap((when) => when.errors),
  ];
  const seen = new Set<string>();
  for (const [index, entry] of errors.entries()) {
    const here = `${path}.Errors[${index}]`;
    const type = isObject(entry) ? own(entry, 'ErrorType') : undefined;
    if (!isObject(entry) || typeof type !== 'string') {
      place.report(here, `An error branch is { NextAction, ErrorType }, got ${describe(entry)}. Path: ${here}`);
      continue;
    }
    checkTarget(own(entry, 'NextAction'), `${here}.NextAction`, place);
    if (!required.includes(type) && !optional.includes(type) && spec.takesMore !== true) {
      place.report(here, `Invalid Action error. Error: ${type}, Path: ${place.path}`);
    }
    if (seen.has(type)) place.report(here, `The error branch ${type} stands there twice. Path: ${here}`);
    seen.add(type);
  }
  for (const type of required) {
    if (!seen.has(type)) {
      place.report(place.path, `Action is missing required error. Error: ${type}, Path: ${place.path}`);
    }
  }
}

function applies({ parameter, value }: ErrorRequirement, parameters: unknown): boolean {
  const given = isObject(parameters) ? own(parameters, parameter) : undefined;
  if (value === undefined) return given !== undefined;
  return Array.isArray(given) ? given.includes(value) : sameWord(given, value);
}

function sameWord(given: unknown, value: string): boolean {
  return typeof given !== 'object' && String(given).toLowerCase() === value.toLowerCase();
}

/** The strings of a list parameter; none where it is not a list. */
function listParameter(parameters: unknown, name: string): readonly string[] {
  const value = isObject(parameters) ? own(parameters, name) : undefined;
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function checkConditions(conditions: readonly unknown[], spec: ActionSpec, path: string, place: Place): void {
  const here = `${path}.Conditions`;
  if (spec.conditions.kind === 'NONE') {
    if (conditions.length === 0) return;
    place.report(here, `Invalid Action property name. Path: ${here}. ${place.type} has no conditions`);
    return;
  }
  const operands: string[] = [];
  for (const [index, entry] of conditions.entries()) {
    const condition = readCondition(entry);
    if (condition === undefined) {
      const form = '{ NextAction, Condition: { Operator, Operands: [one string] } }';
      const at = `${here}[${index}]`;
      place.report(at, `A condition is ${form}, got another shape. Path: ${at}`);
      continue;
    }
    checkTarget(condition.next, `${here}[${index}].NextAction`, place);
    checkOperator(condition.operator, spec.conditions, `${here}[${index}].Condition.Operator`, place);
    if (spec.conditions.kind === 'THRESHOLDS') {
      checkThreshold(condition.operand, operands, spec.conditions, { ...place, path: `${here}[${index}]` });
    }
    operands.push(condition.operand);
  }
  checkResults(operands, spec.conditions, here, place);
}

function readCondition(entry: unknown): { next: unknown; operator: string; operand: string } | undefined {
  const condition = isObject(entry) ? own(entry, 'Condition') : undefined;
  if (!isObject(entry) || !isObject(condition)) return undefined;
  const operator = own(condition, 'Operator');
  const operands = own(condition, 'Operands');
  const operand: unknown = Array.isArray(operands) && operands.length === 1 ? operands[0] : undefined;
  if (typeof operator !== 'string' || typeof operand !== 'string') return undefined;
  return { next: own(entry, 'NextAction'), operator, operand };
}

function checkOperator(operator: string, conditions: ConditionsSpec, path: string, place: Place): void {
  const allowed = operatorsOf(conditions);
  if (allowed.includes(operator)) return;
  place.report(
    path,
    `The operator of ${place.type} is ${allowed.join(', ')}; got ${describe(operator)}. Path: ${path}`,
  );
}

function operatorsOf(conditions: ConditionsSpec): readonly string[] {
  if (conditions.kind === 'COMPARISON') return conditions.operators ?? Object.keys(OPERATOR_SIGNS);
  return [conditions.kind === 'THRESHOLDS' ? 'NumberLessThan' : 'Equals'];
}

/** Thresholds rise: each is above those before it. */
function checkThreshold(
  operand: string,
  before: readonly string[],
  { min, max }: Extract<ConditionsSpec, { kind: 'THRESHOLDS' }>,
  { path, report }: Place,
): void {
  const inRange = (text: string): readonly number[] => {
    const number = toWholeNumber(text);
    return number === undefined || number < min || number > max ? [] : [number];
  };
  const [number] = inRange(operand);
  if (number !== undefined && number > Math.max(Number.NEGATIVE_INFINITY, ...before.flatMap(inRange))) return;
  report(path, `Thresholds are rising whole numbers from ${min} to ${max}, got ${describe(operand)}. Path: ${path}`);
}

function checkResults(operands: readonly string[], conditions: ConditionsSpec, here: string, place: Place): void {
  if (conditions.kind !== 'RESULTS' && conditions.kind !== 'SOME_RESULTS') return;
  const { type, parameters, report } = place;
  const fromParameter =
    conditions.kind === 'RESULTS' && conditions.resultsFrom !== undefined
      ? listParameter(parameters, conditions.resultsFrom)
      : [];
  const expected = new Set([...conditions.results, ...fromParameter]);
  for (const result of conditions.kind === 'RESULTS' ? expected : []) {
    if (!operands.includes(result)) {
      report(here, `${type} is missing the condition Equals ${describe(result)}. Path: ${here}`);
    }
  }
  const seen = new Set<string>();
  for (const operand of operands) {
    if (!expected.has(operand) || seen.has(operand)) {
      const why = seen.has(operand) ? 'stands there twice' : `is not one of ${[...expected].join(', ')}`;
      report(here, `The condition Equals ${describe(operand)} of ${type} ${why}. Path: ${here}`);
    }
    seen.add(operand);
  }
}
