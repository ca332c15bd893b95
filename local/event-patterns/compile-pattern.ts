import { isObject, type JsonObject } from '../json.ts';
import { compileCondition } from './conditions.ts';
import { type Dialect, PatternNotEmulated } from './dialect.ts';

/**
 * The test that a pattern is (EventBridge user guide, eb-create-pattern-operators; SNS developer guide,
 * sns-subscription-filter-policies): every key must hold, and of a key's conditions any one.
 * Throws `PatternNotEmulated` for a pattern that could not be kept.
 */
export function compilePattern(pattern: JsonObject, dialect: Dialect): (values: JsonObject) => boolean {
  const tests = Object.entries(pattern).map(([key, written]) => compileKey(key, written, dialect));
  return (values) => tests.every((holds) => holds(values));
}

function compileKey(key: string, written: unknown, dialect: Dialect): (values: JsonObject) => boolean {
  if (key === '$or') return compileOr(written, dialect);
  if (key.startsWith('$')) throw new PatternNotEmulated(key, dialect);
  if (isObject(written) && dialect.nests) {
    const inner = compilePattern(written, dialect);
    return (values) => objectsIn(values, key).some(inner);
  }
  if (!Array.isArray(written)) throw new PatternNotEmulated(`The value of ${key}, which is not a list,`, dialect);
  const conditions = written.map((condition: unknown) => compileCondition(condition, dialect));
  return (values) => {
    const found = valuesIn(values, key);
    return conditions.some((condition) => condition(found));
  };
}

/** One of several patterns must hold. */
function compileOr(written: unknown, dialect: Dialect): (values: JsonObject) => boolean {
  if (!Array.isArray(written) || written.length < 2 || !written.every(isObject)) {
    throw new PatternNotEmulated('$or with anything but two patterns or more', dialect);
  }
  const patterns = written.map((pattern) => compilePattern(pattern, dialect));
  return (values) => patterns.some((holds) => holds(values));
}

function valuesIn(values: JsonObject, key: string): readonly unknown[] {
  if (!Object.hasOwn(values, key)) return [];
  const value = values[key];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** Where there is no object, none of its members exists: a pattern may ask for just that. */
function objectsIn(values: JsonObject, key: string): readonly JsonObject[] {
  const found = valuesIn(values, key).map((value) => (isObject(value) ? value : {}));
  return found.length === 0 ? [{}] : found;
}
