import type { ActionRunner } from '../step.ts';

export const endFlowExecution: ActionRunner = () => ({ kind: 'END' });
