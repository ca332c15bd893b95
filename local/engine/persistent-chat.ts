import type { ChatState } from './chat-state.ts';
import { CHAT_REHYDRATED } from './content-types.ts';
import type { EngineParts } from './engine-parts.ts';
import { Refusal } from './errors.ts';
import type { Contact, Item, PersistentChat } from './model.ts';
import { publishPassingEvent } from './transcript.ts';

/** What a chat takes over from the one that it continues. */
interface PastChat {
  /** The contact that the new chat goes on from. */
  readonly continuedFrom: Contact;
  readonly transcript: readonly Item[];
}

/**
 * Finds the past that a new chat asks for, or refuses (administrator guide, chat-persistence).
 * ENTIRE_PAST_SESSION names a past chat by its first contact and goes on from its last one. FROM_SEGMENT goes on from
 * the contact that it names; what came after that one stays out. Either way the past chat's own past comes along
 * (assumed), so that a customer reads back over all of them.
 */
export function findPast(parts: EngineParts, { rehydrationType, sourceContactId }: PersistentChat): PastChat {
  const source = parts.directory.chatOf(sourceContactId);
  checkOver(parts, source, sourceContactId);
  if (rehydrationType === 'FROM_SEGMENT') {
    const last = source.contacts.findIndex(({ contactId }) => contactId === sourceContactId);
    const segments = source.contacts.slice(0, last + 1);
    const isSegment = (item: Item) => segments.some(({ contactId }) => contactId === item.contactId);
    const continuedFrom = parts.directory.contact(sourceContactId);
    return { continuedFrom, transcript: [...source.past, ...source.transcript.filter(isSegment)] };
  }
  if (sourceContactId !== source.initialContactId) {
    throw new Refusal(
      'INVALID',
      `${sourceContactId} is not the first contact of its chat. ENTIRE_PAST_SESSION expects the initial contact id, ` +
        `${source.initialContactId}; FROM_SEGMENT takes any.`,
    );
  }
  return { continuedFrom: source.current, transcript: [...source.past, ...source.transcript] };
}

/** Gives a chat its past; those who are connected are told, so that they read the transcript anew. */
export function rehydrate(parts: EngineParts, chat: ChatState, past: PastChat, asked: PersistentChat): void {
  const { contactId: continuedFromContactId } = past.continuedFrom;
  chat.past = past.transcript;
  chat.continuedFromContactId = continuedFromContactId;
  chat.current.relatedContactId = continuedFromContactId;
  parts.events.add(chat, {
    type: 'CHAT_REHYDRATED',
    rehydrationType: asked.rehydrationType,
    continuedFromContactId,
  });
  publishPassingEvent(parts, chat, { contentType: CHAT_REHYDRATED, to: chat.connected });
}

/** Once for each chat, at its start or in its flow (API reference, CreatePersistentContactAssociation). */
export function associatePersistent(parts: EngineParts, chat: ChatState, asked: PersistentChat): string {
  if (chat.continuedFromContactId !== undefined) {
    throw new Refusal(
      'CONFLICT',
      `Chat ${chat.initialContactId} continues contact ${chat.continuedFromContactId} already. ` +
        'A chat is made persistent once: at its start, or in its flow.',
    );
  }
  const past = findPast(parts, asked);
  rehydrate(parts, chat, past, asked);
  return past.continuedFrom.contactId;
}

/** Refuses a chat that goes on, and one whose transcript is not stored yet (the service's answer is assumed). */
function checkOver({ clock, transcriptDelayMs }: EngineParts, source: ChatState, sourceContactId: string): void {
  if (!source.ended) {
    throw new Refusal(
      'NOT_READY',
      `The chat of contact ${sourceContactId} has not ended. Only a chat that is over can be continued by another.`,
    );
  }
  const { disconnectedAtMs = 0 } = source.current;
  const readyAtMs = disconnectedAtMs + transcriptDelayMs;
  if (clock.nowMs >= readyAtMs) return;
  const seconds = Math.ceil((readyAtMs - clock.nowMs) / 1000);
  throw new Refusal(
    'NOT_READY',
    `The transcript of contact ${sourceContactId} is not there yet. Try again in ${seconds} s.`,
  );
}
