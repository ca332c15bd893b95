import { profileOfBlock } from '../customer-parameters.ts';
import { type ActionRunner, failed, NEXT } from '../step.ts';

/** Nothing reads the tie here but the profile must exist. */
export const associateContactToCustomerProfile: ActionRunner = (action, context) =>
  profileOfBlock(action, context) === undefined ? failed('there is no such profile') : NEXT;
