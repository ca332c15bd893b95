import { type ActionRunner, result } from '../step.ts';

/** The contact centre on this machine has no hours: it never closes (assumed). */
export const checkHoursOfOperation: ActionRunner = {
  type: 'CheckHoursOfOperation',
  run: () => result('True'),
};
