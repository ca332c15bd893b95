import { actionLanguage, nextRepeatsABranch, type Operator } from '../../../local/flow-language/index.ts';

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

interface Branch {
  readonly kind: 'NEXT' | 'CONDITION' | 'ERROR';
  /** For messages, for example `on NoMatchingError`. */
  readonly label: string;
  /** What a caller without types may have left out. */
  readonly target: string | undefined;
}

/** Every branch of a block, as the flow designer draws them: a next action that repeats one is not a branch. */
export function branchesOf(block: Block): readonly Branch[] {
  const conditions = (block.conditions ?? []).map(({ operator, operand, next }) => ({
    kind: 'CONDITION' as const,
    label: operator === 'Equals' ? `on ${operand}` : `on ${operator} ${operand}`,
    target: next,
  }));
  const errors = (block.errors ?? []).map(({ error, next }) => ({
    kind: 'ERROR' as const,
    label: `on ${error}`,
    target: next,
  }));
  const { type, next } = block;
  const repeats = nextRepeatsABranch(type, next ?? '', [...conditions, ...errors]);
  const own = 'next' in block && !repeats ? [{ kind: 'NEXT' as const, label: 'next', target: next }] : [];
  return [...conditions, ...own, ...errors];
}

/** The blocks that a block leads to, each once. */
export function targetsOf(block: Block): readonly string[] {
  return [...new Set(branchesOf(block).flatMap(({ target }) => (target === undefined ? [] : [target])))];
}

/** The blocks that a chat gets to from a block: it takes the error branch of what it cannot do. */
export function chatTargetsOf(block: Block): readonly string[] {
  if (actionLanguage.get(block.type)?.inChat !== 'fails') return targetsOf(block);
  return branchesOf(block).flatMap(({ kind, target }) => (kind === 'ERROR' && target !== undefined ? [target] : []));
}
