import type { ChatState } from './chat-state.ts';
import { Refusal } from './errors.ts';
import type { Contact, Participant } from './model.ts';

/** A participant and the chat it belongs to. */
export interface Seat {
  readonly chat: ChatState;
  readonly participant: Participant;
  /** A custom participant that was not connected in time. */
  lapsed: boolean;
}

/**
 * Finds chats, contacts and participants by their ids and tokens. What has ended stays until it is removed: it can be
 * looked up.
 */
export class Directory {
  readonly #chats = new Set<ChatState>();
  readonly #chatByContactId = new Map<string, ChatState>();
  readonly #seatById = new Map<string, Seat>();
  readonly #seatByToken = new Map<string, Seat>();

  /** Oldest first. */
  get chats(): Iterable<ChatState> {
    return this.#chats.values();
  }

  addChat(chat: ChatState): void {
    this.#chats.add(chat);
    this.addContact(chat, chat.current);
    this.addParticipant(chat, chat.customer);
  }

  removeChat(chat: ChatState): void {
    this.#chats.delete(chat);
    for (const { contactId } of chat.contacts) this.#chatByContactId.delete(contactId);
    for (const { participantId, token } of chat.participants) {
      this.#seatById.delete(participantId);
      this.#seatByToken.delete(token);
    }
  }

  addContact(chat: ChatState, contact: Contact): void {
    this.#chatByContactId.set(contact.contactId, chat);
  }

  addParticipant(chat: ChatState, participant: Participant): void {
    const seat: Seat = { chat, participant, lapsed: false };
    this.#seatById.set(participant.participantId, seat);
    this.#seatByToken.set(participant.token, seat);
  }

  /** The chat that has this contact, whichever of its chain. */
  chatOf(contactId: string): ChatState {
    const chat = this.#chatByContactId.get(contactId);
    if (chat === undefined) throw new Refusal('NOT_FOUND', `There is no contact ${contactId}.`);
    return chat;
  }

  /** Refuses an id that is taken. */
  checkUnknown(contactId: string): void {
    if (this.#chatByContactId.has(contactId)) throw new Refusal('CONFLICT', `There is a contact ${contactId} already.`);
  }

  contact(contactId: string): Contact {
    // A chain has 12 contacts at most.
    const contact = this.chatOf(contactId).contacts.find((candidate) => candidate.contactId === contactId);
    if (contact === undefined) throw new Refusal('NOT_FOUND', `There is no contact ${contactId}.`);
    return contact;
  }

  /** The chat of a contact that has not ended: the current one of its chain. */
  chatOfOpen(contactId: string): ChatState {
    const chat = this.chatOf(contactId);
    if (chat.current.contactId !== contactId || chat.current.state === 'ENDED') {
      throw new Refusal('ENDED', `Contact ${contactId} has ended.`);
    }
    return chat;
  }

  seat(participantId: string): Seat {
    const seat = this.#seatById.get(participantId);
    if (seat === undefined) throw new Refusal('NOT_FOUND', `There is no participant ${participantId}.`);
    return seat;
  }

  seatByToken(token: string): Seat | undefined {
    return this.#seatByToken.get(token);
  }

  /** The seat of somebody who is connected. */
  connectedSeat(participantId: string): Seat {
    const seat = this.seat(participantId);
    if (seat.participant.state === 'CONNECTED') return seat;
    const why = seat.participant.state === 'CREATED' ? 'is not connected yet: connect it first' : 'has left the chat';
    throw new Refusal('ACCESS_DENIED', `Participant ${participantId} ${why}.`);
  }
}
