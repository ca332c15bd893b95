import { isObject, type JsonObject, memberOf, parseJson } from '../json.ts';
import { InvalidFlowFile } from './invalid-flow-file.ts';
import { filledTextIn } from './members.ts';

/** What stands around a flow's content in a file. */
interface Wrapped {
  readonly content: JsonObject;
  readonly name?: string;
  readonly type?: string;
  readonly id?: string;
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The flow in a file: the flow designer's export; an answer of `describe-contact-flow` or
 * `describe-contact-flow-module`; or `{ Name, Type, Content }`. Content is an object or its text.
 */
export function unwrap(given: unknown, place: string): Wrapped {
  const file = readObject(parse(given, place), place);
  const module = memberOf(file, 'ContactFlowModule');
  if (module !== undefined) return { ...fromAnswer(module, 'ContactFlowModule'), type: 'MODULE' };
  const flow = memberOf(file, 'ContactFlow');
  if (flow !== undefined) return fromAnswer(flow, 'ContactFlow');
  if (memberOf(file, 'Content') !== undefined && memberOf(file, 'Actions') === undefined) return fromAnswer(file, '');
  return { content: refuseOldDesigner(file) };
}

function fromAnswer(answer: unknown, place: string): Wrapped {
  const here = readObject(answer, place);
  const path = place === '' ? 'Content' : `${place}.Content`;
  const content = refuseOldDesigner(readObject(parse(memberOf(here, 'Content'), path), path));
  const [name, type, id] = [filledTextIn(here, 'Name'), filledTextIn(here, 'Type'), filledTextIn(here, 'Id')];
  return {
    content,
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
    ...(id === undefined ? {} : { id }),
  };
}

function parse(value: unknown, place: string): unknown {
  if (typeof value !== 'string') return value;
  const text = value.startsWith(BYTE_ORDER_MARK) ? value.slice(BYTE_ORDER_MARK.length) : value;
  const parsed = parseJson(text);
  if (parsed !== undefined) return parsed;
  throw new InvalidFlowFile(
    `${place} is a text that is not JSON. Give the file that the flow designer exports, or the answer of ` +
      '`aws connect describe-contact-flow`.',
  );
}

function readObject(value: unknown, place: string): JsonObject {
  if (isObject(value)) return value;
  throw new InvalidFlowFile(`${place} is not a JSON object. A flow is { "Version", "StartAction", "Actions" }.`);
}

/** The designer before Flow language wrote `modules`, which no API takes (FACTS: exports with `"version": "1"`). */
function refuseOldDesigner(content: JsonObject): JsonObject {
  if (memberOf(content, 'modules') === undefined || memberOf(content, 'Actions') !== undefined) return content;
  throw new InvalidFlowFile(
    'This is an export of the old flow designer ("modules"), which is not Flow language. Import it in the flow ' +
      'designer, save it and export it again, or take the answer of `aws connect describe-contact-flow`.',
  );
}
