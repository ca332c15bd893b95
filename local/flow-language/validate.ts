import type { FlowType } from './flow.ts';

/** What is wrong with a flow, and where. */
export interface Problem {
  /** In the service's own words where they are known (FACTS 1.8), else in ours; says what was expected. */
  readonly message: string;
  /** For example `Actions[3].Parameters.TimeLimitSeconds`; empty for the whole document. */
  readonly path: string;
  readonly actionId?: string;
}

/** Every problem of a flow; none means that it is a `FlowContent` and would be accepted. */
export function validate(content: unknown, type: FlowType): readonly Problem[] {
  void content;
  void type;
  throw new Error('unwritten');
}
