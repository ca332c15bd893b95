import { isDeepStrictEqual } from 'node:util';

/** A template as CloudFormation reads it. */
interface DeployedTemplate {
  readonly Resources: Readonly<Record<string, DeployedResource>>;
  readonly Outputs?: Readonly<Record<string, Output>>;
}

export interface DeployedResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

interface Output {
  readonly Value: unknown;
  readonly Export?: { readonly Name: unknown };
}

/** The templates of one deployment, by the names of their stacks. */
export type Deployed = Readonly<Record<string, DeployedTemplate>>;

/** What a template says in the account and the Region of these tests, whether it names them or asks for them. */
function inPlace(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPlace);
  if (typeof value !== 'object' || value === null) return value;
  const { Ref: name } = Object(value);
  if (typeof name === 'string' && pseudoParameters[name] !== undefined) return pseudoParameters[name];
  const placed = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inPlace(member)]));
  const join = placed['Fn::Join'];
  return Array.isArray(join) && join[0] === '' ? joined(join[1]) : placed;
}

/** A join with the texts in it put together, where they stand side by side. */
function joined(parts: readonly unknown[]): unknown {
  const together: unknown[] = [];
  for (const part of parts) {
    const before = together.at(-1);
    if (typeof part === 'string' && typeof before === 'string') together.splice(-1, 1, before + part);
    else together.push(part);
  }
  return together.length === 1 ? together[0] : { 'Fn::Join': ['', together] };
}

/** Synthesized templates, as they are deployed. */
export const deployedOf = (templates: Readonly<Record<string, object>>): Deployed => Object(inPlace(templates));

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-central-1',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** A resource that both sides of a change have under the same logical id. */
interface Kept {
  readonly stack: string;
  readonly logicalId: string;
  readonly before: DeployedResource;
  readonly after: DeployedResource;
}

/** Stacks that are in both. One that is in the former alone stays deployed as it is. */
export const stacksOfBoth = (before: Deployed, after: Deployed): readonly string[] =>
  Object.keys(before).filter((stack) => after[stack] !== undefined);

export const resourcesOf = (deployed: Deployed, stack: string): readonly (readonly [string, DeployedResource])[] =>
  Object.entries(deployed[stack]?.Resources ?? {});

export const keptIn = (before: Deployed, after: Deployed): readonly Kept[] =>
  stacksOfBoth(before, after).flatMap((stack) =>
    resourcesOf(before, stack).flatMap(([logicalId, resource]) => {
      const now = after[stack]?.Resources[logicalId];
      return now === undefined ? [] : [{ stack, logicalId, before: resource, after: now }];
    }),
  );

/** The properties of a kept resource that change. */
export function changedIn({ before, after }: Kept): readonly string[] {
  const [was, is] = [before.Properties ?? {}, after.Properties ?? {}];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.filter((name) => !isDeepStrictEqual(was[name], is[name]));
}

/** Exports by name: where they come from, and their values. */
export function exportsOf(
  deployed: Deployed,
): ReadonlyMap<string, { readonly stack: string; readonly value: unknown }> {
  const exported = Object.entries(deployed).flatMap(([stack, { Outputs = {} }]) =>
    Object.values(Outputs).flatMap(({ Export, Value }) =>
      Export === undefined ? [] : [[String(Export.Name), { stack, value: Value }] as const],
    ),
  );
  return new Map(exported);
}

/** The arguments of an intrinsic function, wherever a value holds it. */
export function argumentsOf(intrinsic: string, value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, argument]) =>
    name === intrinsic ? [argument] : argumentsOf(intrinsic, argument),
  );
}
