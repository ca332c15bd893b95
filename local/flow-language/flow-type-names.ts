import type { FlowType } from './flow.ts';

/** The console's words for flow types (administrator guide, create-contact-flow). A disconnect flow is inbound, too. */
const FLOW_TYPE_NAMES: Readonly<Record<FlowType, string>> = {
  CONTACT_FLOW: 'inbound flow',
  CUSTOMER_QUEUE: 'customer queue flow',
  CUSTOMER_HOLD: 'customer hold flow',
  CUSTOMER_WHISPER: 'customer whisper flow',
  AGENT_HOLD: 'agent hold flow',
  AGENT_WHISPER: 'agent whisper flow',
  OUTBOUND_WHISPER: 'outbound whisper flow',
  AGENT_TRANSFER: 'transfer to agent flow',
  QUEUE_TRANSFER: 'transfer to queue flow',
  CAMPAIGN: 'campaign flow',
  MODULE: 'flow module',
};

const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(FLOW_TYPE_NAMES));

/** The name of a flow's type in the flow designer; a type that is not known is told as it stands. */
export function flowTypeName(type: string): string {
  return NAMES.get(type) ?? type;
}
