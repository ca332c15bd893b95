import { cutText } from '../error-texts.ts';
import { isObject } from '../json.ts';
import { MOST_JSON_LEVELS } from '../json-depth.ts';
import { type Member, type Shape, shapeOf } from './model.ts';
import type { Problem } from './problems.ts';

type Shapes = Readonly<Record<string, Shape>>;

const MOST_NAME_CHARACTERS = 64;

/**
 * Holds a value against a shape of the model and lists every problem. Members that the shape does not have are left
 * out of the result, as the service ignores them; `null` counts as absent.
 */
export function validate(shapes: Shapes, shapeName: string, value: unknown): { value: unknown; problems: Problem[] } {
  const problems: Problem[] = [];
  return { value: new Validation(shapes, problems).check(shapeName, value, '', 0), problems };
}

class Validation {
  readonly #shapes: Shapes;
  readonly #problems: Problem[];

  constructor(shapes: Shapes, problems: Problem[]) {
    this.#shapes = shapes;
    this.#problems = problems;
  }

  check(shapeName: string, value: unknown, path: string, level: number): unknown {
    const shape = shapeOf(this.#shapes, shapeName);
    // Some shapes hold themselves. The service's own limit is not documented (assumed).
    if (level > MOST_JSON_LEVELS) {
      this.#bounds(path, `is nested more than ${MOST_JSON_LEVELS} levels deep`);
      return undefined;
    }
    switch (shape.type) {
      case 'structure':
        return this.#structure(shape, value, path, level);
      case 'list':
        return this.#list(shape, value, path, level);
      case 'map':
        return this.#map(shape, value, path, level);
      case 'string':
        return this.#string(shape, value, path);
      case 'integer':
        return this.#number(shape, value, path, WHOLE);
      case 'long':
        return this.#number(shape, value, path, LONG);
      case 'float':
      case 'double':
      case 'timestamp':
        return this.#number(shape, value, path, FINITE);
      case 'boolean':
        if (typeof value !== 'boolean') this.#wrongType(path, 'true or false', value);
        return value;
      default:
        throw new TypeError(`The validator knows no shape of type ${shape.type} (${shapeName}).`);
    }
  }

  #structure(shape: Shape, value: unknown, path: string, level: number): unknown {
    if (!isObject(value)) {
      this.#wrongType(path, 'an object', value);
      return undefined;
    }
    const members = Object.entries(shape.members ?? {});
    const found: [string, unknown][] = [];
    for (const [name, member] of members) {
      const memberPath = path === '' ? name : `${path}.${name}`;
      const memberValue = Object.hasOwn(value, name) ? value[name] : undefined;
      if (memberValue !== undefined && memberValue !== null) {
        found.push([name, this.check(member.shape, memberValue, memberPath, level + 1)]);
      } else if (shape.required?.includes(name) === true) {
        this.#shape(memberPath, `is missing: expected ${this.#expectation(member)}`);
      }
    }
    if (shape.union === true && found.length !== 1) {
      const names = members.map(([name]) => name).join(', ');
      this.#shape(path, `must have exactly one of ${names}, and has ${found.length === 0 ? 'none' : found.length}`);
    }
    return Object.fromEntries(found);
  }

  #list(shape: Shape, value: unknown, path: string, level: number): unknown {
    if (!Array.isArray(value)) {
      this.#wrongType(path, 'a list', value);
      return undefined;
    }
    this.#checkSize(shape, value.length, path, 'items');
    const { member = '' } = shape;
    return value.map((item, index) => this.check(member, item, `${path}[${index}]`, level + 1));
  }

  #map(shape: Shape, value: unknown, path: string, level: number): unknown {
    if (!isObject(value)) {
      this.#wrongType(path, 'an object', value);
      return undefined;
    }
    const entries = Object.entries(value).filter(([, entry]) => entry !== null);
    this.#checkSize(shape, entries.length, path, 'entries');
    const { key: ofKeys = '', value: ofEntries = '' } = shape;
    return Object.fromEntries(
      entries.map(([key, entry]) => {
        const entryPath = `${path}.${cutText(key, MOST_NAME_CHARACTERS)}`;
        this.check(ofKeys, key, `the key ${entryPath}`, level + 1);
        return [key, this.check(ofEntries, entry, entryPath, level + 1)];
      }),
    );
  }

  #string(shape: Shape, value: unknown, path: string): unknown {
    if (typeof value !== 'string') {
      this.#wrongType(path, 'a text', value);
      return undefined;
    }
    if (shape.enum !== undefined) {
      if (!shape.enum.includes(value)) this.#bounds(path, `must be one of ${shape.enum.join(', ')}`);
      return value;
    }
    const hasSize = this.#checkSize(shape, countCharacters(value), path, 'characters');
    // A pattern of the service may take a time that grows with the square of a text.
    if (hasSize && shape.pattern !== undefined && !new RegExp(shape.pattern, 'u').test(value)) {
      this.#bounds(path, `must match ${shape.pattern}`);
    }
    return value;
  }

  #number(shape: Shape, value: unknown, path: string, kind: NumberKind): unknown {
    if (typeof value !== 'number' || !kind.has(value)) {
      this.#wrongType(path, kind.name, value);
      return undefined;
    }
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = shape;
    if (value < min || value > max) this.#bounds(path, `must be ${describeRange(shape, '')}, and is ${value}`);
    return value;
  }

  #checkSize(shape: Shape, size: number, path: string, unit: string): boolean {
    if (size >= (shape.min ?? 0) && size <= (shape.max ?? Number.POSITIVE_INFINITY)) return true;
    this.#bounds(path, `must have ${describeRange(shape, ` ${unit}`)}, and has ${size}`);
    return false;
  }

  #expectation(member: Member): string {
    const { type } = shapeOf(this.#shapes, member.shape);
    return EXPECTATION[type] ?? type;
  }

  #wrongType(path: string, expected: string, value: unknown): void {
    this.#shape(path, `must be ${expected}, and is ${describeType(value)}`);
  }

  #shape(path: string, message: string): void {
    this.#problems.push({ kind: 'SHAPE', path: path === '' ? 'The request' : path, message });
  }

  #bounds(path: string, message: string): void {
    this.#problems.push({ kind: 'BOUNDS', path, message });
  }
}

interface NumberKind {
  readonly name: string;
  readonly has: (value: number) => boolean;
}

const WHOLE: NumberKind = { name: 'a whole number', has: Number.isSafeInteger };
/** The largest bound of the models is past what a number of JavaScript tells apart. */
const LONG: NumberKind = { name: 'a whole number', has: Number.isInteger };
const FINITE: NumberKind = { name: 'a number', has: Number.isFinite };

const EXPECTATION: Readonly<Record<string, string>> = {
  structure: 'an object',
  map: 'an object',
  list: 'a list',
  string: 'a text',
  integer: 'a whole number',
  boolean: 'true or false',
};

function describeRange({ min, max }: Shape, unit: string): string {
  if (min === undefined) return `at most ${max}${unit}`;
  return max === undefined ? `at least ${min}${unit}` : `${min} to ${max}${unit}`;
}

function describeType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number') return `the number ${value}`;
  return typeof value === 'boolean' ? String(value) : 'an object';
}

/** Characters, not UTF-16 units: the service counts an emoji as one. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
