import { isObject, type JsonObject, memberOf, objectIn, parseJson, textIn } from '../json.ts';

/** A flow as it was synthesized. */
export interface ExpectedFlow {
  readonly name: string;
  readonly blocks: readonly string[];
}

/** The flows of a template. What is known at deployment only counts as the same everywhere. */
export function flowsOfTemplate(template: JsonObject): readonly ExpectedFlow[] {
  return Object.values(objectIn(template, 'Resources')).flatMap((resource) => {
    if (textIn(resource, 'Type') !== 'AWS::Connect::ContactFlow') return [];
    const properties = objectIn(resource, 'Properties');
    const name = textIn(properties, 'Name');
    const blocks = blocksOf(flatten(properties.Content));
    return name === undefined || blocks === undefined ? [] : [{ name, blocks }];
  });
}

/** The blocks of a flow, each with its type, its text and where it leads; `undefined` for what is not a flow. */
export function blocksOf(content: string): readonly string[] | undefined {
  const actions = memberOf(parseJson(content), 'Actions');
  if (!Array.isArray(actions)) return undefined;
  return actions.filter(isObject).map(tellBlock).toSorted();
}

function tellBlock(action: JsonObject): string {
  const parameters = objectIn(action, 'Parameters');
  const transitions = objectIn(action, 'Transitions');
  const branches = ['Conditions', 'Errors'].flatMap((kind) => {
    const list = transitions[kind];
    return Array.isArray(list) ? list.map((branch) => textIn(branch, 'NextAction') ?? '') : [];
  });
  const leads = [textIn(transitions, 'NextAction') ?? '', ...branches.toSorted()];
  return [
    textIn(action, 'Identifier'),
    textIn(action, 'Type'),
    textIn(parameters, 'Text'),
    textIn(parameters, 'TimeLimitSeconds'),
    ...leads,
  ].join(' | ');
}

/** The blocks that only one of the two has, by their names. */
export function differences(expected: readonly string[], deployed: readonly string[]): readonly string[] {
  const [one, other] = [new Set(expected), new Set(deployed)];
  const apart = [...expected.filter((block) => !other.has(block)), ...deployed.filter((block) => !one.has(block))];
  return [...new Set(apart.map((block) => block.split(' | ')[0] ?? ''))];
}

/** Text in a template, with a word for every value that is known at deployment only. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  const join = memberOf(value, 'Fn::Join');
  if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map(flatten).join('');
  return 'known-at-deployment';
}
