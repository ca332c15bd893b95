import type { Chat } from '../engine/index.ts';
import type { FlowResource, Strategy } from '../test-language/index.ts';

/** An action that tests observe and override, with all names of what it works with: ARN and id. */
export interface WatchedAction {
  readonly actionType: FlowResource['actionType'];
  readonly resources: readonly string[];
}

/** What an action has found, by the roots of the references that read it. */
export interface Findings {
  readonly external: unknown;
  readonly invocationId: string | undefined;
  readonly lex: unknown;
}

/** A test that goes on in a chat: it hears of the actions of its flows, and may take their place. */
export interface Simulation {
  /** Before the action runs. Answers what takes the place of its own behaviour. */
  onActionStarted(action: WatchedAction): Strategy | undefined;
  /** The action has taken a branch other than an error's. */
  onActionCompleted(action: WatchedAction, found: Findings): void;
}

/** Which chats are tests. */
export type SimulationOf = (chat: Chat) => Simulation | undefined;
