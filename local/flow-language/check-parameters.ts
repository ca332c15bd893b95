import { describe, isObject, type JsonObject, own, type Report } from './problems.ts';
import { looksLikeReference, parseReference, type Reference, referenceProblem, splitText } from './references.ts';
import type { ActionSpec, ParameterSpec, ParameterSpecs, ValueSpec } from './spec.ts';

/** A string that CDK replaces at deployment: what it will hold is not known yet, so it is taken as it is. */
const CDK_TOKEN = '${Token[';
const WHOLE_NUMBER = /^-?\d+$/u;
const MAX_RESOURCE_LENGTH = 500;
/** No documented limit: deeper than any view's data is (assumed). */
const MAX_JSON_DEPTH = 20;

/** Checks an action's `Parameters` against its description. */
export function checkParameters(parameters: unknown, spec: ActionSpec, path: string, report: Report): void {
  // Exports leave `Parameters` out where there are none.
  const given = parameters === undefined ? {} : parameters;
  if (!isObject(given)) {
    report(path, invalidValue(path, `an object, got ${describe(parameters)}`));
    return;
  }
  checkProperties(given, spec.parameters, path, report);
  for (const group of spec.exactlyOneOf) checkGroup(given, group, path, report);
}

function checkGroup(given: JsonObject, group: readonly string[], path: string, report: Report): void {
  const set = group.filter((name) => Object.hasOwn(given, name));
  if (set.length === 0) report(path, `At least one of [${group.join(', ')}] must be set. Path: ${path}`);
  if (set.length > 1) {
    report(path, `Only one of these properties may be defined. Properties: [${set.join(', ')}], Path: ${path}`);
  }
}

function checkProperties(given: JsonObject, specs: ParameterSpecs, path: string, report: Report): void {
  for (const name of Object.keys(given)) {
    const here = `${path}.${name}`;
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) {
      const known = Object.keys(specs).join(', ');
      report(here, `Invalid Action property name. Path: ${here}. Known here: ${known === '' ? 'none' : known}`);
    } else {
      checkParameter(own(given, name), spec, here, report);
    }
  }
  for (const [name, spec] of Object.entries(specs)) {
    const here = `${path}.${name}`;
    if (spec.required && !Object.hasOwn(given, name)) {
      report(here, `Action is missing required property. Path: ${here}`);
    }
  }
}

function checkParameter(value: unknown, spec: ParameterSpec, path: string, report: Report): void {
  if (spec.notEmulated === undefined) checkValue(value, spec, path, report);
  else report(path, `${path} is not emulated: ${spec.notEmulated}`, true);
}

/** Its recursion is as deep as the description, whatever the document holds. */
function checkValue(value: unknown, spec: ValueSpec, path: string, report: Report): void {
  const refuse = (expected: string): void => report(path, invalidValue(path, `${expected}, got ${describe(value)}`));
  if (spec.kind === 'LIST') {
    const { min = 0 } = spec;
    if (!Array.isArray(value)) refuse('a list');
    else if (value.length < min) refuse(`a list of at least ${min}`);
    else for (const [index, entry] of value.entries()) checkValue(entry, spec.of, `${path}[${index}]`, report);
    return;
  }
  if (spec.kind === 'MAP' || spec.kind === 'OBJECT') {
    if (!isObject(value)) refuse('an object');
    else if (spec.kind === 'OBJECT') {
      checkProperties(value, spec.properties, path, report);
      if (spec.exactlyOneOf !== undefined) checkGroup(value, spec.exactlyOneOf, path, report);
    } else if (spec.max !== undefined && Object.keys(value).length > spec.max) refuse(`at most ${spec.max} entries`);
    else for (const key of Object.keys(value)) checkValue(own(value, key), spec.of, `${path}.${key}`, report);
    return;
  }
  if (spec.kind === 'INTEGER') {
    checkInteger(value, spec, path, report, refuse);
    return;
  }
  if (spec.kind === 'FLAG') {
    if (toFlag(value) === undefined) refuse('true or false');
    return;
  }
  if (spec.kind === 'JSON') {
    checkJson(value, path, MAX_JSON_DEPTH, report);
    return;
  }
  if (typeof value !== 'string') refuse('a string');
  else if (!value.includes(CDK_TOKEN)) checkString(value, spec, path, report, refuse);
}

function checkJson(value: unknown, path: string, depthLeft: number, report: Report): void {
  if (typeof value === 'string') {
    for (const part of splitText(value)) if (typeof part !== 'string') checkReference(part, path, report);
  } else if (typeof value === 'object' && value !== null) {
    if (depthLeft === 0) report(path, invalidValue(path, `values nested at most ${MAX_JSON_DEPTH} deep`));
    else if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) checkJson(entry, `${path}[${index}]`, depthLeft - 1, report);
    } else for (const [key, entry] of Object.entries(value)) checkJson(entry, `${path}.${key}`, depthLeft - 1, report);
  }
}

type StringSpec = Exclude<ValueSpec, { kind: 'LIST' | 'MAP' | 'OBJECT' | 'INTEGER' | 'FLAG' | 'JSON' }>;

function checkString(
  value: string,
  spec: StringSpec,
  path: string,
  report: Report,
  refuse: (expected: string) => void,
): void {
  switch (spec.kind) {
    case 'CHOICE':
      if (!spec.values.includes(value)) refuse(`one of ${spec.values.join(', ')}`);
      else if (spec.valuesNotEmulated?.includes(value)) report(path, `${path}: ${value} is not emulated`, true);
      return;
    case 'TEXT':
      if ((value === '' && spec.mayBeEmpty !== true) || value.length > spec.maxLength)
        refuse(`a text of 1 to ${spec.maxLength} characters`);
      for (const part of splitText(value)) if (typeof part !== 'string') checkReference(part, path, report);
      return;
    case 'VALUE':
      if (looksLikeReference(value)) checkWholeReference(value, path, report, refuse);
      return;
    case 'REFERENCE':
      checkWholeReference(value, path, report, refuse);
      return;
    case 'RESOURCE':
      if (looksLikeReference(value)) checkWholeReference(value, path, report, refuse);
      else if (spec.arnOnly && !value.startsWith('arn:')) refuse('an ARN or one JSONPath');
      else if (value.trim() === '' || value.length > MAX_RESOURCE_LENGTH) refuse('an id, an ARN or one JSONPath');
  }
}

function checkInteger(
  value: unknown,
  spec: Extract<ValueSpec, { kind: 'INTEGER' }>,
  path: string,
  report: Report,
  refuse: (expected: string) => void,
): void {
  const expected = `a whole number from ${spec.min} to ${spec.max}${spec.reference ? ' or one JSONPath' : ''}`;
  if (typeof value === 'string') {
    if (value.includes(CDK_TOKEN)) return;
    if (spec.reference && looksLikeReference(value)) {
      checkWholeReference(value, path, report, refuse);
      return;
    }
  }
  const number = toWholeNumber(value);
  if (number === undefined || number < spec.min || number > spec.max) refuse(expected);
}

/** A whole number, whether it is written as a number or as a string. */
export function toWholeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value !== 'string' || !WHOLE_NUMBER.test(value)) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A truth value, whether it is one or is written as a word, in any case. */
export function toFlag(value: unknown): boolean | undefined {
  const word = typeof value === 'string' ? value.toLowerCase() : value;
  if (word === true || word === 'true') return true;
  return word === false || word === 'false' ? false : undefined;
}

function checkWholeReference(value: string, path: string, report: Report, refuse: (expected: string) => void): void {
  const reference = parseReference(value);
  if (reference === undefined) refuse('one JSONPath such as $.Attributes.name');
  else checkReference(reference, path, report);
}

function checkReference(reference: Reference, path: string, report: Report): void {
  const found = referenceProblem(reference);
  if (found !== undefined)
    report(path, `Invalid Action property value. Path: ${path}. ${found.message}`, found.notEmulated);
}

function invalidValue(path: string, expectedAndGot: string): string {
  return `Invalid Action property value. Path: ${path}. Expected ${expectedAndGot}`;
}
