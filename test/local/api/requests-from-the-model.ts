import { type Member, OPERATIONS, type ServedModel, type Shape, shapeOf } from '../../../local/api/model.ts';

/** A request made from the model, and the kind of error that it must be answered with; none where it is well-formed. */
export interface ModelCase {
  readonly title: string;
  readonly model: ServedModel;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: 'SHAPE' | 'BOUNDS' | 'WELL_FORMED' | 'NO_BEARER';
  /** The path that the message must name. */
  readonly path: string;
}

interface Place {
  readonly path: string;
  readonly shape: Shape;
  readonly member: Member | undefined;
  readonly required: boolean;
  put(value: unknown): Readonly<Record<string, unknown>>;
}

type Values = Readonly<Record<string, unknown>>;

/** Every required member missing, every type wrong, every enum wrong, every bound under, at and over. */
export function casesOf(model: ServedModel): readonly ModelCase[] {
  const base = sample(model, shapeOf(model.shapes, model.input), 0);
  if (!isValues(base)) throw new TypeError(`${model.name} has no structure for its input.`);
  return placesOf(
    model,
    shapeOf(model.shapes, model.input),
    '',
    (value) => (isValues(value) ? value : {}),
    base,
  ).flatMap((place) => casesAt(model, place));
}

function casesAt(model: ServedModel, place: Place): readonly ModelCase[] {
  const { shape, path, member } = place;
  const make = (title: string, expected: ModelCase['expected'], value: unknown): ModelCase => ({
    title: `${model.name}: ${path} ${title}`,
    model,
    input: place.put(value),
    expected,
    path,
  });
  const isBearer = member?.locationName === 'X-Amz-Bearer';
  const cases: ModelCase[] = [];
  if (place.required && member?.location !== 'uri') {
    cases.push(make('missing', isBearer ? 'NO_BEARER' : 'SHAPE', undefined));
  }
  if (member?.location === undefined)
    cases.push(make('of a wrong type', 'SHAPE', shape.type === 'boolean' ? 'yes' : true));
  if (shape.enum !== undefined) cases.push(make('outside its enum', 'BOUNDS', 'NONE_OF_THEM'));
  const isText = shape.type === 'string' && shape.enum === undefined;
  const of = (size: number) => (isText ? 'x'.repeat(size) : shape.type === 'list' ? repeat(model, shape, size) : size);
  if (isText || shape.type === 'list' || shape.type === 'integer') {
    const { min, max } = shape;
    if (min !== undefined && min > 0 && !isBearer) cases.push(make(`under ${min}`, 'BOUNDS', of(min - 1)));
    if (min !== undefined && !(isBearer && min === 0)) cases.push(make(`at ${min}`, 'WELL_FORMED', of(min)));
    if (max !== undefined) {
      cases.push(make(`at ${max}`, 'WELL_FORMED', of(max)));
      cases.push(make(`over ${max}`, 'BOUNDS', of(max + 1)));
    }
    if (shape.type === 'integer') cases.push(make('half', 'SHAPE', 5.5));
  }
  if (shape.union === true) {
    cases.push(make('with none of its members', 'SHAPE', {}));
    const all = Object.entries(shape.members ?? {});
    if (all.length > 1) {
      const every = all.map(([name, each]) => [name, sample(model, shapeOf(model.shapes, each.shape), 0)]);
      cases.push(make('with all of its members', 'SHAPE', Object.fromEntries(every)));
    }
  }
  return cases;
}

/** Every member below a structure, each with a way to put another value there into an otherwise well-formed request. */
function placesOf(
  model: ServedModel,
  shape: Shape,
  path: string,
  put: (value: unknown) => Values,
  base: unknown,
  level = 0,
): readonly Place[] {
  if (level > 6) return [];
  if (shape.type === 'list') {
    const item = shapeOf(model.shapes, shape.member ?? '');
    const putItem = (value: unknown) => put([value]);
    const own: Place = { path: `${path}[0]`, shape: item, member: undefined, required: false, put: putItem };
    return [own, ...placesOf(model, item, `${path}[0]`, putItem, sample(model, item, level), level + 1)];
  }
  if (shape.type !== 'structure') return [];
  return Object.entries(shape.members ?? {}).flatMap(([name, member]) => {
    const memberShape = shapeOf(model.shapes, member.shape);
    const memberPath = path === '' ? name : `${path}.${name}`;
    const rest = shape.union === true ? {} : isValues(base) ? base : {};
    const putMember = (value: unknown) => put({ ...rest, [name]: value });
    const required = shape.required?.includes(name) === true;
    const own: Place = { path: memberPath, shape: memberShape, member, required, put: putMember };
    const below = sample(model, memberShape, level + 1);
    return [own, ...placesOf(model, memberShape, memberPath, putMember, below, level + 1)];
  });
}

/** The least value of a shape that the model takes. */
function sample(model: ServedModel, shape: Shape, level: number): unknown {
  switch (shape.type) {
    case 'structure': {
      const names = shape.union === true ? Object.keys(shape.members ?? {}).slice(0, 1) : (shape.required ?? []);
      const entries = names.map((name) => {
        const member = shape.members?.[name];
        return [name, member === undefined ? undefined : sample(model, shapeOf(model.shapes, member.shape), level + 1)];
      });
      return Object.fromEntries(entries);
    }
    case 'list':
      return repeat(model, shape, shape.min ?? 0);
    case 'map':
      return {};
    case 'string':
      return shape.enum?.[0] ?? 'x'.repeat(Math.max(1, shape.min ?? 1));
    case 'boolean':
      return true;
    default:
      return shape.min ?? 0;
  }
}

function repeat(model: ServedModel, shape: Shape, size: number): readonly unknown[] {
  return Array.from({ length: size }, () => sample(model, shapeOf(model.shapes, shape.member ?? ''), 0));
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const ALL_CASES: readonly ModelCase[] = [...OPERATIONS.values()].flatMap(casesOf);
