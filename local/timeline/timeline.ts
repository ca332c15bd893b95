import type { ChatEvent, Contact, Item, ParticipantRole } from '../engine/index.ts';
import type { FlowEvent } from '../flows/flow-events.ts';

export type Detail = Readonly<Record<string, unknown>>;

/** One thing that happened in a chat: what `GET /local/contacts/{contactId}` lists. */
export interface TimelineEntry {
  readonly atMs: number;
  readonly contactId: string;
  readonly type: string;
  readonly role: ParticipantRole | null;
  readonly detail: Detail;
}

/** Writes down what happens in each chat, in order, over all its contacts. */
export class Timeline {
  readonly #byChat = new Map<string, TimelineEntry[]>();
  readonly #listeners: ((entry: TimelineEntry, initialContactId: string) => void)[] = [];

  /** The entries of a chat so far, oldest first. */
  of(initialContactId: string): readonly TimelineEntry[] {
    return this.#byChat.get(initialContactId) ?? [];
  }

  /** Calls `listener` with each entry as it is written. */
  onEntry(listener: (entry: TimelineEntry, initialContactId: string) => void): void {
    this.#listeners.push(listener);
  }

  onChatEvent(event: ChatEvent): void {
    const told = tellChatEvent(event);
    if (told !== undefined) this.#write(event.contact, event.atMs, event.type, told.role, told.detail);
  }

  onFlowEvent(event: FlowEvent, atMs: number): void {
    this.#write(event.contact, atMs, event.type, null, tellFlowEvent(event));
  }

  #write(contact: Contact, atMs: number, type: string, role: ParticipantRole | null, detail: Detail): void {
    const entry: TimelineEntry = { atMs, contactId: contact.contactId, type, role, detail };
    const entries = this.#byChat.get(contact.initialContactId);
    if (entries === undefined) this.#byChat.set(contact.initialContactId, [entry]);
    else entries.push(entry);
    for (const listener of this.#listeners) listener(entry, contact.initialContactId);
  }
}

interface Told {
  readonly role: ParticipantRole | null;
  readonly detail: Detail;
}

function tellChatEvent(event: ChatEvent): Told | undefined {
  switch (event.type) {
    case 'CONTACT_STARTED':
      return { role: null, detail: { initiationMethod: event.contact.initiationMethod } };
    case 'PARTICIPANT_CREATED':
    case 'PARTICIPANT_JOINED':
    case 'PARTICIPANT_IDLE':
    case 'PARTICIPANT_RETURNED':
    case 'AUTO_DISCONNECTION':
      return { role: event.participant.role, detail: about(event.participant) };
    case 'PARTICIPANT_LEFT':
      return { role: event.participant.role, detail: { ...about(event.participant), reason: event.reason } };
    case 'MESSAGE':
      return { role: event.item.role ?? null, detail: messageDetail(event.item) };
    case 'TIMERS_CONFIGURED':
      return { role: null, detail: { timers: event.updates, timerConfig: event.timerConfig } };
    case 'TIMERS_STARTED':
      return { role: null, detail: { timers: event.timers } };
    case 'TIMERS_STOPPED':
      return { role: null, detail: {} };
    case 'ATTRIBUTES_UPDATED':
      return { role: null, detail: { keys: event.keys } };
    case 'CHAT_REHYDRATED': {
      const { rehydrationType, continuedFromContactId } = event;
      return { role: null, detail: { rehydrationType, continuedFromContactId } };
    }
    case 'QUEUED':
      return { role: null, detail: { queue: event.queue.name } };
    case 'TRANSFERRED':
      return { role: null, detail: { queue: event.queue.name, nextContactId: event.nextContactId } };
    case 'CONTACT_ENDED':
    case 'CHAT_ENDED':
      return { role: null, detail: { reason: event.reason } };
    // The other types say what these items tell on the wire.
    case 'ITEM':
      return undefined;
  }
}

function about(participant: { participantId: string; displayName: string }): Detail {
  return { participantId: participant.participantId, displayName: participant.displayName };
}

function messageDetail(item: Item): Detail {
  return {
    messageId: item.id,
    displayName: item.displayName ?? '',
    contentType: item.contentType,
    text: item.content ?? '',
  };
}

function tellFlowEvent(event: FlowEvent): Detail {
  const { contact: _contact, flow, type: _type, ...rest } = event;
  const { functionName, actionId, ...others } = { functionName: undefined, actionId: undefined, ...rest };
  return {
    flow: flow.name,
    ...(event.type === 'FLOW_STARTED' ? { flowType: flow.type } : {}),
    ...(actionId === undefined ? {} : { action: actionId }),
    ...(functionName === undefined ? {} : { function: functionName }),
    ...others,
  };
}
