import { ANY_ERROR, type FailingAction, INBOUND, NO_CONDITIONS, TRANSFERS, WHISPERS } from '../spec.ts';

/** A chat has no hold: it takes the error branch (administrator guide, hold-customer-agent). */
export const updatePreviousContactParticipantState: FailingAction = {
  title: 'Hold customer or agent',
  what: 'puts the customer or the agent on hold',
  source: 'administrator guide, hold-customer-agent',
  basis: 'documented',
  note: 'For the voice channel.',
  inChat: 'fails',
  failure: 'a chat is not put on hold',
  parameters: {
    PreviousContactParticipantState: {
      kind: 'CHOICE',
      values: ['AgentOnHold', 'CustomerOnHold', 'OffHold'],
      required: true,
    },
  },
  exactlyOneOf: [],
  errors: ANY_ERROR,
  conditions: NO_CONDITIONS,
  next: 'REQUIRED',
  flowTypes: [...INBOUND, ...TRANSFERS, ...WHISPERS],
};
