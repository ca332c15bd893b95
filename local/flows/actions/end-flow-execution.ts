import type { ActionRunner } from '../step.ts';

/** Beside a queue or an agent the contact stays where it is; an inbound or disconnect flow is all that it has. */
export const endFlowExecution: ActionRunner = (_action, { place, contactId, engine }) =>
  place === 'CONTACT'
    ? { kind: 'END', last: () => engine.endChat(contactId, 'CONTACT_FLOW_DISCONNECT') }
    : { kind: 'END' };
