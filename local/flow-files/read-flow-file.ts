import { type FlowType, isFlowType, noSuchFlowType } from '../flow-language/index.ts';
import { type JsonObject, memberOf } from '../json.ts';
import { displayNamesOf } from './display-names.ts';
import { exportedTypeOf, inferType } from './infer-type.ts';
import { InvalidFlowFile } from './invalid-flow-file.ts';
import { filledTextIn } from './members.ts';
import { unwrap } from './unwrap.ts';

/** What is given beside a file, and wins over what it says. */
interface GivenFlow {
  readonly name?: string;
  readonly type?: FlowType;
  /** The name of a flow that has none of its own, such as its file's. */
  readonly fallbackName?: string;
  /** What a message calls the file. Default: `The file`. */
  readonly place?: string;
}

/** A flow as a file holds it. Its content has not been validated. */
export interface FlowFile {
  readonly name: string;
  readonly type: FlowType;
  readonly content: JsonObject;
  /** The id that it has in its own instance, where the file says it. */
  readonly id?: string;
  /** What the export calls the resources that its blocks refer to, by ARN or id. */
  readonly displayNames: ReadonlyMap<string, string>;
  /** What was inferred, and from what. */
  readonly notes: readonly string[];
  /** Where the file says otherwise than what was given. */
  readonly warnings: readonly string[];
}

/**
 * Reads a flow from what people have: the flow designer's export, an answer of `describe-contact-flow` or
 * `describe-contact-flow-module`, or `{ Name, Type, Content }`; as an object or as its text. Throws `InvalidFlowFile`.
 */
export function readFlowFile(file: unknown, given: GivenFlow = {}): FlowFile {
  const wrapped = unwrap(file, given.place ?? 'The file');
  const { content, id } = wrapped;
  const saidName = wrapped.name ?? filledTextIn(memberOf(content, 'Metadata'), 'name');
  const name = given.name ?? saidName ?? given.fallbackName;
  if (name === undefined) {
    throw new InvalidFlowFile('The flow has no name. Give one: `name`, or --name on the command line.');
  }
  const type = typeOf(content, wrapped.type, given.type);
  return {
    name,
    type: type.type,
    content,
    ...(id === undefined ? {} : { id }),
    displayNames: displayNamesOf(content),
    notes: type.notes,
    warnings: [...differs('name', given.name, saidName), ...type.warnings],
  };
}

function typeOf(content: JsonObject, said: string | undefined, given: FlowType | undefined) {
  if (said !== undefined && !isFlowType(said)) throw new InvalidFlowFile(noSuchFlowType(said));
  if (given !== undefined) {
    const inFile = said ?? exportedTypeOf(content);
    return { type: given, notes: [], warnings: differs('type', given, inFile) };
  }
  if (said !== undefined) return { type: said, notes: [], warnings: [] };
  const { type, because } = inferType(content);
  return { type, notes: [`It is taken as ${type}: ${because}.`], warnings: [] };
}

function differs(what: 'name' | 'type', given: string | undefined, said: string | undefined): readonly string[] {
  if (given === undefined || said === undefined || given === said) return [];
  return [`The file says the ${what} ${JSON.stringify(said)}; ${JSON.stringify(given)}, which was given, is used.`];
}
