import { type ActionSpec, INBOUND, NO_CONDITIONS, NO_ERRORS } from '../spec.ts';

const MAX_INTEGER = 2_147_483_647;

/** Moves the contact forward or backward in its queue. It never has error branches. */
export const updateContactRoutingBehavior: ActionSpec = {
  type: 'UpdateContactRoutingBehavior',
  inChat: 'RUNS',
  known: 'DOCUMENTED',
  source: 'developer guide, contact-actions-updatecontactroutingbehavior',
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
