import type { ChatState } from './chat-state.ts';
import { MESSAGE_METADATA } from './content-types.ts';
import type { EngineParts } from './engine-parts.ts';
import type { ItemVisibility } from './events.ts';
import type { Item, MessageMetadata, Participant, ParticipantRole } from './model.ts';

/** Who says something for a flow, which is not a participant. */
interface FlowSpeaker {
  readonly participantId: string;
  readonly displayName: string;
  readonly role: Extract<ParticipantRole, 'SYSTEM'>;
}

interface Message {
  readonly contentType: string;
  readonly content: string;
  readonly comesInParts?: true;
}

interface EventToPublish {
  readonly contentType: string;
  /** The participant that it names. */
  readonly about?: Participant;
  readonly to: readonly Participant[];
}

/** Publishes a message: the transcript keeps it, and it reaches everybody who is connected, its sender too. */
export function publishMessage(parts: EngineParts, chat: ChatState, message: Message, sender: Participant): Item {
  return keepMessage(parts, chat, makeMessage(parts, chat, message, sender), sender);
}

/** Publishes what a flow says to everybody. */
export function publishFlowMessage(parts: EngineParts, chat: ChatState, message: Message, speaker: FlowSpeaker): Item {
  return keepMessage(parts, chat, makeMessage(parts, chat, message, speaker), undefined);
}

/** Publishes a message that reaches one side alone, and that the transcript, which all sides read, does not keep. */
export function publishWhisper(
  parts: EngineParts,
  chat: ChatState,
  message: Message,
  {
    speaker,
    to,
    visibleTo,
  }: {
    readonly speaker: FlowSpeaker;
    readonly to: readonly Participant[];
    readonly visibleTo: ItemVisibility;
  },
): Item {
  const item = makeMessage(parts, chat, message, speaker);
  parts.events.add(chat, { type: 'MESSAGE', participant: undefined, item });
  parts.events.add(chat, { type: 'ITEM', item, kept: false, to, visibleTo });
  return item;
}

/** Publishes an event that the transcript keeps. */
export function publishKeptEvent(
  parts: EngineParts,
  chat: ChatState,
  { contentType, about, to }: EventToPublish,
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
  { contentType, about, to }: EventToPublish,
): Item {
  const item = makeEvent(parts, chat, contentType, about);
  parts.events.add(chat, { type: 'ITEM', item, kept: false, to, visibleTo: 'ALL' });
  return item;
}

/** Publishes an event that is about nobody, with something in it. */
export function publishFlowEvent(parts: EngineParts, chat: ChatState, contentType: string, content: string): void {
  const item = { ...makeEvent(parts, chat, contentType, undefined), content };
  parts.events.add(chat, { type: 'ITEM', item, kept: false, to: chat.connected, visibleTo: 'ALL' });
}

/** Publishes a receipt in the form in which the others get it. */
export function publishMetadata(
  parts: EngineParts,
  chat: ChatState,
  messageMetadata: MessageMetadata,
  to: readonly Participant[],
): Item {
  const item: Item = {
    id: parts.chance.uuid(),
    atMs: parts.clock.nowMs,
    type: 'MESSAGEMETADATA',
    contentType: MESSAGE_METADATA,
    contactId: chat.current.contactId,
    initialContactId: chat.initialContactId,
    messageMetadata,
  };
  parts.events.add(chat, { type: 'ITEM', item, kept: false, to, visibleTo: 'ALL' });
  return item;
}

function keepMessage(parts: EngineParts, chat: ChatState, item: Item, participant: Participant | undefined): Item {
  chat.transcript.push(item);
  parts.events.add(chat, { type: 'MESSAGE', participant, item });
  parts.events.add(chat, { type: 'ITEM', item, kept: true, to: chat.connected, visibleTo: 'ALL' });
  return item;
}

function makeMessage(
  parts: EngineParts,
  chat: ChatState,
  { contentType, content, comesInParts }: Message,
  { participantId, displayName, role }: FlowSpeaker | Participant,
): Item {
  const item: Item = {
    id: parts.chance.uuid(),
    atMs: parts.clock.nowMs,
    type: 'MESSAGE',
    contentType,
    content,
    participantId,
    displayName,
    role,
    contactId: chat.current.contactId,
    initialContactId: chat.initialContactId,
  };
  return comesInParts === undefined ? item : { ...item, comesInParts };
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
