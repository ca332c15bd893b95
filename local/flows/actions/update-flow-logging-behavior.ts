import { type ActionRunner, NEXT } from '../step.ts';

/** The timeline logs every flow, whatever this says. */
export const updateFlowLoggingBehavior: ActionRunner = () => NEXT;
