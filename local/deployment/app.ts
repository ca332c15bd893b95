import { readCloudAssembly, readJson, type SynthesizedStack } from './cloud-assembly.ts';
import { Unresolvable } from './intrinsics.ts';
import { lastPart } from './last-part.ts';
import { madeUpId } from './made-up.ts';
import { NamesInUse } from './names-in-use.ts';
import { type ParameterValues, refuseUnknownParameters } from './parameters.ts';
import type { Resource } from './resource.ts';
import { ResourceValues, type ServedAt } from './resource-values.ts';
import { Stack } from './stack.ts';

interface AppPlace {
  /** For stacks that are environment-agnostic. */
  readonly region: string;
  readonly accountId: string;
}

/** All stacks of a cloud assembly, knowing each other. */
export class App {
  readonly stacks: readonly Stack[];
  readonly values: ResourceValues;
  readonly #exports = new Map<string, () => unknown>();

  readonly #given: ParameterValues;

  constructor(assemblyDir: string, place: AppPlace, options: ServedAt & { readonly parameters?: ParameterValues }) {
    const { parameters = {} } = options;
    this.#given = parameters;
    const names = new NamesInUse();
    this.values = new ResourceValues({
      names,
      servedAt: options,
      functionArnOf: (arnOrName) => this.functionArnOf(arnOrName),
    });
    const stacks: Stack[] = [];
    const assembled = readCloudAssembly(assemblyDir);
    refuseUnknownParameters(assembled, parameters);
    for (const synthesized of assembled) {
      stacks.push(...this.#makeWithNested(synthesized, place, new Map()));
    }
    this.stacks = stacks;
    for (const resource of this.resources()) names.add(resource);
    for (const stack of stacks) for (const { name, value } of stack.exports) this.#exports.set(name, value);
  }

  /** In the order of the stacks' dependencies and, within a stack, of its template. */
  *resources(...types: readonly string[]): Generator<Resource> {
    for (const stack of this.stacks) {
      for (const resource of stack.resources.values()) {
        if (types.length === 0 || types.includes(resource.type)) yield resource;
      }
    }
  }

  /** The instance that the app makes, else a local one. */
  instanceArn({ region, accountId }: AppPlace): string {
    const [own] = this.resources('AWS::Connect::Instance');
    if (own !== undefined) return this.values.arn(own);
    return `arn:aws:connect:${region}:${accountId}:instance/${madeUpId('', 'instance')}`;
  }

  /** Templates name a function by its ARN or by its name, with or without a qualifier. */
  functionArnOf(arnOrName: string): string {
    if (arnOrName.startsWith('arn:')) return arnOrName;
    const [name = '', qualifier] = arnOrName.split(':');
    for (const resource of this.resources('AWS::Lambda::Function')) {
      if (this.values.name(resource) !== name) continue;
      return qualifier === undefined ? this.values.arn(resource) : `${this.values.arn(resource)}:${qualifier}`;
    }
    throw new Unresolvable(`no stack has a function named ${arnOrName}.`);
  }

  #makeWithNested(
    synthesized: SynthesizedStack,
    place: AppPlace,
    parameters: ReadonlyMap<string, () => unknown>,
  ): readonly [Stack, ...Stack[]] {
    const stack = new Stack({
      synthesized,
      region: synthesized.region ?? place.region,
      accountId: synthesized.accountId ?? place.accountId,
      parameters,
      given: this.#given,
      instanceArn: () => this.instanceArn(place),
      values: () => this.values,
      exported: (name) => this.#exported(name),
      outputOf: (stackName, outputName) => this.#outputOf(stackName, outputName),
    });
    const nestedStacks: Stack[] = [];
    for (const resource of stack.resources.values()) {
      if (resource.type !== 'AWS::CloudFormation::Stack') continue;
      const [nested, ...deeper] = this.#makeWithNested(nestedIn(resource, synthesized), place, parametersOf(resource));
      stack.nested.set(resource.logicalId, nested);
      nestedStacks.push(nested, ...deeper);
    }
    return [stack, ...nestedStacks];
  }

  #exported(name: string): unknown {
    const value = this.#exports.get(name);
    if (value === undefined) throw new Unresolvable(`no stack of the assembly exports ${name}.`);
    return value();
  }

  #outputOf(stackName: string, outputName: string): unknown {
    const stack = this.stacks.find(({ name }) => name === stackName);
    if (stack === undefined) throw new Unresolvable(`the assembly has no stack ${stackName}.`);
    return stack.output(outputName);
  }
}

function nestedIn(resource: Resource, parent: SynthesizedStack): SynthesizedStack {
  const key = lastPart(resource.text('TemplateURL'));
  const file = parent.assets.get(key);
  if (file === undefined) throw resource.problem(`TemplateURL names ${key}, which is not an asset of the stack.`);
  return { ...parent, name: `${parent.name}/${resource.logicalId}`, template: readJson(file) };
}

/** A parameter may refer to what is not built yet: it is resolved when the nested stack reads it. */
function parametersOf(resource: Resource): ReadonlyMap<string, () => unknown> {
  return new Map(
    resource.memberNames('Parameters').map((name) => [name, () => resource.member('Parameters', name)] as const),
  );
}
