import { INBOUND, NO_CONDITIONS, type RunningAction, TRANSFERS } from '../spec.ts';

/** Puts the contact into its working queue, which ends this flow. Both error branches are required. */
export const transferContactToQueue: RunningAction = {
  title: 'Transfer to queue',
  what: 'puts the contact into its target queue',
  source: 'administrator guide, transfer-to-queue; exported flows',
  basis: 'seen in the wild',
  note: 'The service refuses the block without QueueAtCapacity, as users report.',
  inChat: 'runs',
  parameters: {},
  exactlyOneOf: [],
  errors: { required: ['QueueAtCapacity', 'NoMatchingError'], optional: [] },
  conditions: NO_CONDITIONS,
  next: 'OPTIONAL',
  flowTypes: [...INBOUND, ...TRANSFERS],
};
