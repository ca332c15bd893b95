import { isObject, type JsonObject } from '../json.ts';
import { DeploymentProblem } from './deployment-problem.ts';
import { NO_VALUE, resolveValue, type Scope, Unresolvable } from './intrinsics.ts';

/** The stack that a resource stands in, as its readers see it. */
interface ResourceStack extends Scope {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
}

/** A resource of a template. A property is resolved when it is read, so that only those that matter have to be. */
export class Resource {
  readonly stack: ResourceStack;
  readonly logicalId: string;
  readonly type: string;
  readonly #properties: JsonObject;

  constructor(parts: { stack: ResourceStack; logicalId: string; type: string; properties: JsonObject }) {
    this.stack = parts.stack;
    this.logicalId = parts.logicalId;
    this.type = parts.type;
    this.#properties = parts.properties;
  }

  get stackName(): string {
    return this.stack.name;
  }

  /** `undefined` where the template does not give the property. */
  property(name: string): unknown {
    return this.#resolve(name, this.#properties[name]);
  }

  /** The names of an object property's members, none of them resolved. */
  memberNames(name: string): readonly string[] {
    const written = this.#properties[name];
    return isObject(written) ? Object.keys(written) : [];
  }

  /** One member of an object property; the others are not resolved. */
  member(name: string, memberName: string): unknown {
    const written = this.#properties[name];
    return this.#resolve(`${name}.${memberName}`, isObject(written) ? written[memberName] : undefined);
  }

  optionalText(name: string): string | undefined {
    const value = this.property(name);
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value;
    throw this.problem(`${name} must be text, got ${JSON.stringify(value)}.`);
  }

  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined) throw this.problem(`${name} is missing.`);
    return value;
  }

  /** CloudFormation takes a number as text too. */
  number<Default>(name: string, whenAbsent: Default): number | Default {
    const value = this.property(name);
    if (value === undefined) return whenAbsent;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    throw this.problem(`${name} must be a number, got ${JSON.stringify(value)}.`);
  }

  flag(name: string, whenAbsent: boolean): boolean {
    const value = this.property(name);
    if (value === undefined) return whenAbsent;
    return value === true || value === 'true';
  }

  object(name: string): JsonObject {
    const value = this.property(name);
    if (value === undefined) return {};
    if (isObject(value)) return value;
    throw this.problem(`${name} must be an object, got ${JSON.stringify(value)}.`);
  }

  list(name: string): readonly unknown[] {
    const value = this.property(name);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    throw this.problem(`${name} must be a list, got ${JSON.stringify(value)}.`);
  }

  #resolve(path: string, written: unknown): unknown {
    try {
      const value = resolveValue(written, this.stack);
      return value === NO_VALUE ? undefined : value;
    } catch (error) {
      if (!(error instanceof Unresolvable)) throw error;
      throw this.problem(
        `${path} cannot be resolved: ${error.message}${error.isComplete ? '' : ` ${WHAT_IS_RESOLVED}`}`,
      );
    }
  }

  problem(what: string): DeploymentProblem {
    return new DeploymentProblem(this, `(${this.type}) ${what}`);
  }
}

const WHAT_IS_RESOLVED =
  'Resolved are Ref, Fn::GetAtt, Fn::Join, Fn::Sub, Fn::Select, Fn::Split, Fn::ImportValue, Fn::GetStackOutput and ' +
  'Fn::If; write the value out, or pass it in another way.';
