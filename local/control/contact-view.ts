import type { Chat, Contact, ParticipantTimer } from '../engine/index.ts';
import type { TimelineEntry } from '../timeline/timeline.ts';
import type { ControlContext } from './control-context.ts';

/** A contact as `/local/contacts` shows it, without its timeline. What belongs to the chat stands on each contact. */
export function viewContact(context: ControlContext, chat: Chat, contact: Contact) {
  return {
    contactId: contact.contactId,
    initialContactId: contact.initialContactId,
    previousContactId: contact.previousContactId === contact.contactId ? null : contact.previousContactId,
    relatedContactId: null,
    currentContactId: chat.current.contactId,
    state: contact.state,
    initiationMethod: contact.initiationMethod,
    disconnectReason: contact.disconnectReason ?? null,
    queue: contact.queue?.name ?? null,
    attributes: Object.fromEntries(chat.attributes),
    flow: context.runner.positionOf(contact.contactId) ?? null,
    participants: chat.participants.map(({ participantId, role, displayName, state, idle }) => ({
      participantId,
      role,
      displayName,
      state,
      idle,
    })),
    timerConfig: chat.timerConfig.map(viewTimer),
    timersInForce: chat.timersInForce.map(viewTimer),
    timers: chat.runningTimers.map((timer) => ({ ...viewTimer(timer), dueAt: isoTime(timer.dueAtMs) })),
  };
}

/** The same with the timeline of the whole chain. */
export function viewContactWithTimeline(context: ControlContext, chat: Chat, contact: Contact) {
  return {
    ...viewContact(context, chat, contact),
    timeline: context.timeline.of(chat.initialContactId).map(viewEntry),
  };
}

function viewEntry({ atMs, contactId, type, role, detail }: TimelineEntry) {
  return { at: isoTime(atMs), contactId, type, role, detail };
}

function viewTimer({ role, type, minutes }: ParticipantTimer) {
  return { role, type, minutes };
}

/** ISO 8601 in UTC, with milliseconds. */
export function isoTime(atMs: number): string {
  return new Date(atMs).toISOString();
}
