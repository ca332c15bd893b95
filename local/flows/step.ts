import type { ChatEvent } from '../engine/index.ts';
import type { FlowAction } from '../flow-language/index.ts';
import type { Flow } from './flow-store.ts';
import type { RunContext } from './run-context.ts';

/** What a finished action asks for. */
export type Move =
  | { readonly kind: 'NEXT' }
  /** The action has a result; the first condition that is true for it names the branch. */
  | { readonly kind: 'RESULT'; readonly matches: (operator: string, operand: string) => boolean }
  /** The error branch of this type, else `NoMatchingError`. */
  | { readonly kind: 'ERROR'; readonly errorType: string; readonly message: string }
  /** The flow ends here; `last` is what it does on its way out. */
  | { readonly kind: 'END'; readonly last?: () => void }
  | { readonly kind: 'TRANSFER'; readonly flow: Flow }
  | { readonly kind: 'CALL'; readonly module: Flow }
  | { readonly kind: 'RETURN' }
  /** No branch may take this: the flow, or the module, has failed. */
  | { readonly kind: 'BREAK_DOWN'; readonly message: string };

/** What an action answers: it has finished, or it waits. */
export type Step = Move | { readonly kind: 'SUSPEND'; readonly begin: (resume: Resume) => Suspension };

export type Resume = (move: Move) => void;

/** An action that waits: for chat time or people, with the chat at rest, or for work that holds itself. */
export interface Suspension {
  readonly hear?: (event: ChatEvent) => void;
  /** When it goes on by itself, where it waits for chat time. */
  readonly dueAtMs?: () => number | undefined;
  /** The run ended meanwhile: nothing may come of it any more. */
  readonly cancel: () => void;
}

/** Performs one action of a flow. */
export type ActionRunner = (action: FlowAction, context: RunContext) => Step;

export const NEXT: Move = { kind: 'NEXT' };

export function failed(message: string, errorType = 'NoMatchingError'): Move {
  return { kind: 'ERROR', errorType, message };
}

/** A result that only `Equals` speaks of. */
export function result(value: string): Move {
  return { kind: 'RESULT', matches: (operator, operand) => operator === 'Equals' && operand === value };
}
