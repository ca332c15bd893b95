import type { Chat, Contact } from '../../engine/index.ts';
import { chatMetrics } from '../chat-metrics.ts';
import { epochSeconds } from '../epoch-seconds.ts';
import type { Operation } from '../operation.ts';
import { present } from '../present.ts';
import { rate } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
}

export const describeContact: Operation<Input> = {
  quota: rate(10, 15),
  coverage: { note: 'the members that chats have' },
  run(context, { InstanceId, ContactId }) {
    requireInstance(context, InstanceId);
    const contact = context.engine.contact(ContactId);
    const chat = context.engine.chatOf(ContactId);
    return {
      Contact: {
        Arn: `${context.instance.instanceArn}/contact/${contact.contactId}`,
        Id: contact.contactId,
        InitialContactId: contact.initialContactId,
        // API reference, DescribeContact: only where the contact is not the first one.
        ...(contact.previousContactId === contact.contactId ? {} : { PreviousContactId: contact.previousContactId }),
        ...(contact.relatedContactId === undefined ? {} : { RelatedContactId: contact.relatedContactId }),
        InitiationMethod: contact.initiationMethod,
        Channel: 'CHAT',
        ...describeDetails(chat),
        ...describeQueue(chat, contact),
        ...describeAgent(chat, contact),
        ...describeTimes(contact),
        ...(contact.disconnectReason === undefined ? {} : { DisconnectReason: contact.disconnectReason }),
        Attributes: Object.fromEntries(chat.attributes),
        ChatMetrics: chatMetrics(chat, contact),
      },
    };
  },
};

function describeDetails({ details, tags }: Chat): object {
  return present({
    Name: details.name,
    Description: details.description,
    CustomerId: details.customerId,
    SegmentAttributes: details.segmentAttributes,
    Tags: tags.size === 0 ? undefined : Object.fromEntries(tags),
  });
}

function describeQueue({ routing }: Chat, { queue, enqueuedAtMs }: Contact): object {
  if (queue === undefined || enqueuedAtMs === undefined) return {};
  return {
    QueueInfo: { Id: queue.id, EnqueueTimestamp: epochSeconds(enqueuedAtMs) },
    QueuePriority: routing.priority,
    QueueTimeAdjustmentSeconds: routing.timeAdjustmentSeconds,
  };
}

/** An agent is known by name here, so the name stands for the id of the user: the same agent has it in every chat. */
function describeAgent(chat: Chat, { agentParticipantId, connectedToAgentAtMs }: Contact): object {
  const agent = chat.participants.find(({ participantId }) => participantId === agentParticipantId);
  if (agent === undefined || connectedToAgentAtMs === undefined) return {};
  const connectedAt = epochSeconds(connectedToAgentAtMs);
  return {
    AgentInfo: {
      Id: agent.displayName,
      AcceptedByAgentTimestamp: connectedAt,
      ConnectedToAgentTimestamp: connectedAt,
    },
  };
}

function describeTimes(contact: Contact): object {
  const { initiatedAtMs, connectedToSystemAtMs, enqueuedAtMs, connectedToAgentAtMs, disconnectedAtMs } = contact;
  const lastAtMs = Math.max(initiatedAtMs, enqueuedAtMs ?? 0, connectedToAgentAtMs ?? 0, disconnectedAtMs ?? 0);
  return {
    InitiationTimestamp: epochSeconds(initiatedAtMs),
    ...(connectedToSystemAtMs === undefined ? {} : { ConnectedToSystemTimestamp: epochSeconds(connectedToSystemAtMs) }),
    ...(disconnectedAtMs === undefined ? {} : { DisconnectTimestamp: epochSeconds(disconnectedAtMs) }),
    LastUpdateTimestamp: epochSeconds(lastAtMs),
  };
}
