import type { Attachment, Item, MessageMetadata } from '../engine/index.ts';
import { isoTime } from '../iso-time.ts';

/**
 * An item as the transcript of a chat has it. One from a chat that this one continues names its contact as
 * `RelatedContactId` (API reference, Item).
 */
export function transcriptItem(item: Item, initialContactId: string): object {
  const isPast = item.initialContactId !== initialContactId;
  return { ...payload(item), ...(isPast ? { RelatedContactId: item.contactId } : { ContactId: item.contactId }) };
}

/** An item as the websocket and streaming show it. */
export function socketItem(item: Item): object {
  return { ...payload(item), ContactId: item.contactId, InitialContactId: item.initialContactId };
}

/** Keys that an item does not have are left out. */
function payload(item: Item): object {
  return {
    AbsoluteTime: isoTime(item.atMs),
    ...(item.content === undefined ? {} : { Content: item.content }),
    // An attachment's stands in its own part alone (seen: AWS's SDK for iOS).
    ...(item.attachment === undefined ? { ContentType: item.contentType } : {}),
    Id: item.id,
    Type: item.type,
    ...(item.participantId === undefined ? {} : { ParticipantId: item.participantId }),
    ...(item.displayName === undefined ? {} : { DisplayName: item.displayName }),
    ...(item.role === undefined ? {} : { ParticipantRole: item.role }),
    ...(item.attachment === undefined ? {} : { Attachments: [attachmentPart(item.attachment)] }),
    ...(item.messageMetadata === undefined ? {} : { MessageMetadata: metadata(item.messageMetadata) }),
  };
}

function attachmentPart({ attachmentId, name, contentType, status }: Attachment): object {
  return { ContentType: contentType, AttachmentId: attachmentId, AttachmentName: name, Status: status };
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
