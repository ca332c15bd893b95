import { actionLanguage } from './action-language.ts';
import type { FlowContent } from './flow.ts';
import { isObject, own } from './json.ts';
import type { ParameterSpecs, ResourceKind } from './spec.ts';

/** What kind of thing each parameter names that takes an id or ARN, by its path. */
export function kindsOfNamed({ Actions }: FlowContent): ReadonlyMap<string, ResourceKind> {
  const kinds = new Map<string, ResourceKind>();
  for (const [index, { Type, Parameters }] of Actions.entries()) {
    const spec = actionLanguage.get(Type);
    if (spec !== undefined) addFrom(Parameters, spec.parameters, { path: `Actions[${index}].Parameters`, kinds });
  }
  return kinds;
}

interface Place {
  readonly path: string;
  readonly kinds: Map<string, ResourceKind>;
}

function addFrom(given: unknown, specs: ParameterSpecs, { path, kinds }: Place): void {
  if (!isObject(given)) return;
  for (const [name, spec] of Object.entries(specs)) {
    const here = `${path}.${name}`;
    if (spec.kind === 'OBJECT') addFrom(own(given, name), spec.properties, { path: here, kinds });
    if (spec.kind === 'RESOURCE' && spec.of !== 'other') kinds.set(here, spec.of);
  }
}
