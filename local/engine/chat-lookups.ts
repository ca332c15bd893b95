import type { Directory } from './directory.ts';
import type { Chat, Contact, Participant, QueueFacts } from './model.ts';
import { placeInQueue, queueFacts } from './queues.ts';

/** Looks things up. `contactId` is any contact of the chain; what has ended is found too. */
export class ChatLookups {
  readonly #directory: Directory;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** Oldest first. */
  get chats(): Iterable<Chat> {
    return this.#directory.chats;
  }

  chatOf(contactId: string): Chat {
    return this.#directory.chatOf(contactId);
  }

  contact(contactId: string): Contact {
    return this.#directory.contact(contactId);
  }

  /** Whose participant token this is, also when that participant has left. */
  participantByToken(token: string): { chat: Chat; participant: Participant } | undefined {
    return this.#directory.seatByToken(token);
  }

  participant(participantId: string): { chat: Chat; participant: Participant } {
    return this.#directory.seat(participantId);
  }

  /** The contact's place among those that wait in its queue, from 1; `undefined` where it waits in none. */
  placeInQueue(contactId: string): number | undefined {
    return placeInQueue(this.#directory, this.#directory.contact(contactId));
  }

  /** Reads all chats: for a block's question, not for the hot path. */
  queueFacts(queueId: string): QueueFacts {
    return queueFacts(this.#directory, queueId);
  }
}
