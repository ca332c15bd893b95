import type { Chat, Contact, Item, ParticipantTimer } from '../engine/index.ts';
import type { FlowPosition } from '../flows/flow-events.ts';
import { isoTime } from '../iso-time.ts';
import type { TimelineEntry, TimelineEntryView } from '../timeline/timeline-entry.ts';
import type { ContactView, ContactWithTimelineView, FlowView, PastMessageView } from './contact-views.ts';
import type { ControlContext } from './control-context.ts';
import { type TimelinePage, takeEntries } from './timeline-page.ts';

/** What a view is made from, beside the chat itself. */
type Sources = Pick<ControlContext, 'runner' | 'timeline' | 'typing'>;

/** A contact as `/local/contacts` shows it, without its timeline. */
export function viewContact(
  { runner, typing }: Pick<Sources, 'runner' | 'typing'>,
  chat: Chat,
  contact: Contact,
): ContactView {
  return {
    contactId: contact.contactId,
    initialContactId: contact.initialContactId,
    previousContactId: contact.previousContactId === contact.contactId ? null : contact.previousContactId,
    relatedContactId: contact.relatedContactId ?? null,
    currentContactId: chat.current.contactId,
    state: contact.state,
    initiationMethod: contact.initiationMethod,
    disconnectReason: contact.disconnectReason ?? null,
    queue: contact.queue?.name ?? null,
    startedAt: isoTime(contact.initiatedAtMs),
    lastMessageId: lastMessageId(chat),
    attributes: Object.fromEntries(chat.attributes),
    flow: viewFlow(runner.positionOf(contact.contactId), runner.waitsUntilMs(contact.contactId)),
    participants: chat.participants.map(({ participantId, role, displayName, state, idle }) => ({
      participantId,
      role,
      displayName,
      state,
      idle,
      typing: typing.isTyping(chat, participantId),
    })),
    timerConfig: chat.timerConfig.map(viewTimer),
    timersInForce: chat.timersInForce.map(viewTimer),
    timers: chat.runningTimers.map((timer) => ({ ...viewTimer(timer), dueAt: isoTime(timer.dueAtMs) })),
  };
}

function lastMessageId({ transcript }: Chat): string | null {
  const last = transcript.findLast(({ type }) => type === 'MESSAGE' || type === 'ATTACHMENT');
  return last?.id ?? null;
}

function viewFlow(position: FlowPosition | undefined, waitsUntilMs: number | undefined): FlowView | null {
  if (position === undefined) return null;
  return waitsUntilMs === undefined ? position : { ...position, waitsUntil: isoTime(waitsUntilMs) };
}

/** The same with the timeline of the whole chain, and what was said in the chats that it continues. */
export function viewContactWithTimeline(
  sources: Sources,
  chat: Chat,
  contact: Contact,
  page: TimelinePage = 'NEWEST',
): ContactWithTimelineView {
  const { entries, next, truncated } = takeEntries(sources.timeline.of(chat.initialContactId), page);
  return {
    ...viewContact(sources, chat, contact),
    past: chat.past.filter(({ type }) => type === 'MESSAGE').map(viewPastMessage),
    timeline: entries.map(viewEntry),
    next,
    ...(truncated ? { truncated } : {}),
  };
}

function viewPastMessage(item: Item): PastMessageView {
  const { atMs, contactId, role = null, displayName = null, contentType, content: text = '' } = item;
  return { at: isoTime(atMs), contactId, role, displayName, contentType, text };
}

function viewEntry({ atMs, ...entry }: TimelineEntry): TimelineEntryView {
  return { at: isoTime(atMs), ...entry };
}

function viewTimer({ role, type, minutes }: ParticipantTimer): ParticipantTimer {
  return { role, type, minutes };
}
