import type { Item, MessageMetadata } from '../engine/index.ts';
import { isoTime } from './iso-time.ts';

/** An item as the transcript has it. Keys that an item does not have are left out. */
export function transcriptItem(item: Item): object {
  return {
    AbsoluteTime: isoTime(item.atMs),
    ...(item.content === undefined ? {} : { Content: item.content }),
    ContentType: item.contentType,
    Id: item.id,
    Type: item.type,
    ...(item.participantId === undefined ? {} : { ParticipantId: item.participantId }),
    ...(item.displayName === undefined ? {} : { DisplayName: item.displayName }),
    ...(item.role === undefined ? {} : { ParticipantRole: item.role }),
    ContactId: item.contactId,
    ...(item.messageMetadata === undefined ? {} : { MessageMetadata: metadata(item.messageMetadata) }),
  };
}

/** An item as the websocket shows it. */
export function socketItem(item: Item): object {
  return { ...transcriptItem(item), InitialContactId: item.initialContactId };
}

function metadata({ messageId, receipts }: MessageMetadata): object {
  return {
    MessageId: messageId,
    Receipts: receipts.map(({ recipientParticipantId, deliveredAtMs, readAtMs }) => ({
      ...(deliveredAtMs === undefined ? {} : { DeliveredTimestamp: isoTime(deliveredAtMs) }),
      ...(readAtMs === undefined ? {} : { ReadTimestamp: isoTime(readAtMs) }),
      RecipientParticipantId: recipientParticipantId,
    })),
  };
}
