import type { ChatState } from './chat-state.ts';
import type { EngineParts } from './engine-parts.ts';
import type { ItemVisibility } from './events.ts';
import type { Item, MessageMetadata, Participant, ParticipantRole } from './model.ts';

/** Who says something: a participant, or the flow. */
export interface Speaker {
  readonly participantId: string;
  readonly displayName: string;
  readonly role: ParticipantRole;
}

/** Publishes a message: the transcript keeps it, and it reaches everybody who is connected, its sender too. */
export function publishMessage(
  parts: EngineParts,
  chat: ChatState,
  message: { readonly contentType: string; readonly content: string },
  speaker: Speaker,
  participant: Participant | undefined,
): Item {
  const item = makeMessage(parts, chat, message, speaker);
  chat.transcript.push(item);
  parts.events.add(chat, { type: 'MESSAGE', participant, item });
  parts.events.add(chat, { type: 'ITEM', item, kept: true, to: chat.connected, visibleTo: 'ALL' });
  return item;
}

/** Publishes a message that reaches one side alone, and that the transcript, which all sides read, does not keep. */
export function publishWhisper(
  parts: EngineParts,
  chat: ChatState,
  message: { readonly contentType: string; readonly content: string },
  speaker: Speaker,
  side: { readonly to: readonly Participant[]; readonly visibleTo: ItemVisibility },
): Item {
  const item = makeMessage(parts, chat, message, speaker);
  parts.events.add(chat, { type: 'MESSAGE', participant: undefined, item });
  parts.events.add(chat, { type: 'ITEM', item, kept: false, ...side });
  return item;
}

/** Publishes an event that the transcript keeps; `about` is the participant that it names. */
export function publishKeptEvent(
  parts: EngineParts,
  chat: ChatState,
  contentType: string,
  about: Participant | undefined,
  to: readonly Participant[],
): Item {
  const item = makeEvent(parts, chat, contentType, about);
  chat.transcript.push(item);
  parts.events.add(chat, { type: 'ITEM', item, kept: true, to, visibleTo: 'ALL' });
  return item;
}

/** Publishes an event that is gone once it was delivered. */
export function publishPassingEvent(
  parts: EngineParts,
  chat: ChatState,
  contentType: string,
  about: Participant | undefined,
  to: readonly Participant[],
): Item {
  const item = makeEvent(parts, chat, contentType, about);
  parts.events.add(chat, { type: 'ITEM', item, kept: false, to, visibleTo: 'ALL' });
  return item;
}

/** Publishes a receipt in the form in which the others get it. */
export function publishMetadata(
  parts: EngineParts,
  chat: ChatState,
  contentType: string,
  messageMetadata: MessageMetadata,
  to: readonly Participant[],
): Item {
  const item: Item = {
    id: parts.chance.uuid(),
    atMs: parts.clock.nowMs,
    type: 'MESSAGEMETADATA',
    contentType,
    contactId: chat.current.contactId,
    initialContactId: chat.initialContactId,
    messageMetadata,
  };
  parts.events.add(chat, { type: 'ITEM', item, kept: false, to, visibleTo: 'ALL' });
  return item;
}

function makeMessage(
  parts: EngineParts,
  chat: ChatState,
  message: { readonly contentType: string; readonly content: string },
  speaker: Speaker,
): Item {
  return {
    id: parts.chance.uuid(),
    atMs: parts.clock.nowMs,
    type: 'MESSAGE',
    contentType: message.contentType,
    content: message.content,
    participantId: speaker.participantId,
    displayName: speaker.displayName,
    role: speaker.role,
    contactId: chat.current.contactId,
    initialContactId: chat.initialContactId,
  };
}

// Written out: at hundreds of thousands of items, spreading parts into them takes longer than all else.
function makeEvent(parts: EngineParts, chat: ChatState, contentType: string, about: Participant | undefined): Item {
  const id = parts.chance.uuid();
  const atMs = parts.clock.nowMs;
  const { contactId } = chat.current;
  const { initialContactId } = chat;
  if (about === undefined) return { id, atMs, type: 'EVENT', contentType, contactId, initialContactId };
  const { participantId, displayName, role } = about;
  return { id, atMs, type: 'EVENT', contentType, participantId, displayName, role, contactId, initialContactId };
}
