import type { Chat, Contact, ContactState } from '../engine/index.ts';
import type { ChatMemory } from './chat-memory.ts';
import type { Flow } from './flow-store.ts';
import type { FlowPlace } from './run-context.ts';

/** The state of a contact in which a flow at that place hears what happens. */
export const STATE_WHILE_WAITING: Readonly<Record<FlowPlace, ContactState>> = {
  CONTACT: 'WAITING',
  QUEUE: 'IN_QUEUE',
  AGENT_WHISPER: 'WITH_AGENT',
  CUSTOMER_WHISPER: 'WITH_AGENT',
};

/** Of which contact a run is, and where on it. */
export interface RunPlace {
  readonly chat: Chat;
  readonly contact: Contact;
  readonly flow: Flow;
  readonly place: FlowPlace;
  readonly memory: ChatMemory;
}
