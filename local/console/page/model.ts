/** What `/local/*` answers, by the names that the page has for it. */

import type { ContactView, ContactWithTimelineView, ParticipantView } from '../../control/contact-views.ts';
import type { InstanceView } from '../../control/instance-view.ts';

export type { ClockView as Clock, NextDeadlineView as NextDeadline } from '../../control/clock-views.ts';
export type { PastMessageView as PastMessage } from '../../control/contact-views.ts';
export type { ContactState, ParticipantRole as Role, ParticipantTimer as Timer } from '../../engine/index.ts';
export type { TimelineEntryView as TimelineEntry } from '../../timeline/timeline-entry.ts';
export type { ContactView as Contact, InstanceView as Instance, ParticipantView as Participant };

/** A contact with the timeline that the page has by now, or that a trace has. */
export type ContactWithTimeline = Omit<ContactWithTimelineView, 'next'>;

/** As long as the instance is not known. */
export const NO_QUEUES: InstanceView['queues'] = [];

/** The contacts of one chain, told as one chat. */
export interface Chat {
  readonly initialContactId: string;
  readonly contacts: readonly ContactView[];
  readonly current: ContactView;
  readonly customerName: string;
  readonly startedAt: string | undefined;
}

/** Groups contacts, oldest first, into chats in the order in which they began. */
export function chatsOf(contacts: readonly ContactView[]): readonly Chat[] {
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
export function isOwnQueue(queue: string, queues: InstanceView['queues']): boolean {
  return !queues.some(({ name }) => name === queue);
}

/** The agent who is in the chat now. */
export function agentIn(contact: ContactView): ParticipantView | undefined {
  return contact.participants.find(({ role, state }) => role === 'AGENT' && state === 'CONNECTED');
}
