import type { Contact } from '@aws-sdk/client-connect';
import type { FlowResult } from '../shared/flow/flow-result.ts';

/** A contact as flat flow data. What a contact does not have is left out, and `$.External` is blank there. */
export function contactFacts(contact: Contact): FlowResult {
  const facts = {
    contactId: contact.Id,
    initialContactId: contact.InitialContactId,
    previousContactId: contact.PreviousContactId,
    relatedContactId: contact.RelatedContactId,
    channel: contact.Channel,
    initiationMethod: contact.InitiationMethod,
    disconnectReason: contact.DisconnectReason,
    agentId: contact.AgentInfo?.Id,
    queueId: contact.QueueInfo?.Id,
    initiationTimestamp: isoTime(contact.InitiationTimestamp),
    enqueueTimestamp: isoTime(contact.QueueInfo?.EnqueueTimestamp),
    connectedToAgentTimestamp: isoTime(contact.AgentInfo?.ConnectedToAgentTimestamp),
    disconnectTimestamp: isoTime(contact.DisconnectTimestamp),
  };
  const known = Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(known);
}

function isoTime(time: Date | undefined): string | undefined {
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
