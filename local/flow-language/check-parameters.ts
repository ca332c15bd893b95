import { checkInteger, checkJson, checkText, type Given, refuse } from './check-text.ts';
import { isObject, type JsonObject, own } from './json.ts';
import type { Report } from './problems.ts';
import { toFlag } from './read-values.ts';
import type { ActionSpec, ParameterSpec, ParameterSpecs, ValueSpec } from './spec.ts';

/** Where an object stands. */
interface Place {
  readonly path: string;
  readonly report: Report;
}

/** Checks an action's `Parameters` against its description. */
export function checkParameters(parameters: unknown, spec: ActionSpec, place: Place): void {
  // Exports leave `Parameters` out where there are none.
  const given = parameters === undefined ? {} : parameters;
  if (!isObject(given)) {
    refuse({ value: parameters, ...place }, 'an object');
    return;
  }
  const known = spec.takesMore === true ? onlyKnown(given, spec.parameters) : given;
  checkProperties(known, spec.parameters, place);
  // Where not all parameters are known, one that is not may be the one that is missed.
  const hasMore = Object.keys(known).length < Object.keys(given).length;
  for (const group of spec.exactlyOneOf) {
    if (hasMore) checkOnlyOne(given, group, place);
    else checkOneOf(given, group, place);
  }
  for (const group of spec.atMostOneOf ?? []) checkOnlyOne(given, group, place);
}

function onlyKnown(given: JsonObject, specs: ParameterSpecs): JsonObject {
  return Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(specs, name)));
}

function checkOneOf(given: JsonObject, group: readonly string[], place: Place): void {
  if (group.some((name) => Object.hasOwn(given, name))) checkOnlyOne(given, group, place);
  else place.report(place.path, `At least one of [${group.join(', ')}] must be set. Path: ${place.path}`);
}

function checkOnlyOne(given: JsonObject, group: readonly string[], { path, report }: Place): void {
  const set = group.filter((name) => Object.hasOwn(given, name));
  if (set.length <= 1) return;
  report(path, `Only one of these properties may be defined. Properties: [${set.join(', ')}], Path: ${path}`);
}

function checkProperties(given: JsonObject, specs: ParameterSpecs, { path, report }: Place): void {
  for (const name of Object.keys(given)) {
    const here = `${path}.${name}`;
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) {
      const known = Object.keys(specs).join(', ');
      report(here, `Invalid Action property name. Path: ${here}. Known here: ${known === '' ? 'none' : known}`);
    } else {
      checkParameter({ value: own(given, name), path: here, report }, spec);
    }
  }
  for (const [name, spec] of Object.entries(specs)) {
    const here = `${path}.${name}`;
    if (spec.required && !Object.hasOwn(given, name)) {
      report(here, `Action is missing required property. Path: ${here}`);
    }
  }
}

function checkParameter(given: Given, spec: ParameterSpec): void {
  const { path, report } = given;
  if (spec.notEmulated === undefined) checkValue(given, spec);
  else report(path, `${path} is not emulated: ${spec.notEmulated}`, 'notEmulated');
}

/** Its recursion is as deep as the description, whatever the document holds. */
function checkValue(given: Given, spec: ValueSpec): void {
  switch (spec.kind) {
    case 'LIST':
      checkList(given, spec);
      return;
    case 'MAP':
      checkMap(given, spec);
      return;
    case 'OBJECT':
      checkObject(given, spec);
      return;
    case 'INTEGER':
      checkInteger(given, spec);
      return;
    case 'FLAG':
      if (toFlag(given.value) === undefined) refuse(given, 'true or false');
      return;
    case 'JSON':
      checkJson(given);
      return;
    default:
      checkText(given, spec);
  }
}

function checkList(given: Given, { min = 0, max, mostIn, of }: Extract<ValueSpec, { kind: 'LIST' }>): void {
  const { value, path, report } = given;
  if (!Array.isArray(value)) refuse(given, 'a list');
  else if (value.length < min) refuse(given, `a list of at least ${min}`);
  else if (max !== undefined && value.length > max) refuse(given, `a list of at most ${max}`);
  else if (mostIn !== undefined && countIn(value, mostIn.member) > mostIn.max)
    refuse(given, `at most ${mostIn.max} ${mostIn.member} in all`);
  else
    for (const [index, entry] of value.entries()) checkValue({ value: entry, path: `${path}[${index}]`, report }, of);
}

function countIn(entries: readonly unknown[], member: string): number {
  const lists = entries.map((entry) => (isObject(entry) ? own(entry, member) : undefined));
  return lists.reduce((sum: number, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
}

function checkMap(given: Given, { max, of }: Extract<ValueSpec, { kind: 'MAP' }>): void {
  const { value, path, report } = given;
  if (!isObject(value)) refuse(given, 'an object');
  else if (max !== undefined && Object.keys(value).length > max) refuse(given, `at most ${max} entries`);
  else for (const key of Object.keys(value)) checkValue({ value: own(value, key), path: `${path}.${key}`, report }, of);
}

function checkObject(given: Given, spec: Extract<ValueSpec, { kind: 'OBJECT' }>): void {
  const { properties, exactlyOneOf, takesMore = false } = spec;
  const { value } = given;
  if (!isObject(value)) {
    refuse(given, 'an object');
    return;
  }
  checkProperties(takesMore ? onlyKnown(value, properties) : value, properties, given);
  if (exactlyOneOf !== undefined) checkOneOf(value, exactlyOneOf, given);
}
