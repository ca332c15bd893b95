import type {
  Chat,
  Contact,
  ContactState,
  DisconnectReason,
  InitiationMethod,
  Item,
  ParticipantRole,
  ParticipantState,
  ParticipantTimer,
} from '../engine/index.ts';
import type { FlowPosition } from '../flows/flow-events.ts';
import { isoTime } from '../iso-time.ts';
import type { TimelineEntry, TimelineEntryView } from '../timeline/timeline-entry.ts';
import type { ControlContext } from './control-context.ts';
import { type TimelinePage, takeEntries } from './timeline-page.ts';

export interface ParticipantView {
  readonly participantId: string;
  readonly role: ParticipantRole;
  readonly displayName: string;
  readonly state: ParticipantState;
  readonly idle: boolean;
  readonly typing: boolean;
}

export interface RunningTimerView extends ParticipantTimer {
  /** ISO 8601 in UTC, with milliseconds. */
  readonly dueAt: string;
}

/** Where a contact's flow stands; `waitsUntil`, ISO 8601 in UTC, where it waits for a time. */
export type FlowView = FlowPosition & { readonly waitsUntil?: string };

/** A contact as `GET /local/contacts` shows it. What belongs to the chat stands on each of its contacts. */
export interface ContactView {
  readonly contactId: string;
  readonly initialContactId: string;
  readonly previousContactId: string | null;
  readonly relatedContactId: string | null;
  /** The newest contact of the chain. */
  readonly currentContactId: string;
  readonly state: ContactState;
  readonly initiationMethod: InitiationMethod;
  readonly disconnectReason: DisconnectReason | null;
  /** By name. */
  readonly queue: string | null;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** What was last said in the chat: by it one sees that something new was. */
  readonly lastMessageId: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where the contact's flow stands, and the actions that it has come by. */
  readonly flow: FlowView | null;
  readonly participants: readonly ParticipantView[];
  /** As stored. */
  readonly timerConfig: readonly ParticipantTimer[];
  /** As taken at the last join, while that participant is there. */
  readonly timersInForce: readonly ParticipantTimer[];
  readonly timers: readonly RunningTimerView[];
}

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

/** What an agent's desk shows of the chats that this one continues, above its own messages. */
export interface PastMessageView {
  /** ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  readonly contactId: string;
  readonly role: ParticipantRole | null;
  readonly displayName: string | null;
  readonly contentType: string;
  readonly text: string;
}

/** A contact with the timeline of its chain, or a part of it. */
export interface ContactWithTimelineView extends ContactView {
  readonly timeline: readonly TimelineEntryView[];
  /** `after` of the request for the entries that follow these. */
  readonly next: number;
  /** Older entries are left out: they are had with `after`. */
  readonly truncated?: true;
  readonly past: readonly PastMessageView[];
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

function viewPastMessage({ atMs, contactId, role, displayName, contentType, content }: Item): PastMessageView {
  return {
    at: isoTime(atMs),
    contactId,
    role: role ?? null,
    displayName: displayName ?? null,
    contentType,
    text: content ?? '',
  };
}

function viewEntry({ atMs, ...entry }: TimelineEntry): TimelineEntryView {
  return { at: isoTime(atMs), ...entry };
}

function viewTimer({ role, type, minutes }: ParticipantTimer): ParticipantTimer {
  return { role, type, minutes };
}
