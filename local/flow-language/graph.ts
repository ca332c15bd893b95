import { nextRepeatsABranch } from './action-language.ts';
import { isObject, type JsonObject, own } from './json.ts';

/** A way out of a block, as the flow designer draws it. */
export interface Way {
  readonly kind: 'NEXT' | 'CONDITION' | 'ERROR';
  /** What a flow run calls the branch: a condition's operand, an error's type, or `next`. */
  readonly branch: string;
  /** Of a condition. */
  readonly operator?: string;
  readonly target: string;
}

export interface GraphBlock {
  readonly id: string;
  readonly ways: readonly Way[];
}

/** A flow as its blocks and ways, whatever else is in it. */
export interface Graph {
  readonly start: string;
  readonly blocks: readonly GraphBlock[];
}

/**
 * The ways out of an action, from anything that may stand under `Transitions`. A next action that repeats a branch is
 * not a way of its own.
 */
export function waysOf(actionType: string, transitions: unknown): readonly Way[] {
  const given = isObject(transitions) ? transitions : {};
  const conditions = listOf(own(given, 'Conditions')).map(conditionWay);
  const errors = listOf(own(given, 'Errors')).map(errorWay);
  const branches = [...conditions, ...errors];
  const next = own(given, 'NextAction');
  const isWay = typeof next === 'string' && !nextRepeatsABranch(actionType, next, branches);
  return [...(isWay ? [{ kind: 'NEXT', branch: 'next', target: next } as const] : []), ...branches];
}

/** Whether a way is taken when something fails. `NoMatchingCondition` is the "otherwise" of a comparison. */
export function isFailure({ kind, branch }: Way): boolean {
  return kind === 'ERROR' && branch !== 'NoMatchingCondition';
}

function conditionWay(entry: JsonObject): Way {
  const given = own(entry, 'Condition');
  const condition = isObject(given) ? given : {};
  const operator = own(condition, 'Operator');
  const operands = own(condition, 'Operands');
  return {
    kind: 'CONDITION',
    branch: Array.isArray(operands) ? operands.join(', ') : '',
    ...(typeof operator === 'string' ? { operator } : {}),
    target: textOf(own(entry, 'NextAction')),
  };
}

function errorWay(entry: JsonObject): Way {
  return { kind: 'ERROR', branch: textOf(own(entry, 'ErrorType')), target: textOf(own(entry, 'NextAction')) };
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
