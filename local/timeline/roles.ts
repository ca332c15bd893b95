import type { ParticipantRole } from '../engine/index.ts';

/** What a person calls the roles of a chat. Only the flow has the role SYSTEM. */
export const ROLE_NAMES: Readonly<Record<ParticipantRole, string>> = {
  CUSTOMER: 'customer',
  AGENT: 'agent',
  CUSTOM_BOT: 'bot',
  SUPERVISOR: 'supervisor',
  SYSTEM: 'flow',
};
