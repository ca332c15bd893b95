import type { HttpRequest } from '../http/http.ts';
import { isObject } from '../json.ts';
import { boundsError, ServiceError, shapeError } from './errors.ts';
import { type Member, type ServedModel, type Shape, shapeOf } from './model.ts';
import type { Operation } from './operation.ts';
import { describeProblems } from './problems.ts';
import type { Route } from './router.ts';
import { validate } from './validator.ts';

/** What an operation takes although the model does not. */
type TakenAllTheSame = Pick<Operation, 'mayBeEmpty' | 'mayLack'>;

/**
 * The input of an operation from all the places that its model names. The order of checks is fixed: the body is JSON,
 * the bearer token is there, everything required is there and of its type, everything is within its bounds.
 */
export function parseInput({ model, labels }: Route, request: HttpRequest, taken: TakenAllTheSame = {}): object {
  const body = parseBody(model, request.body);
  const members = membersOf(model);
  for (const [, member] of members) requireBearer(member, request);
  const input: Record<string, unknown> = {};
  for (const [name, member] of members) {
    const value = readMember(model, name, member, { body, labels, request });
    const isNone = value === undefined || (value === '' && taken.mayBeEmpty?.includes(name) === true);
    if (!isNone) input[name] = value;
  }
  const { value, problems } = validate(shapesTaken(model, taken.mayLack), model.input, input);
  if (problems.length > 0 || !isObject(value)) {
    const isShape = problems.some(({ kind }) => kind === 'SHAPE');
    throw new ServiceError(isShape ? shapeError(model) : boundsError(model), describeProblems(problems));
  }
  return value;
}

/** The model's shapes, whose input does not require what clients leave out. */
function shapesTaken({ shapes, input }: ServedModel, mayLack: readonly string[] = []): ServedModel['shapes'] {
  if (mayLack.length === 0) return shapes;
  const shape = shapeOf(shapes, input);
  return {
    ...shapes,
    [input]: { ...shape, required: shape.required?.filter((name) => !mayLack.includes(name)) ?? [] },
  };
}

/** No body at all is the empty object: what an operation without members in its body is sent with. */
function parseBody(model: ServedModel, bytes: Buffer): Readonly<Record<string, unknown>> {
  if (bytes.length === 0 || !hasBody(model)) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ServiceError(shapeError(model), 'The body is not JSON in UTF-8.');
  }
  if (!isObject(value)) throw new ServiceError(shapeError(model), 'The body must be a JSON object.');
  return value;
}

function hasBody(model: ServedModel): boolean {
  return membersOf(model).some(([, { location }]) => location === undefined);
}

function membersOf({ input, shapes }: ServedModel): readonly (readonly [string, Member])[] {
  const { members = {} } = shapeOf(shapes, input);
  return Object.entries(members);
}

/** The participant operations name their caller by a bearer token in this header alone. */
function requireBearer({ location, locationName }: Member, { headers }: HttpRequest): void {
  if (location !== 'header' || locationName !== 'X-Amz-Bearer') return;
  const token = headers['x-amz-bearer'];
  if (typeof token === 'string' && token !== '') return;
  throw new ServiceError('AccessDeniedException', 'The header X-Amz-Bearer is missing: expected a token.');
}

function readMember(
  model: ServedModel,
  name: string,
  { location, locationName = name, shape: shapeName }: Member,
  from: { body: Readonly<Record<string, unknown>>; labels: ReadonlyMap<string, string>; request: HttpRequest },
): unknown {
  const shape = shapeOf(model.shapes, shapeName);
  switch (location) {
    case undefined:
      return Object.hasOwn(from.body, name) ? from.body[name] : undefined;
    case 'uri':
      return decodeLabel(model, name, from.labels.get(locationName));
    case 'header':
      return fromText(shape, from.request.headers[locationName.toLowerCase()]?.toString());
    case 'querystring':
      if (shape.type === 'list') {
        const texts = from.request.query.getAll(locationName);
        return texts.length === 0 ? undefined : texts;
      }
      return fromText(shape, from.request.query.get(locationName) ?? undefined);
    default:
      throw new TypeError(`${model.name}: no reader for a member in ${location}.`);
  }
}

/** A header or query holds text. What is not a number stays text, for the validator to refuse. */
function fromText({ type }: Shape, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  if (type === 'timestamp') return fromDate(text);
  if (type === 'string' || !/^-?\d+(\.\d+)?$/.test(text)) return text;
  return Number(text);
}

/** In a header a time is an HTTP date; all others are seconds. */
function fromDate(text: string): unknown {
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? text : atMs / 1000;
}

function decodeLabel(model: ServedModel, name: string, text = ''): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceError(shapeError(model), `${name} in the path is not percent-encoded as it should be.`);
  }
}
