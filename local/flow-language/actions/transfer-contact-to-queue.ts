import { type ActionSpec, INBOUND, NO_CONDITIONS, TRANSFERS } from '../spec.ts';

/** Puts the contact into its working queue, which ends this flow. Both error branches are required. */
export const transferContactToQueue: ActionSpec = {
  type: 'TransferContactToQueue',
  inChat: 'RUNS',
  known: 'SEEN_IN_THE_WILD',
  source: 'administrator guide, transfer-to-queue; exported flows',
  parameters: {},
  exactlyOneOf: [],
  errors: { required: ['QueueAtCapacity', 'NoMatchingError'], optional: [] },
  conditions: NO_CONDITIONS,
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS],
};
