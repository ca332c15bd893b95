import { CONNECTION_ACKNOWLEDGED, MESSAGE_DELIVERED, MESSAGE_READ, TYPING } from './content-types.ts';
import type { Seat } from './directory.ts';
import type { EngineParts } from './engine-parts.ts';
import { Refusal } from './errors.ts';
import type { Item, MessageReceipt, Participant } from './model.ts';
import { publishMetadata, publishPassingEvent } from './transcript.ts';

const SENDABLE = [TYPING, MESSAGE_DELIVERED, MESSAGE_READ, CONNECTION_ACKNOWLEDGED];

/** Typing and receipts: they reach the others, and reset no timer (T17). */
export function sendEvent(
  parts: EngineParts,
  seat: Seat,
  event: { readonly contentType: string; readonly content?: string },
): Item {
  const { chat, participant } = seat;
  const others = chat.connected.filter((other) => other !== participant);
  switch (event.contentType) {
    case TYPING:
      return publishPassingEvent(parts, chat, { contentType: TYPING, about: participant, to: others });
    case MESSAGE_DELIVERED:
    case MESSAGE_READ:
      return sendReceipt(parts, seat, event, others);
    case CONNECTION_ACKNOWLEDGED:
      return publishPassingEvent(parts, chat, { contentType: CONNECTION_ACKNOWLEDGED, about: participant, to: [] });
    default:
      throw new Refusal(
        'INVALID',
        `A participant cannot send an event of the content type "${event.contentType}". ` +
          `Expected one of ${SENDABLE.join(', ')}.`,
      );
  }
}

function sendReceipt(
  parts: EngineParts,
  { chat, participant: recipient }: Seat,
  event: { readonly contentType: string; readonly content?: string },
  others: readonly Participant[],
): Item {
  // API reference, SendEvent: ConflictException for receipts with more than two active participants.
  if (others.length > 1) {
    throw new Refusal('CONFLICT', 'Receipts are for chats of two: more than two participants are connected.');
  }
  const messageId = readMessageId(event.content);
  const index = chat.transcript.findLastIndex(({ id, type }) => id === messageId && type === 'MESSAGE');
  const message = chat.transcript[index];
  if (message === undefined) {
    throw new Refusal('INVALID', `The receipt is for message "${messageId}", which this chat does not have.`);
  }
  const recipientParticipantId = recipient.participantId;
  const atMs = parts.clock.nowMs;
  const receipt: MessageReceipt =
    event.contentType === MESSAGE_READ
      ? { recipientParticipantId, readAtMs: atMs }
      : { recipientParticipantId, deliveredAtMs: atMs };
  chat.transcript[index] = withReceipt(message, receipt);
  return publishMetadata(parts, chat, { messageId, receipts: [receipt] }, others);
}

/** A recipient has one entry, in which delivered and read come together. */
function withReceipt(message: Item, receipt: MessageReceipt): Item {
  const receipts = message.messageMetadata?.receipts ?? [];
  const isOwn = (entry: MessageReceipt) => entry.recipientParticipantId === receipt.recipientParticipantId;
  const merged = { ...receipts.find(isOwn), ...receipt };
  return {
    ...message,
    messageMetadata: { messageId: message.id, receipts: [...receipts.filter((entry) => !isOwn(entry)), merged] },
  };
}

function readMessageId(content: string | undefined): string {
  try {
    const parsed: unknown = JSON.parse(content ?? '');
    if (typeof parsed === 'object' && parsed !== null && 'messageId' in parsed) {
      if (typeof parsed.messageId === 'string') return parsed.messageId;
    }
  } catch {
    // Refused below, like JSON without the member.
  }
  throw new Refusal('INVALID', 'The content of a receipt is JSON such as {"messageId":"…"}; it has no messageId.');
}
