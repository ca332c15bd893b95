import type { ActionRunner } from '../step.ts';

export const disconnectParticipant: ActionRunner = (_action, { contactId, engine }) => {
  return { kind: 'END', last: () => engine.endChat(contactId, 'CONTACT_FLOW_DISCONNECT') };
};
