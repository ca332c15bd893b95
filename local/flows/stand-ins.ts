import type { FlowAction } from '../flow-language/index.ts';
import { isObject } from '../json.ts';
import type { RunContext } from './run-context.ts';
import type { StandIn, StandIns } from './stand-in.ts';
import { failed, type Move, NEXT, result } from './step.ts';

/** What Local Connect does at a block in place of the service, and how it is told. */
interface StoodIn {
  readonly move: Move;
  /** For example `the branch NoMatchingError`. */
  readonly takes: string;
}

/** The outcome that was declared, else `NoMatchingError`, else the first error branch; else the flow ends. */
export function standInFor(action: FlowAction, declared: StandIns, context: RunContext): StoodIn {
  const standIn = declaredFor(action, declared);
  if (standIn === undefined) return byDefault(action);
  const takes = inWords(standIn);
  if ('condition' in standIn) return { move: result(standIn.condition), takes };
  if ('error' in standIn) return takesError(action, standIn.error, 'as was declared');
  for (const [root, value] of Object.entries(standIn.results)) keep(root, value, context);
  return { move: NEXT, takes };
}

/** What a chat will take there, in words: for the list at load. */
export function takesInWords(action: FlowAction, declared: StandIns): string {
  const standIn = declaredFor(action, declared);
  return standIn === undefined ? byDefault(action).takes : inWords(standIn);
}

function inWords(standIn: StandIn): string {
  if ('condition' in standIn) return `the branch ${standIn.condition}`;
  if ('error' in standIn) return `the branch ${standIn.error}`;
  return 'its next block, with the results that were declared';
}

function declaredFor({ Identifier, Type }: FlowAction, declared: StandIns): StandIn | undefined {
  const name = [Identifier, Type].find((key) => Object.hasOwn(declared, key));
  return name === undefined ? undefined : declared[name];
}

function byDefault(action: FlowAction): StoodIn {
  const errors = action.Transitions?.Errors ?? [];
  const [first] = errors;
  const error = errors.find(({ ErrorType }) => ErrorType === 'NoMatchingError') ?? first;
  const reason = `${action.Type} is not emulated`;
  if (error !== undefined) return takesError(action, error.ErrorType, 'as nothing else was declared');
  return {
    move: { kind: 'BREAK_DOWN', message: `Block "${action.Identifier}": ${reason}, and it has no error branch.` },
    takes: 'the end of the flow, since the block has no error branch',
  };
}

function takesError({ Type }: FlowAction, error: string, why: string): StoodIn {
  return {
    move: failed(`${Type} is not emulated: Local Connect stood in, ${why}`, error),
    takes: `the branch ${error}`,
  };
}

function keep(root: string, value: unknown, { memory }: RunContext): void {
  const before = memory.answers.get(root);
  const merged = isObject(before) && isObject(value) ? { ...before, ...value } : value;
  memory.answers.set(root, merged);
}
