import { INBOUND, NO_CONDITIONS, NO_ERRORS, type RunningAction } from '../spec.ts';

const MAX_INTEGER = 2_147_483_647;

/** Moves the contact forward or backward in its queue. It never has error branches. */
export const updateContactRoutingBehavior: RunningAction = {
  title: 'Change routing priority',
  what: 'sets the contact’s place in its queue',
  source: 'developer guide, contact-actions-updatecontactroutingbehavior',
  basis: 'documented',
  inChat: 'runs',
  parameters: {
    QueuePriority: { kind: 'INTEGER', min: 1, max: MAX_INTEGER, reference: false },
    QueueTimeAdjustmentSeconds: { kind: 'INTEGER', min: -MAX_INTEGER, max: MAX_INTEGER, reference: false },
  },
  exactlyOneOf: [['QueuePriority', 'QueueTimeAdjustmentSeconds']],
  errors: NO_ERRORS,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: INBOUND,
};
