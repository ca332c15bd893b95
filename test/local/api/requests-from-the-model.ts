import { type Member, type ServedModel, type Shape, shapeOf } from '../../../local/api/model.ts';
import { isObject } from '../../../local/json.ts';

/** A request made from the model, and the kind of error that it must be answered with; none where it is well-formed. */
export interface ModelCase {
  readonly title: string;
  readonly model: ServedModel;
  readonly input: Values;
  readonly expected: 'SHAPE' | 'BOUNDS' | 'WELL_FORMED' | 'NO_BEARER';
  /** The path that the message must name. */
  readonly path: string;
}

export type Values = Readonly<Record<string, unknown>>;

/** Values that mean something to the chat at hand, by the member that takes them. */
export type Known = Values;

interface Place {
  readonly path: string;
  readonly shape: Shape;
  readonly member: Member | undefined;
  readonly required: boolean;
  put(value: unknown): Values;
}

/** Deep enough for every member once: some shapes hold themselves. */
const MOST_LEVELS = 5;

/** A request with everything that its operation requires, and nothing else. */
export function leastRequest(model: ServedModel, known: Known): Values {
  const least = sample(model, shapeOf(model.shapes, model.input), known);
  if (!isObject(least)) throw new TypeError(`${model.name} has no structure for its input.`);
  return least;
}

/** Every required member missing, every wrong type, every enum wrong, every bound under, at and over. */
export function casesOf(model: ServedModel, known: Known): readonly ModelCase[] {
  const base = leastRequest(model, known);
  const input = shapeOf(model.shapes, model.input);
  return placesOf(model, known, input, '', (value) => (isObject(value) ? value : {}), base).flatMap((place) =>
    casesAt(model, known, place),
  );
}

function casesAt(model: ServedModel, known: Known, place: Place): readonly ModelCase[] {
  const { shape, path, member } = place;
  const cases: ModelCase[] = [];
  const add = (title: string, expected: ModelCase['expected'], value: unknown) =>
    cases.push({ title: `${model.name}: ${path} ${title}`, model, input: place.put(value), expected, path });
  const isBearer = member?.locationName === 'X-Amz-Bearer';
  const isInBody = member?.location === undefined;

  if (place.required && member?.location !== 'uri') add('missing', isBearer ? 'NO_BEARER' : 'SHAPE', undefined);
  if (place.required && isInBody) add('null', 'SHAPE', null);
  // What does not stand in the body is text, whatever it should be, and so is every key.
  const wrong = isInBody && shape.type !== 'key' ? OF_EACH_TYPE.filter(([type]) => !type.includes(shape.type)) : [];
  for (const [type, value] of wrong) add(`of a wrong type, ${type[0]}`, 'SHAPE', value);
  if (member?.location === 'querystring' && isNumber(shape)) add('no number', 'SHAPE', 'many');
  if (shape.enum !== undefined) {
    for (const value of shape.enum) add(value, 'WELL_FORMED', value);
    add('outside its enum', 'BOUNDS', 'NONE_OF_THEM');
    add('in lower case', 'BOUNDS', shape.enum[0]?.toLowerCase());
  }
  // No client sends a control character in a header.
  if (shape.pattern !== undefined) add('against its pattern', 'BOUNDS', member?.location === 'header' ? '~' : '\u0007');
  if (isNumber(shape)) add('half', 'SHAPE', 5.5);
  if (isSized(shape)) {
    const { min, max } = shape;
    const of = (size: number) => ofSize(model, known, shape, size);
    const fits = (value: unknown) => typeof value !== 'string' || new RegExp(shape.pattern ?? '', 'u').test(value);
    // An empty list in a query is a missing one.
    const canBeUnder = !isBearer && member?.location !== 'querystring';
    if (min !== undefined && min > 0 && canBeUnder) add(`under ${min}`, 'BOUNDS', of(min - 1));
    if (min !== undefined && !(isBearer && min === 0) && fits(of(min))) add(`at ${min}`, 'WELL_FORMED', of(min));
    if (max !== undefined) {
      if (fits(of(max))) add(`at ${max}`, 'WELL_FORMED', of(max));
      // A number past what JSON's readers keep apart is not another one.
      if (Number.isSafeInteger(max)) add(`over ${max}`, 'BOUNDS', of(max + 1));
    }
  }
  if (shape.union === true) {
    add('with none of its members', 'SHAPE', {});
    const all = Object.entries(shape.members ?? {});
    for (const [name, each] of all) {
      add(`with ${name}`, 'WELL_FORMED', { [name]: sample(model, shapeOf(model.shapes, each.shape), known) });
    }
    const every = all.map(([name, each]) => [name, sample(model, shapeOf(model.shapes, each.shape), known)]);
    if (all.length > 1) add('with all of its members', 'SHAPE', Object.fromEntries(every));
  }
  return cases;
}

/** A value of each type of JSON, and the types of shapes that take it. */
const OF_EACH_TYPE: readonly [readonly string[], unknown][] = [
  [['boolean'], true],
  [['integer', 'long', 'double', 'float', 'timestamp'], 7],
  [['string'], 'text'],
  [['list'], []],
  [['structure', 'map'], {}],
];

const TOP = { level: 0, member: undefined };

/** Every member below a structure, each with a way to put another value there into an otherwise well-formed request. */
function placesOf(
  model: ServedModel,
  known: Known,
  shape: Shape,
  path: string,
  put: (value: unknown) => Values,
  base: unknown,
  { level, member }: { readonly level: number; readonly member: Member | undefined } = TOP,
): readonly Place[] {
  if (level > MOST_LEVELS) return [];
  const below = (
    inner: Shape,
    innerPath: string,
    putInner: (value: unknown) => Values,
    innerBase: unknown,
    of?: Member,
  ) => placesOf(model, known, inner, innerPath, putInner, innerBase, { level: level + 1, member: of });
  const nameless = { member: undefined, required: false };
  if (shape.type === 'list') {
    const item = shapeOf(model.shapes, shape.member ?? '');
    const putItem = (value: unknown) => put([value]);
    const itemPath = `${path}[0]`;
    const inQuery = member?.location === 'querystring' ? { member } : {};
    return [
      { ...nameless, ...inQuery, path: itemPath, shape: item, put: putItem },
      ...below(item, itemPath, putItem, sample(model, item, known)),
    ];
  }
  if (shape.type === 'map') {
    const key = shapeOf(model.shapes, shape.key ?? '');
    const value = shapeOf(model.shapes, shape.value ?? '');
    const good = sample(model, value, known);
    const putKey = (name: unknown) => put(typeof name === 'string' ? { [name]: good } : { x: good });
    const putValue = (entry: unknown) => put({ x: entry });
    const keyPlaces: Place[] = [{ ...nameless, path: `the key ${path}.`, shape: { ...key, type: 'key' }, put: putKey }];
    return [
      ...keyPlaces,
      { ...nameless, path: `${path}.x`, shape: value, put: putValue },
      ...below(value, `${path}.x`, putValue, good),
    ];
  }
  if (shape.type !== 'structure') return [];
  return Object.entries(shape.members ?? {}).flatMap(([name, own]) => {
    const memberShape = shapeOf(model.shapes, own.shape);
    const memberPath = path === '' ? name : `${path}.${name}`;
    const rest = shape.union === true ? {} : isObject(base) ? base : {};
    const putMember = (value: unknown) => put({ ...rest, [name]: value });
    const required = shape.required?.includes(name) === true;
    return [
      { path: memberPath, shape: memberShape, member: own, required, put: putMember },
      ...below(memberShape, memberPath, putMember, sample(model, memberShape, known), own),
    ];
  });
}

/** The least value of a shape that the model takes; where a member is known, what is known for it. */
function sample(model: ServedModel, shape: Shape, known: Known): unknown {
  switch (shape.type) {
    case 'structure': {
      const names = shape.union === true ? Object.keys(shape.members ?? {}).slice(0, 1) : (shape.required ?? []);
      const entries = names.map((name) => {
        const member = shape.members?.[name];
        if (Object.hasOwn(known, name)) return [name, known[name]];
        return [name, member === undefined ? undefined : sample(model, shapeOf(model.shapes, member.shape), known)];
      });
      return Object.fromEntries(entries);
    }
    case 'list':
    case 'map':
      return ofSize(model, known, shape, shape.min ?? 0);
    case 'string':
      return shape.enum?.[0] ?? 'x'.repeat(Math.max(1, shape.min ?? 1));
    case 'boolean':
      return true;
    default:
      return shape.min ?? 0;
  }
}

function ofSize(model: ServedModel, known: Known, shape: Shape, size: number): unknown {
  const each = (name: string | undefined) => sample(model, shapeOf(model.shapes, name ?? ''), known);
  switch (shape.type) {
    case 'string':
    case 'key':
      return 'x'.repeat(size);
    case 'list':
      return Array.from({ length: size }, () => each(shape.member));
    case 'map':
      return Object.fromEntries(Array.from({ length: size }, (_, index) => [`x${index}`, each(shape.value)]));
    default:
      return size;
  }
}

function isNumber({ type }: Shape): boolean {
  return type === 'integer' || type === 'long';
}

function isSized(shape: Shape): boolean {
  return isNumber(shape) || ['list', 'map', 'key'].includes(shape.type) || (shape.type === 'string' && !shape.enum);
}
