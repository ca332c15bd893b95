import { ANY_ERROR, type FailingAction, INBOUND, NO_CONDITIONS, TRANSFERS } from '../spec.ts';

/** A chat has no hold: it takes the error branch (administrator guide, hold-customer-agent). */
export const updatePreviousContactParticipantState: FailingAction = {
  title: 'Hold customer or agent',
  what: 'puts the customer or the agent on hold',
  source: 'administrator guide, hold-customer-agent',
  basis: 'documented',
  note:
    'For the voice channel. The guides disagree: outbound whisper flows may have it, as in the ' +
    'administrator guide; the developer guide has inbound and transfer flows alone.',
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
  flowTypes: [...INBOUND, ...TRANSFERS, 'OUTBOUND_WHISPER'],
};
