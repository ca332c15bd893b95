/** A flow that must not be deployed. Lists everything that is wrong, by the block's name. */
export class UndeployableFlow extends Error {
  override readonly name = 'UndeployableFlow';
  readonly flowName: string;
  readonly problems: readonly FlowProblem[];

  constructor(flowName: string, problems: readonly FlowProblem[]) {
    const lines = problems.map(({ block, message }) => `  - ${block === undefined ? '' : `"${block}": `}${message}`);
    super(`The flow "${flowName}" cannot be deployed:\n${lines.join('\n')}`);
    this.flowName = flowName;
    this.problems = problems;
  }
}

export interface FlowProblem {
  /** Absent where the problem is the whole flow's. */
  readonly block?: string;
  readonly message: string;
}
