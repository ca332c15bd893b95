import { hasPlaceholder, isPlaceholder } from './placeholders.ts';
import { describe, type Report, type Weight } from './problems.ts';
import { toBigWholeNumber } from './read-values.ts';
import { looksLikeReference, parseReference, type Reference, referenceProblem, splitText } from './references.ts';
import type { ValueSpec } from './spec.ts';

/** A value of a parameter, and where it stands. */
export interface Given<Value = unknown> {
  readonly value: Value;
  readonly path: string;
  readonly report: Report;
}

type TextSpec = Extract<ValueSpec, { kind: 'CHOICE' | 'TEXT' | 'VALUE' | 'REFERENCE' | 'RESOURCE' }>;

/** A string that CDK replaces at deployment: what it will hold is not known yet, so it is taken as it is. */
const CDK_TOKEN = '${Token[';
const MAX_RESOURCE_LENGTH = 500;
/** No documented limit: deeper than any view's data is (assumed). */
const MAX_JSON_DEPTH = 20;

export function refuse(given: Given, expected: string): void {
  const { value } = given;
  const got = isPlaceholder(value)
    ? `the placeholder ${describe(value)}: put the real value in its place`
    : describe(value);
  refuseAs(given, `${expected}, got ${got}`);
}

export function checkText(given: Given, spec: TextSpec): void {
  const { value } = given;
  if (typeof value !== 'string') refuse(given, 'a string');
  else if (!value.includes(CDK_TOKEN)) checkString({ ...given, value }, spec);
}

export function checkInteger(given: Given, spec: Extract<ValueSpec, { kind: 'INTEGER' }>): void {
  const { value } = given;
  if (typeof value === 'string') {
    if (value.includes(CDK_TOKEN)) return;
    if (spec.reference && looksLikeReference(value)) {
      checkWholeReference({ ...given, value });
      return;
    }
  }
  const number = toBigWholeNumber(value);
  if (number !== undefined && number >= spec.min && number <= spec.max) return;
  refuse(given, `a whole number from ${spec.min} to ${spec.max}${spec.reference ? ' or one JSONPath' : ''}`);
}

export function checkJson(given: Given, depthLeft = MAX_JSON_DEPTH): void {
  const { value, path, report } = given;
  if (typeof value === 'string') checkEmbedded({ ...given, value });
  if (typeof value !== 'object' || value === null) return;
  if (depthLeft === 0) {
    refuseAs(given, `values nested at most ${MAX_JSON_DEPTH} deep`);
    return;
  }
  const isList = Array.isArray(value);
  for (const [key, entry] of Object.entries(value)) {
    checkJson({ value: entry, path: isList ? `${path}[${key}]` : `${path}.${key}`, report }, depthLeft - 1);
  }
}

function checkString(given: Given<string>, spec: TextSpec): void {
  const { value, path, report } = given;
  if (spec.kind === 'CHOICE') {
    if (!spec.values.includes(value)) refuse(given, `one of ${spec.values.join(', ')}`);
    else if (spec.valuesNotEmulated?.includes(value)) report(path, `${path}: ${value} is not emulated`, 'notEmulated');
  } else if (spec.kind === 'TEXT') {
    const isTooShort = value === '' && spec.mayBeEmpty !== true;
    if (isTooShort || value.length > spec.maxLength) refuse(given, `a text of 1 to ${spec.maxLength} characters`);
    checkEmbedded(given);
  } else if (spec.kind === 'REFERENCE' || (spec.kind === 'RESOURCE' && looksLikeReference(value))) {
    checkWholeReference(given);
  } else if (spec.kind === 'VALUE') {
    checkValueText(given);
  } else {
    const expected = spec.arnOnly ? 'an ARN or one JSONPath' : 'an id, an ARN or one JSONPath';
    const isTooLong = value.length > MAX_RESOURCE_LENGTH;
    if (value.trim() === '' || isTooLong || isPlaceholder(value)) refuse(given, expected);
    else if (spec.arnOnly && !value.startsWith('arn:')) refuse(given, expected);
    else checkEmbedded(given);
  }
}

/** A text of the flow author's choice. The service takes a root that is not documented, as an exported flow shows. */
function checkValueText(given: Given<string>): void {
  if (looksLikeReference(given.value) && typeof splitText(given.value)[0] === 'string') {
    refuse(given, 'a text or one JSONPath such as $.Attributes.name');
  } else checkEmbedded(given, 'warning');
}

/** The references within a text; a placeholder would be said as it stands. */
function checkEmbedded(given: Given<string>, weight?: Weight): void {
  const { value, path, report } = given;
  for (const part of splitText(value)) if (typeof part !== 'string') checkReference(given, part, weight);
  if (!hasPlaceholder(value)) return;
  const told = `${describe(value)} has a placeholder in it: put the real value in its place. Path: ${path}`;
  report(path, told, 'warning');
}

function checkWholeReference(given: Given<string>): void {
  const reference = parseReference(given.value);
  if (reference === undefined) refuse(given, 'one JSONPath such as $.Attributes.name');
  else checkReference(given, reference);
}

function checkReference({ path, report }: Given, reference: Reference, weight?: Weight): void {
  const found = referenceProblem(reference);
  if (found === undefined) return;
  if (found.isWarning || (found.isStrange && weight === 'warning'))
    report(path, `${found.message}. Path: ${path}`, 'warning');
  else report(path, `Invalid Action property value. Path: ${path}. ${found.message}`);
}

function refuseAs({ path, report }: Given, expected: string): void {
  report(path, `Invalid Action property value. Path: ${path}. Expected ${expected}`);
}
