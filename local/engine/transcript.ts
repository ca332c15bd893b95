import type { ChatState } from './chat-state.ts';
import type { EngineParts } from './engine-parts.ts';
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
  const item: Item = {
    ...stamp(parts, chat),
    type: 'MESSAGE',
    contentType: message.contentType,
    content: message.content,
    ...namesOf(speaker),
  };
  chat.transcript.push(item);
  parts.events.add(chat, { type: 'MESSAGE', participant, item });
  parts.events.add(chat, { type: 'ITEM', item, kept: true, to: chat.connected });
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
  parts.events.add(chat, { type: 'ITEM', item, kept: true, to });
  return item;
}

/** Publishes an event that is gone once it was delivered. */
export function publishPassingEvent(
  parts: EngineParts,
  chat: ChatState,
  contentType: string,
  about: Participant,
  to: readonly Participant[],
): Item {
  const item = makeEvent(parts, chat, contentType, about);
  parts.events.add(chat, { type: 'ITEM', item, kept: false, to });
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
  const item: Item = { ...stamp(parts, chat), type: 'MESSAGEMETADATA', contentType, messageMetadata };
  parts.events.add(chat, { type: 'ITEM', item, kept: false, to });
  return item;
}

function makeEvent(parts: EngineParts, chat: ChatState, contentType: string, about: Participant | undefined): Item {
  const event = { ...stamp(parts, chat), type: 'EVENT' as const, contentType };
  return about === undefined ? event : { ...event, ...namesOf(about) };
}

function stamp(parts: EngineParts, chat: ChatState) {
  return {
    id: parts.chance.uuid(),
    atMs: parts.clock.nowMs,
    contactId: chat.current.contactId,
    initialContactId: chat.initialContactId,
  };
}

function namesOf({ participantId, displayName, role }: Speaker) {
  return { participantId, displayName, role };
}
