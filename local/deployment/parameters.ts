import { didYouMean } from '../flow-language/index.ts';
import { isObject, type JsonObject, objectIn, textIn } from '../json.ts';
import { DeploymentProblem } from './deployment-problem.ts';
import { instanceFormOf } from './instance-parameters.ts';
import { Unresolvable } from './intrinsics.ts';
import { lastPart } from './last-part.ts';

/** Values for the parameters of an app's stacks, by `Name` or `Stack:Name`. */
export type ParameterValues = Readonly<Record<string, string>>;

/** What a stack's parameter stands for: what is given, else its default, else the local instance that is meant. */
export function parameterValue(
  stack: { readonly name: string; readonly template: JsonObject },
  name: string,
  known: { readonly given: ParameterValues; readonly instanceArn: () => string },
): unknown {
  const declared = objectIn(stack.template, 'Parameters')[name];
  if (!isObject(declared)) throw new Unresolvable(`the stack has no resource or parameter ${name}.`);
  const { given } = known;
  const key = [`${stack.name}:${name}`, name].find((candidate) => Object.hasOwn(given, candidate));
  const value = key === undefined ? declared.Default : given[key];
  const type = textIn(declared, 'Type') ?? '';
  const isStored = key === undefined && type.startsWith('AWS::SSM::');
  if (value === undefined || value === '') {
    const form = instanceFormOf(stack.template, name);
    if (form !== undefined) return form === 'ARN' ? known.instanceArn() : lastPart(known.instanceArn());
  }
  if (isStored) {
    throw new Unresolvable(
      `parameter ${name} is read from Parameter Store, which is not emulated. ${advice(name)}`,
      true,
    );
  }
  if (value === undefined) throw new Unresolvable(`parameter ${name} has no default. ${advice(name)}`, true);
  return isList(type) ? String(value).split(/\s*,\s*/) : value;
}

function isList(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<') || type.includes('<List<');
}

function advice(name: string): string {
  return `Give it one: --parameter ${name}=VALUE, or parameters: { ${name}: 'VALUE' } in the library.`;
}

/** Refuses values for parameters that no stack has: a misspelt name must not pass in silence. */
export function refuseUnknownParameters(
  stacks: readonly { readonly name: string; readonly template: JsonObject }[],
  given: ParameterValues,
): void {
  const known = stacks.flatMap(({ name, template }) =>
    Object.keys(objectIn(template, 'Parameters')).flatMap((parameter) => [parameter, `${name}:${parameter}`]),
  );
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const listed = known.filter((name) => !name.includes(':') && name !== 'BootstrapVersion');
  throw new DeploymentProblem(
    { stackName: '', logicalId: '' },
    `No stack has a parameter ${unknown}.${didYouMean(unknown, listed)} There are: ${listed.join(', ') || 'none'}.`,
  );
}
