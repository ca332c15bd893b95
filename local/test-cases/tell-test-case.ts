import { tellRemark } from '../test-language/index.ts';
import type { PlayableTestCase } from './playable.ts';
import { tellAction, tellExpected } from './words.ts';

/** What a test case is made of, in plain values, before it is played. */
export interface ToldTestCase {
  readonly name: string;
  /** The flow that its chat starts in, by name. */
  readonly flow: string;
  readonly observations: readonly ToldObservation[];
  /** What its author should know: what the service may do otherwise, and what is assumed. */
  readonly warnings: readonly string[];
}

export interface ToldObservation {
  readonly id: string;
  /** What is waited for, in words. */
  readonly expected: string;
  readonly actions: readonly { readonly id: string; readonly what: string }[];
  /** What is waited for once this has come, by id. */
  readonly next: readonly string[];
}

export function tellTestCase({ name, flowName, observations, warnings }: PlayableTestCase): ToldTestCase {
  return {
    name,
    flow: flowName,
    observations: observations.map(({ id, event, actions, next }) => ({
      id,
      expected: tellExpected(event),
      actions: actions.map((action) => ({ id: action.id, what: tellAction(action) })),
      next,
    })),
    warnings: warnings.map(tellRemark),
  };
}
