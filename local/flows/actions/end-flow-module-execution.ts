import type { ActionRunner } from '../step.ts';

export const endFlowModuleExecution: ActionRunner = {
  type: 'EndFlowModuleExecution',
  run: () => ({ kind: 'RETURN' }),
};
