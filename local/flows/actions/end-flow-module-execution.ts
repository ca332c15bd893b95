import type { ActionRunner } from '../step.ts';

export const endFlowModuleExecution: ActionRunner = () => ({ kind: 'RETURN' });
