/** What `/local/*` answers, as far as the page reads it. */

import type { DeadlineKind } from '../../engine/deadlines.ts';
import type { ContactState, ParticipantRole, ParticipantState, ParticipantTimer } from '../../engine/index.ts';
import type { TimelineEntryView } from '../../timeline/timeline-entry.ts';

export type { ContactState, ParticipantRole as Role, ParticipantTimer as Timer, TimelineEntryView as TimelineEntry };

export interface Instance {
  readonly region: string;
  readonly accountId: string;
  readonly instanceId: string;
  readonly instanceArn: string;
  readonly flows: readonly {
    readonly name: string;
    readonly type: string;
    readonly id: string;
    readonly arn: string;
    /** It was loaded, and is not one of the deployment. */
    readonly own?: true;
    /** It was made in the place of one of another instance, and says so. */
    readonly standsIn?: true;
  }[];
  readonly queues: readonly { readonly name: string; readonly id: string; readonly arn: string }[];
  readonly functions: readonly { readonly name: string; readonly arn: string }[];
  readonly topics: readonly { readonly name: string; readonly arn: string }[];
  readonly apis: readonly { readonly name: string; readonly url: string }[];
  /** What was read again while it runs, the newest last. */
  readonly changes: readonly { readonly number: number; readonly what: string; readonly problem?: string }[];
}

export interface Clock {
  readonly now: string;
  readonly mode: 'manual' | 'live';
  readonly rate: number;
}

/** What the clock waits for next. */
export interface NextDeadline {
  readonly kind: DeadlineKind;
  readonly dueAt: string;
}

export interface Participant {
  readonly participantId: string;
  readonly role: ParticipantRole;
  readonly displayName: string;
  readonly state: ParticipantState;
  readonly idle: boolean;
  readonly typing: boolean;
}

export interface Contact {
  readonly contactId: string;
  readonly initialContactId: string;
  readonly currentContactId: string;
  readonly state: ContactState;
  readonly initiationMethod?: string;
  readonly disconnectReason?: string | null;
  readonly queue?: string | null;
  readonly startedAt?: string;
  readonly lastMessageId?: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly flow: {
    readonly name: string;
    readonly type: string;
    readonly action: string;
    readonly path: readonly string[];
    /** When its wait ends by itself, where it waits for a time. */
    readonly waitsUntil?: string;
  } | null;
  readonly participants: readonly Participant[];
  readonly timerConfig: readonly ParticipantTimer[];
  readonly timersInForce: readonly ParticipantTimer[];
  readonly timers: readonly (ParticipantTimer & { readonly dueAt: string })[];
}

/** What was said in a chat that this one continues. */
export interface PastMessage {
  readonly at: string;
  readonly contactId: string;
  readonly role: ParticipantRole | null;
  readonly displayName: string | null;
  readonly contentType: string;
  readonly text: string;
}

export interface ContactWithTimeline extends Contact {
  readonly timeline: readonly TimelineEntryView[];
  /** Older entries are left out. */
  readonly truncated?: boolean;
  readonly past: readonly PastMessage[];
}

/** The contacts of one chain, told as one chat. */
export interface Chat {
  readonly initialContactId: string;
  readonly contacts: readonly Contact[];
  readonly current: Contact;
  readonly customerName: string;
  readonly startedAt: string | undefined;
}

/** Groups contacts, oldest first, into chats in the order in which they began. */
export function chatsOf(contacts: readonly Contact[]): readonly Chat[] {
  const byChat = Map.groupBy(contacts, (contact) => contact.initialContactId);
  return [...byChat].flatMap(([initialContactId, chain]) => {
    const current = chain.find((contact) => contact.contactId === contact.currentContactId) ?? chain.at(-1);
    if (current === undefined) return [];
    const customer = current.participants.find((participant) => participant.role === 'CUSTOMER');
    const customerName = customer?.displayName ?? 'Customer';
    return [{ initialContactId, contacts: chain, current, customerName, startedAt: chain[0]?.startedAt }];
  });
}

/** Whether it is an agent's own queue, which has the agent's name: those are not among the instance's. */
export function isOwnQueue(queue: string, queues: Instance['queues']): boolean {
  return !queues.some(({ name }) => name === queue);
}

/** The agent who is in the chat now. */
export function agentIn(contact: Contact): Participant | undefined {
  return contact.participants.find(({ role, state }) => role === 'AGENT' && state === 'CONNECTED');
}
