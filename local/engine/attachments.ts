import { heardFrom } from './chat-timers.ts';
import type { Seat } from './directory.ts';
import type { EngineParts } from './engine-parts.ts';
import { Refusal } from './errors.ts';
import type { Attachment, AttachmentStatus, Item } from './model.ts';

/** An attachment is kept, reaches everybody connected, and resets its sender's timer like a message (T9). */
export function sendAttachment(parts: EngineParts, { chat, participant }: Seat, attachment: Attachment): Item {
  const { participantId, displayName, role } = participant;
  const item: Item = {
    id: parts.chance.uuid(),
    atMs: parts.clock.nowMs,
    type: 'ATTACHMENT',
    contentType: attachment.contentType,
    participantId,
    displayName,
    role,
    contactId: chat.current.contactId,
    initialContactId: chat.initialContactId,
    attachment,
  };
  chat.transcript.push(item);
  parts.events.add(chat, { type: 'ATTACHMENT', participant, attachment });
  parts.events.add(chat, { type: 'ITEM', item, kept: true, to: chat.connected, visibleTo: 'ALL' });
  heardFrom(parts, chat, participant);
  return item;
}

/** What the scanner has found: the item is the same one, with another status. It comes to an ended chat too. */
export function decideAttachment(
  parts: EngineParts,
  { chat, participant }: Seat,
  { attachmentId, status }: { readonly attachmentId: string; readonly status: AttachmentStatus },
): void {
  const index = chat.transcript.findIndex((item) => item.attachment?.attachmentId === attachmentId);
  const item = chat.transcript[index];
  if (item?.attachment === undefined) throw new Refusal('NOT_FOUND', `There is no attachment ${attachmentId}.`);
  const attachment = { ...item.attachment, status };
  const decided = { ...item, attachment };
  chat.transcript[index] = decided;
  parts.events.add(chat, { type: 'ATTACHMENT', participant, attachment });
  parts.events.add(chat, { type: 'ITEM', item: decided, kept: true, to: chat.connected, visibleTo: 'ALL' });
}
