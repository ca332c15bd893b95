import type { Chat, ChatEvent, Contact } from '../../engine/index.ts';
import { agentArn } from '../../instance.ts';
import { isoTime } from '../../iso-time.ts';

type ContactEventType =
  | 'INITIATED'
  | 'CONNECTED_TO_SYSTEM'
  | 'CONTACT_DATA_UPDATED'
  | 'QUEUED'
  | 'CONNECTED_TO_AGENT'
  | 'DISCONNECTED'
  | 'COMPLETED';

/** What Amazon Connect tells EventBridge of a contact. */
interface ContactEvent {
  readonly eventType: ContactEventType;
  /** Which of the watched properties changed; none but for CONTACT_DATA_UPDATED. */
  readonly updatedProperties: readonly string[];
}

/** The instance, as events name it. */
export interface EventSourceInstance {
  readonly region: string;
  readonly accountId: string;
  readonly instanceId: string;
  readonly instanceArn: string;
}

/**
 * What EventBridge is told when this happens (administrator guide, contact-events). There is no after-contact work
 * here, so COMPLETED follows at once. A later contact is not told of as CONNECTED_TO_SYSTEM again (assumed).
 */
export function contactEventsOf(event: ChatEvent): readonly ContactEvent[] {
  switch (event.type) {
    case 'CONTACT_STARTED':
      return [happening('INITIATED')];
    case 'PARTICIPANT_JOINED':
      if (event.participant.role === 'CUSTOMER') return [happening('CONNECTED_TO_SYSTEM')];
      return event.participant.role === 'AGENT' ? [happening('CONNECTED_TO_AGENT')] : [];
    case 'QUEUED':
      return [happening('QUEUED')];
    case 'ATTRIBUTES_UPDATED':
      return [{ eventType: 'CONTACT_DATA_UPDATED', updatedProperties: ['UserDefinedAttributes'] }];
    case 'DATA_UPDATED':
      return [{ eventType: 'CONTACT_DATA_UPDATED', updatedProperties: event.properties }];
    case 'CONTACT_ENDED':
      return [happening('DISCONNECTED'), happening('COMPLETED')];
    default:
      return [];
  }
}

const happening = (eventType: ContactEventType): ContactEvent => ({ eventType, updatedProperties: [] });

/** The event as a rule sees it, in EventBridge's envelope (administrator guide, contact-events). */
export function envelopeOf(
  { eventType, updatedProperties }: ContactEvent,
  { atMs, chat, contact }: Pick<ChatEvent, 'atMs' | 'chat' | 'contact'>,
  instance: EventSourceInstance,
  id: string,
) {
  const { region, accountId, instanceId, instanceArn } = instance;
  return {
    version: '0',
    id,
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: accountId,
    // Whole seconds (EventBridge user guide, eb-events-structure); the times in it have milliseconds.
    time: isoTime(atMs).replace(/\.\d{3}Z$/, 'Z'),
    region,
    resources: [`${instanceArn}/contact/${contact.contactId}`, instanceArn],
    detail: {
      eventType,
      ...identityOf(contact),
      channel: 'CHAT',
      instanceArn,
      initiationMethod: contact.initiationMethod,
      ...timesUpTo(eventType, chat, contact, instanceArn),
      ...(updatedProperties.length === 0 ? {} : { updatedProperties }),
      ...dataOf(chat),
      tags: { 'aws:connect:instanceId': instanceId, ...Object.fromEntries(chat.tags) },
    },
  };
}

export type ContactEventEnvelope = ReturnType<typeof envelopeOf>;

function identityOf({ contactId, initialContactId, previousContactId, relatedContactId }: Contact): object {
  return {
    contactId,
    ...(initialContactId === contactId ? {} : { initialContactId }),
    ...(previousContactId === contactId ? {} : { previousContactId }),
    ...(relatedContactId === undefined ? {} : { relatedContactId }),
  };
}

function dataOf({ details: { customerId, segmentAttributes } }: Chat): object {
  return {
    ...(customerId === undefined ? {} : { customerId }),
    ...(segmentAttributes === undefined ? {} : { segmentAttributes }),
  };
}

const ORDER: readonly ContactEventType[] = ['INITIATED', 'CONNECTED_TO_SYSTEM', 'QUEUED', 'CONNECTED_TO_AGENT'];

/** What one command set off is told together: an event says nothing of what came after it. */
function timesUpTo(eventType: ContactEventType, chat: Chat, contact: Contact, instanceArn: string): object {
  const stage = ORDER.includes(eventType) ? ORDER.indexOf(eventType) : ORDER.length;
  const { connectedToSystemAtMs, disconnectedAtMs } = contact;
  return {
    initiationTimestamp: isoTime(contact.initiatedAtMs),
    ...(stage < 1 || connectedToSystemAtMs === undefined
      ? {}
      : { connectedToSystemTimestamp: isoTime(connectedToSystemAtMs) }),
    ...(stage < 2 ? {} : queueOf(contact)),
    ...(stage < 3 ? {} : agentOf(chat, contact, instanceArn)),
    ...(disconnectedAtMs === undefined || stage < ORDER.length
      ? {}
      : { disconnectTimestamp: isoTime(disconnectedAtMs) }),
  };
}

function queueOf({ queue, enqueuedAtMs }: Contact): object {
  if (queue === undefined || enqueuedAtMs === undefined) return {};
  const queueType = queue.agentId === undefined ? 'STANDARD' : 'AGENT';
  return { queueInfo: { queueArn: queue.arn, enqueueTimestamp: isoTime(enqueuedAtMs), queueType } };
}

function agentOf(chat: Chat, { agentParticipantId, connectedToAgentAtMs }: Contact, instanceArn: string): object {
  const agent = chat.participants.find(({ participantId }) => participantId === agentParticipantId);
  if (agent === undefined || connectedToAgentAtMs === undefined) return {};
  return {
    agentInfo: {
      agentArn: agentArn(instanceArn, agent.displayName),
      connectedToAgentTimestamp: isoTime(connectedToAgentAtMs),
    },
  };
}
