import type { Observation, Remark } from '../test-language/index.ts';

/** A test case that can be played: what publishing would take, and the chat that it starts. */
export interface PlayableTestCase {
  readonly name: string;
  /** Its flow, by its id here. */
  readonly flowId: string;
  readonly flowName: string;
  readonly observations: readonly Observation[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly segmentAttributes: Readonly<Record<string, { readonly ValueString: string }>>;
  readonly warnings: readonly Remark[];
}
