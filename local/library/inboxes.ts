import type { Chat, ChatEvent, Item } from '../engine/index.ts';

interface Inbox {
  /** How much of the transcript was there at the join: a client that has just connected reads it. */
  transcriptLength: number;
  readonly items: Item[];
}

/** What each participant's client has: the transcript up to the join, and all that was delivered from then on. */
export class Inboxes {
  readonly #byParticipant = new Map<string, Inbox>();

  onChatEvent(event: ChatEvent): void {
    if (event.type === 'PARTICIPANT_JOINED') {
      this.#open(event.participant.participantId).transcriptLength = event.chat.transcript.length;
    } else if (event.type === 'CHAT_REMOVED') {
      for (const { participantId } of event.chat.participants) this.#byParticipant.delete(participantId);
    } else if (event.type === 'ITEM') {
      for (const { participantId } of event.to) this.#open(participantId).items.push(event.item);
    }
  }

  of(chat: Chat, participantId: string): readonly Item[] {
    const inbox = this.#byParticipant.get(participantId);
    if (inbox === undefined) return [];
    // Events come after the command that caused them, so that an item may stand in both: it is one item all the same.
    const byId = new Map<string, Item>();
    for (const item of [...chat.transcript.slice(0, inbox.transcriptLength), ...inbox.items]) byId.set(item.id, item);
    return [...byId.values()];
  }

  #open(participantId: string): Inbox {
    const known = this.#byParticipant.get(participantId);
    if (known !== undefined) return known;
    const inbox: Inbox = { transcriptLength: 0, items: [] };
    this.#byParticipant.set(participantId, inbox);
    return inbox;
  }
}
