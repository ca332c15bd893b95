import { isObject, type JsonObject } from '../json.ts';

/** What the intrinsic functions of one template stand for. */
export interface Scope {
  ref(logicalId: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  exported(exportName: string): unknown;
  outputOf(stackName: string, outputName: string): unknown;
  condition(name: string): boolean;
}

/** An intrinsic that cannot be resolved; whoever knows the place adds it. */
export class Unresolvable extends Error {
  override readonly name = 'Unresolvable';
  /** The message says what to do itself. */
  readonly isComplete: boolean;

  constructor(message: string, isComplete = false) {
    super(message);
    this.isComplete = isComplete;
  }
}

/** `Ref: AWS::NoValue`: the property, or list entry, is as if it had not been written. */
export const NO_VALUE: unique symbol = Symbol('AWS::NoValue');

/** The value with every intrinsic in it resolved (CloudFormation user guide, intrinsic-function-reference). */
export function resolveValue(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => resolveValue(entry, scope)).filter((entry) => entry !== NO_VALUE);
  }
  if (!isObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    return resolveIntrinsic(name, value[name], scope);
  }
  const resolved: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const result = resolveValue(member, scope);
    if (result !== NO_VALUE) resolved[key] = result;
  }
  return resolved;
}

/** A condition's definition, or a condition inside another. */
export function resolveCondition(definition: unknown, scope: Scope): boolean {
  const [name = ''] = isObject(definition) ? Object.keys(definition) : [];
  const argument = isObject(definition) ? definition[name] : undefined;
  if (name === 'Condition') return scope.condition(String(argument));
  const operands = Array.isArray(argument) ? argument : [];
  if (name === 'Fn::Equals') {
    const [left, right] = operands.map((operand) => JSON.stringify(textOrValue(resolveValue(operand, scope))));
    return left === right;
  }
  if (name === 'Fn::And') return operands.every((operand) => resolveCondition(operand, scope));
  if (name === 'Fn::Or') return operands.some((operand) => resolveCondition(operand, scope));
  if (name === 'Fn::Not') return !resolveCondition(operands[0], scope);
  throw new Unresolvable(`${name || JSON.stringify(definition)} is not resolved in a condition.`);
}

function resolveIntrinsic(name: string, argument: unknown, scope: Scope): unknown {
  switch (name) {
    case 'Ref':
      return scope.ref(String(argument));
    case 'Fn::GetAtt':
      return resolveGetAtt(argument, scope);
    case 'Fn::Join': {
      const [delimiter, list] = listOf(argument, name);
      return listOf(resolveValue(list, scope), name)
        .map((entry) => textOf(entry, name))
        .join(String(delimiter));
    }
    case 'Fn::Sub':
      return resolveSub(argument, scope);
    case 'Fn::Select': {
      const [index, list] = listOf(argument, name);
      const selected = listOf(resolveValue(list, scope), name)[Number(resolveValue(index, scope))];
      if (selected === undefined) throw new Unresolvable(`${name} has no entry ${JSON.stringify(index)} to select.`);
      return selected;
    }
    case 'Fn::Split': {
      const [delimiter, text] = listOf(argument, name);
      return textOf(resolveValue(text, scope), name).split(String(delimiter));
    }
    case 'Fn::ImportValue':
      return scope.exported(textOf(resolveValue(argument, scope), name));
    case 'Fn::GetStackOutput': {
      const { StackName: stackName, OutputName: outputName } = isObject(argument) ? argument : {};
      return scope.outputOf(textOf(resolveValue(stackName, scope), name), textOf(outputName, name));
    }
    case 'Fn::If': {
      const [condition, whenTrue, whenFalse] = listOf(argument, name);
      return resolveValue(scope.condition(String(condition)) ? whenTrue : whenFalse, scope);
    }
    default:
      throw new Unresolvable(`the intrinsic function ${name} is not resolved here.`);
  }
}

function resolveGetAtt(argument: unknown, scope: Scope): unknown {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    return scope.attribute(argument.slice(0, dot), argument.slice(dot + 1));
  }
  const [logicalId, attribute] = listOf(argument, 'Fn::GetAtt');
  return scope.attribute(String(logicalId), textOf(resolveValue(attribute, scope), 'Fn::GetAtt'));
}

function resolveSub(argument: unknown, scope: Scope): string {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const given: JsonObject = isObject(variables) ? variables : {};
  return textOf(template, 'Fn::Sub').replaceAll(/\$\{(!?)([^}]*)\}/g, (_, literal: string, written: string) => {
    if (literal !== '') return `\${${written}}`;
    const name = written.trim();
    if (Object.hasOwn(given, name)) return textOf(resolveValue(given[name], scope), 'Fn::Sub');
    const resolved = name.includes('.') ? resolveGetAtt(name, scope) : scope.ref(name);
    return textOf(resolved, 'Fn::Sub');
  });
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unresolvable(`${name} needs a list, not ${JSON.stringify(value)}.`);
  return value;
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Unresolvable(`${name} needs text, not ${JSON.stringify(value) ?? 'AWS::NoValue'}.`);
}

/** CloudFormation compares numbers and booleans by their text. */
function textOrValue(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
