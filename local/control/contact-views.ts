import type {
  ContactState,
  DisconnectReason,
  InitiationMethod,
  ParticipantRole,
  ParticipantState,
  ParticipantTimer,
} from '../engine/index.ts';
import type { FlowPosition } from '../flows/flow-events.ts';
import type { TimelineEntryView } from '../timeline/timeline-entry.ts';

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
