import { isObject, type JsonObject, objectIn, textIn } from '../json.ts';
import type { SynthesizedStack } from './cloud-assembly.ts';
import { DeploymentProblem } from './deployment-problem.ts';
import { NO_VALUE, resolveCondition, resolveValue, type Scope, Unresolvable } from './intrinsics.ts';
import { madeUpId } from './made-up.ts';
import { type ParameterValues, parameterValue } from './parameters.ts';
import { Resource } from './resource.ts';
import type { ResourceValues } from './resource-values.ts';

interface StackParts {
  readonly synthesized: SynthesizedStack;
  readonly region: string;
  readonly accountId: string;
  /** What a parent stack passes to a nested one; resolved when it is read. */
  readonly parameters: ReadonlyMap<string, () => unknown>;
  /** What was given for the parameters of the app. */
  readonly given: ParameterValues;
  /** The local instance. */
  readonly instanceArn: () => string;
  readonly values: () => ResourceValues;
  readonly exported: (name: string) => unknown;
  readonly outputOf: (stackName: string, outputName: string) => unknown;
}

/** One template with everything that its intrinsics stand for. */
export class Stack implements Scope {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  readonly assets: ReadonlyMap<string, string>;
  /** By the logical id of their `AWS::CloudFormation::Stack`. */
  readonly nested = new Map<string, Stack>();
  readonly #parts: StackParts;
  readonly #template: JsonObject;
  readonly #resources = new Map<string, Resource>();

  constructor(parts: StackParts) {
    this.#parts = parts;
    this.#template = parts.synthesized.template;
    this.name = parts.synthesized.name;
    this.region = parts.region;
    this.accountId = parts.accountId;
    this.assets = parts.synthesized.assets;
    this.#findResources();
  }

  /** Those whose condition holds. */
  get resources(): ReadonlyMap<string, Resource> {
    return this.#resources;
  }

  /** The names under which other stacks import this one's outputs. */
  get exports(): readonly { readonly name: string; readonly value: () => unknown }[] {
    return Object.entries(objectIn(this.#template, 'Outputs'))
      .filter(([logicalId, output]) => isObject(output) && 'Export' in output && this.#isPresent(logicalId, output))
      .map(([logicalId, output]) => ({
        name: String(this.#inPlace(logicalId, () => resolveValue(objectIn(output, 'Export').Name, this))),
        value: () => this.output(logicalId),
      }));
  }

  /** Those that come to a text. Nothing here rests on an output: one that cannot be resolved is left out. */
  get outputs(): Readonly<Record<string, string>> {
    const told: Record<string, string> = {};
    for (const [logicalId, output] of Object.entries(objectIn(this.#template, 'Outputs'))) {
      const value = this.#ifResolved(() => (this.#isPresent(logicalId, output) ? this.output(logicalId) : undefined));
      if (typeof value === 'string') told[logicalId] = value;
    }
    return told;
  }

  output(logicalId: string): unknown {
    const output = objectIn(this.#template, 'Outputs')[logicalId];
    if (!isObject(output)) throw new Unresolvable(`stack ${this.name} has no output ${logicalId}.`);
    return this.#inPlace(logicalId, () => resolveValue(output.Value, this));
  }

  ref(logicalId: string): unknown {
    const pseudo = this.#pseudoParameter(logicalId);
    if (pseudo !== undefined) return pseudo;
    const resource = this.resources.get(logicalId);
    if (resource !== undefined) return this.#parts.values().ref(resource);
    return this.#parameter(logicalId);
  }

  attribute(logicalId: string, attribute: string): unknown {
    const nested = this.nested.get(logicalId);
    if (nested !== undefined && attribute.startsWith('Outputs.')) return nested.output(attribute.slice(8));
    const resource = this.resources.get(logicalId);
    if (resource === undefined) throw new Unresolvable(`the stack has no resource ${logicalId}.`);
    return this.#parts.values().attribute(resource, attribute);
  }

  exported(exportName: string): unknown {
    return this.#parts.exported(exportName);
  }

  outputOf(stackName: string, outputName: string): unknown {
    return this.#parts.outputOf(stackName, outputName);
  }

  condition(name: string): boolean {
    const definition = objectIn(this.#template, 'Conditions')[name];
    if (definition === undefined) throw new Unresolvable(`the stack has no condition ${name}.`);
    return resolveCondition(definition, this);
  }

  #findResources(): void {
    for (const [logicalId, written] of Object.entries(objectIn(this.#template, 'Resources'))) {
      const type = textIn(written, 'Type');
      if (type === undefined || !this.#isPresent(logicalId, written)) continue;
      const properties = objectIn(written, 'Properties');
      this.#resources.set(logicalId, new Resource({ stack: this, logicalId, type, properties }));
    }
  }

  #isPresent(logicalId: string, written: unknown): boolean {
    const condition = textIn(written, 'Condition');
    return condition === undefined || this.#inPlace(logicalId, () => this.condition(condition));
  }

  #inPlace<Result>(logicalId: string, resolve: () => Result): Result {
    try {
      return resolve();
    } catch (error) {
      if (!(error instanceof Unresolvable)) throw error;
      throw new DeploymentProblem({ stackName: this.name, logicalId }, error.message);
    }
  }

  #ifResolved<Result>(resolve: () => Result): Result | undefined {
    try {
      return resolve();
    } catch (error) {
      if (error instanceof DeploymentProblem) return undefined;
      throw error;
    }
  }

  #parameter(logicalId: string): unknown {
    const passed = this.#parts.parameters.get(logicalId);
    if (passed !== undefined) return passed();
    return parameterValue({ name: this.name, template: this.#template }, logicalId, this.#parts);
  }

  #pseudoParameter(name: string): unknown {
    switch (name) {
      case 'AWS::Region':
        return this.region;
      case 'AWS::AccountId':
        return this.accountId;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return this.name.replaceAll('/', '-');
      case 'AWS::StackId':
        return `arn:aws:cloudformation:${this.region}:${this.accountId}:stack/${this.name}/${madeUpId(this.name, '')}`;
      case 'AWS::NotificationARNs':
        return [];
      case 'AWS::NoValue':
        return NO_VALUE;
      default:
        return undefined;
    }
  }
}
