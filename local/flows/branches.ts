import type { Way } from '../flow-language/graph.ts';
import { actionLanguage, branchLabel, type FlowAction } from '../flow-language/index.ts';
import type { Flow } from './flow-store.ts';
import type { Move } from './step.ts';

/** Where a flow goes from an action; with a name, and a label in the flow designer's words, where it had a choice. */
export interface Branch {
  readonly choice?: { readonly name: string; readonly label: string };
  readonly target: string;
}

/** The branch that a result takes: the first condition that is true, else `NoMatchingCondition`, else `NextAction`. */
export function resultBranch(action: FlowAction, { matches }: Extract<Move, { kind: 'RESULT' }>): Branch | undefined {
  const found = action.Transitions?.Conditions?.find(({ Condition: { Operator, Operands } }) =>
    Operands.some((operand) => matches(Operator, operand)),
  );
  if (found !== undefined) {
    const { Operator: operator, Operands: operands } = found.Condition;
    const name = operands.join(', ');
    return chosen(action, { kind: 'CONDITION', branch: name, operator, target: found.NextAction });
  }
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
  return found && chosen(action, { kind: 'ERROR', branch: errorType, target: found.NextAction });
}

function chosen({ Type }: FlowAction, way: Way): Branch {
  return { choice: { name: way.branch, label: branchLabel(Type, way) }, target: way.target };
}

/**
 * In a module, a block that its caller's flow type lacks takes its error branch (administrator guide,
 * contact-flow-modules).
 */
export function mayRunInModuleOf(flow: Flow, action: FlowAction): boolean {
  const types = actionLanguage.get(action.Type)?.flowTypes ?? 'ALL';
  return types === 'ALL' || types.includes('MODULE') || types.includes(flow.type);
}
