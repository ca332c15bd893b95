import type { ActionRunner } from '../step.ts';

export const endFlowExecution: ActionRunner = {
  type: 'EndFlowExecution',
  run: () => ({ kind: 'END' }),
};
