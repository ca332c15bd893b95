import { type ChatEvent, type Contact, isRecorded, recordOf } from '../engine/index.ts';
import { type FlowEvent, recordOfFlow } from '../flows/flow-events.ts';
import type { TimelineDetails, TimelineEntry, TimelineRecord } from './timeline-entry.ts';

/** Writes down what happens in each chat, in order, over all its contacts. */
export class Timeline {
  readonly #byChat = new Map<string, TimelineEntry[]>();

  /** The entries of a chat so far, oldest first. */
  of(initialContactId: string): readonly TimelineEntry[] {
    return this.#byChat.get(initialContactId) ?? [];
  }

  onChatEvent(event: ChatEvent): void {
    if (event.type === 'CHAT_REMOVED') this.#byChat.delete(event.chat.initialContactId);
    else if (isRecorded(event)) this.#write(event.contact, event.atMs, recordOf(event));
  }

  onFlowEvent(event: FlowEvent, atMs: number): void {
    this.#write(event.contact, atMs, recordOfFlow(event));
  }

  /** What EventBridge is told. */
  onContactEvent(contact: Contact, atMs: number, detail: TimelineDetails['CONTACT_EVENT']): void {
    this.#write(contact, atMs, { type: 'CONTACT_EVENT', role: null, detail });
  }

  #write({ contactId, initialContactId }: Contact, atMs: number, record: TimelineRecord): void {
    const entry: TimelineEntry = { atMs, contactId, ...record };
    const entries = this.#byChat.get(initialContactId);
    if (entries === undefined) this.#byChat.set(initialContactId, [entry]);
    else entries.push(entry);
  }
}
