import { CUSTOMER_QUEUE, INBOUND, NO_CONDITIONS, NO_ERRORS, type RunningAction, TRANSFERS } from '../spec.ts';

/** The administrator guide's greatest priority. */
const MAX_PRIORITY = 9_223_372_036_854_775_807n;
const MAX_SECONDS = 2_147_483_647;

/** Moves the contact forward or backward in its queue. It never has error branches. */
export const updateContactRoutingBehavior: RunningAction = {
  title: 'Change routing priority',
  what: 'sets the contact’s place in its queue',
  source: 'administrator guide, change-routing-priority; developer guide, contact-actions-updatecontactroutingbehavior',
  basis: 'documented',
  note:
    'The guides disagree: flow types and the greatest priority are the administrator guide’s; the developer guide ' +
    'has inbound flows alone, and a smaller bound.',
  inChat: 'runs',
  parameters: {
    QueuePriority: { kind: 'INTEGER', min: 1, max: MAX_PRIORITY, reference: false },
    QueueTimeAdjustmentSeconds: { kind: 'INTEGER', min: -MAX_SECONDS, max: MAX_SECONDS, reference: false },
  },
  exactlyOneOf: [['QueuePriority', 'QueueTimeAdjustmentSeconds']],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: [...INBOUND, ...TRANSFERS, ...CUSTOMER_QUEUE],
};
