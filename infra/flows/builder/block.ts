import { actionLanguage } from '../../../local/flow-language/index.ts';

/**
 * A block of a flow, before it has a name: what it does and where its branches lead. `Next` are the names of the blocks
 * that it leads to, so that a branch to a block that is not in the flow is a type error.
 */
export interface Block<Next extends string = string> {
  /** The action's type in the Flow language. */
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Absent where the block ends the flow. */
  readonly next?: Next;
  readonly conditions?: readonly Condition<Next>[];
  readonly errors?: readonly ErrorBranch<Next>[];
  /** What the flow designer shows for the block, beside its position. */
  readonly designer?: Readonly<Record<string, unknown>>;
}

export interface Condition<Next extends string = string> {
  readonly operator: Operator;
  readonly operand: string;
  readonly next: Next;
}

export interface ErrorBranch<Next extends string = string> {
  readonly error: string;
  readonly next: Next;
}

/** The comparisons of the Flow language (developer guide, flow-language-actions). */
export type Operator =
  | 'Equals'
  | 'TextStartsWith'
  | 'TextEndsWith'
  | 'TextContains'
  | 'NumberGreaterThan'
  | 'NumberGreaterOrEqualTo'
  | 'NumberLessThan'
  | 'NumberLessOrEqualTo';

export interface Branch {
  /** For messages, for example `on NoMatchingError`. */
  readonly label: string;
  /** What a caller without types may have left out. */
  readonly target: string | undefined;
}

/**
 * Every branch of a block, as the flow designer draws them. Where every path of a block is a branch, its next action
 * repeats one of them, and is none of its own.
 */
export function branchesOf(block: Block): readonly Branch[] {
  const { conditions = [], errors = [] } = block;
  const repeats = actionLanguage.get(block.type)?.next === 'OPTIONAL' && conditions.length + errors.length > 0;
  return [
    ...conditions.map(({ operator, operand, next }) => ({
      label: operator === 'Equals' ? `on ${operand}` : `on ${operator} ${operand}`,
      target: next,
    })),
    ...('next' in block && !repeats ? [{ label: 'next', target: block.next }] : []),
    ...errors.map(({ error, next }) => ({ label: `on ${error}`, target: next })),
  ];
}

/** The blocks that a block leads to, each once. */
export function targetsOf(block: Block): readonly string[] {
  return [...new Set(branchesOf(block).flatMap(({ target }) => (target === undefined ? [] : [target])))];
}
