import type { Chat, Contact, Item } from '../engine/index.ts';
import { epochSeconds } from './epoch-seconds.ts';
import { present } from './present.ts';

/** What DescribeContact counts of a contact's messages (API reference, ChatMetrics). Attachments are none (assumed). */
export function chatMetrics(chat: Chat, contact: Contact): object {
  const messages = chat.transcript.filter(
    ({ type, contactId }) => type === 'MESSAGE' && contactId === contact.contactId,
  );
  const ofBots = messages.filter(({ role }) => role === 'CUSTOM_BOT' || role === 'SYSTEM');
  const agentIds = new Set(messages.filter(({ role }) => role === 'AGENT').map(({ participantId }) => participantId));
  const lastOfCustomer = messages.findLast(isOfCustomer);
  const { disconnectedAtMs } = contact;
  return {
    ChatContactMetrics: present({
      MultiParty: agentIds.size > 1,
      TotalMessages: messages.length,
      TotalBotMessages: ofBots.length,
      TotalBotMessageLengthInChars: lengthOf(ofBots),
      ConversationTurnCount: messages.filter((item, index) => index > 0 && isTurn(messages[index - 1], item)).length,
      ConversationCloseTimeInMillis:
        disconnectedAtMs === undefined || lastOfCustomer === undefined
          ? undefined
          : disconnectedAtMs - lastOfCustomer.atMs,
      ...firstResponse(messages, contact),
    }),
    CustomerMetrics: { ParticipantType: 'CUSTOMER', ...participantMetrics(messages, isOfCustomer) },
    ...(agentIds.size === 0
      ? {}
      : { AgentMetrics: { ParticipantType: 'AGENT', ...participantMetrics(messages, isOfAgent) } }),
  };
}

function firstResponse(messages: readonly Item[], { connectedToAgentAtMs }: Contact): object {
  const first = messages.find(isOfAgent);
  if (first === undefined || connectedToAgentAtMs === undefined) return {};
  return {
    AgentFirstResponseTimestamp: epochSeconds(first.atMs),
    AgentFirstResponseTimeInMillis: first.atMs - connectedToAgentAtMs,
  };
}

/** A response is the first message behind one of the other party. */
function participantMetrics(messages: readonly Item[], isTheirs: (item: Item) => boolean): object {
  const theirs = messages.filter(isTheirs);
  const waitsMs = messages.flatMap((item, index) => {
    const before = messages[index - 1];
    return before !== undefined && isTheirs(item) && !isTheirs(before) ? [item.atMs - before.atMs] : [];
  });
  const last = theirs.at(-1);
  return present({
    ParticipantId: theirs[0]?.participantId,
    MessagesSent: theirs.length,
    MessageLengthInChars: lengthOf(theirs),
    NumResponses: waitsMs.length,
    TotalResponseTimeInMillis: waitsMs.reduce((sum, waitMs) => sum + waitMs, 0),
    MaxResponseTimeInMillis: waitsMs.reduce((most, waitMs) => Math.max(most, waitMs), 0),
    LastMessageTimestamp: last === undefined ? undefined : epochSeconds(last.atMs),
  });
}

const isOfCustomer = ({ role }: Item) => role === 'CUSTOMER';
const isOfAgent = ({ role }: Item) => role === 'AGENT';

/** The turn goes between the customer and all others. */
function isTurn(before: Item | undefined, item: Item): boolean {
  return before !== undefined && isOfCustomer(before) !== isOfCustomer(item);
}

function lengthOf(messages: readonly Item[]): number {
  return messages.reduce((sum, { content = '' }) => sum + content.length, 0);
}
