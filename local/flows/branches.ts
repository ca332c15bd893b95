import { actionLanguage, type FlowAction } from '../flow-language/index.ts';
import type { Flow } from './flow-store.ts';
import type { Move } from './step.ts';

/** Where a flow goes from an action; `name` where it had a choice. */
export interface Branch {
  readonly name?: string;
  readonly target: string;
}

/** The branch that a result takes: the first condition that is true, else `NoMatchingCondition`, else `NextAction`. */
export function resultBranch(action: FlowAction, { matches }: Extract<Move, { kind: 'RESULT' }>): Branch | undefined {
  const found = action.Transitions?.Conditions?.find(({ Condition: { Operator, Operands } }) =>
    Operands.some((operand) => matches(Operator, operand)),
  );
  if (found !== undefined) return { name: found.Condition.Operands.join(', '), target: found.NextAction };
  return errorOf(action, 'NoMatchingCondition') ?? nextBranch(action);
}

/** The branch that an error takes: its own, else `NoMatchingError`. */
export function errorBranch(action: FlowAction, errorType: string): Branch | undefined {
  return errorOf(action, errorType) ?? errorOf(action, 'NoMatchingError');
}

export function nextBranch(action: FlowAction): Branch | undefined {
  const target = action.Transitions?.NextAction;
  return target === undefined ? undefined : { target };
}

function errorOf(action: FlowAction, errorType: string): Branch | undefined {
  const found = action.Transitions?.Errors?.find(({ ErrorType }) => ErrorType === errorType);
  return found === undefined ? undefined : { name: errorType, target: found.NextAction };
}

/**
 * In a module, a block that its caller's flow type lacks takes its error branch (administrator guide,
 * contact-flow-modules).
 */
export function mayRunInModuleOf(flow: Flow, action: FlowAction): boolean {
  const types = actionLanguage.get(action.Type)?.flowTypes ?? 'ALL';
  return types === 'ALL' || types.includes('MODULE') || types.includes(flow.type);
}
