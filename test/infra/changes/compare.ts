import { isDeepStrictEqual } from 'node:util';
import { createOnly } from './create-only.ts';
import {
  argumentsOf,
  changedIn,
  type Deployed,
  type DeployedResource,
  exportsOf,
  keptIn,
  resourcesOf,
  stacksOfBoth,
} from './deployed.ts';
import { knownBy, mayGo, refused, stateful } from './refused.ts';

/** Why CloudFormation could not bring what is deployed to what is to be, or would lose something on the way. */
export function problemsOfChange(before: Deployed, after: Deployed): readonly string[] {
  return [
    ...exportProblems(before, after),
    ...weakReferenceProblems(before, after),
    ...propertyProblems(before, after),
    ...nameProblems(before, after),
    ...lossProblems(before, after),
  ];
}

/** The exporting stack is updated first: what the deployed ones still import must be there, and the same. */
function exportProblems(before: Deployed, after: Deployed): readonly string[] {
  const [was, is] = [exportsOf(before), exportsOf(after)];
  return Object.entries(before).flatMap(([importer, template]) =>
    [...new Set(argumentsOf('Fn::ImportValue', template).map(String))].flatMap((name) => {
      const { stack = '', value } = was.get(name) ?? {};
      if (after[stack] === undefined) return [];
      const now = is.get(name);
      if (now === undefined) return [`${stack} no longer exports ${name}, which the deployed ${importer} imports`];
      return isDeepStrictEqual(now.value, value)
        ? []
        : [`${stack} changes the export ${name}, which the deployed ${importer} imports`];
    }),
  );
}

/** A stack without a change of its own is not updated, and would keep the former value of another's output. */
function weakReferenceProblems(before: Deployed, after: Deployed): readonly string[] {
  return stacksOfBoth(before, after).flatMap((reader) => {
    if (!isDeepStrictEqual(before[reader], after[reader])) return [];
    return argumentsOf('Fn::GetStackOutput', after[reader]).flatMap((argument) => {
      const { StackName: stack, OutputName: output } = Object(argument);
      const outputIn = (deployed: Deployed) => deployed[stack]?.Outputs?.[output]?.Value;
      if (after[stack] === undefined || isDeepStrictEqual(outputIn(before), outputIn(after))) return [];
      return [`${reader} would not notice that the output ${output} of ${stack} changes`];
    });
  });
}

function propertyProblems(before: Deployed, after: Deployed): readonly string[] {
  return keptIn(before, after).flatMap((kept) => {
    const where = `${kept.stack}/${kept.logicalId}`;
    const { Type: type } = kept.before;
    if (kept.after.Type !== type) return [`${where} changes from ${type} to ${kept.after.Type}`];
    const [changed, ofNewOnes] = [changedIn(kept), createOnly(type)];
    return [
      ...changed
        .filter((name) => ofNewOnes.includes(name))
        .map((name) => `${where} (${type}) would be replaced: ${name} changes, which only a new one can have`),
      ...changed
        .filter((name) => refused[type]?.includes(name))
        .map((name) => `${where} (${type}) would be refused: its provider changes no ${name}`),
    ];
  });
}

/** The new one is made before the old one is deleted. */
function nameProblems(before: Deployed, after: Deployed): readonly string[] {
  const places = Object.keys(before).flatMap((stack) =>
    resourcesOf(before, stack).map(
      ([logicalId, resource]) => [nameOf(stack, resource), `${stack}/${logicalId}`] as const,
    ),
  );
  const taken = new Map(places.filter(([name]) => name !== undefined));
  return Object.keys(after).flatMap((stack) =>
    resourcesOf(after, stack).flatMap(([logicalId, resource]) => {
      const name = nameOf(stack, resource);
      const holder = name === undefined ? undefined : taken.get(name);
      if (holder === undefined || holder === `${stack}/${logicalId}`) return [];
      return [`${stack}/${logicalId} (${resource.Type}) would be made while ${holder} has its name`];
    }),
  );
}

/** What a resource is known by, if by anything. Its own stack's resources are referred to by their logical ids. */
function nameOf(stack: string, { Type: type, Properties = {} }: DeployedResource): string | undefined {
  // The CDK's own, which have no names.
  if (type.startsWith('Custom::')) return undefined;
  const known = knownBy[type];
  if (known === undefined) throw new Error(`${type} is not in refused.ts: add by what it is known, or [].`);
  const names = known.map((property) => Properties[property]);
  if (names.length === 0 || names.includes(undefined)) return undefined;
  const isLocal = argumentsOf('Ref', names).concat(argumentsOf('Fn::GetAtt', names)).length > 0;
  return JSON.stringify([type, names, isLocal ? stack : '']);
}

function lossProblems(before: Deployed, after: Deployed): readonly string[] {
  return stacksOfBoth(before, after).flatMap((stack) =>
    resourcesOf(before, stack)
      .filter(([logicalId]) => after[stack]?.Resources[logicalId] === undefined && mayGo[logicalId] === undefined)
      .filter(([, { Type }]) => stateful.includes(Type))
      .map(([logicalId, { Type }]) => `${stack}/${logicalId} (${Type}) would be deleted with what it holds`),
  );
}
