import type { ChatDetails, ParticipantRole } from '../engine/index.ts';
import type { FlowDetails } from '../flows/flow-events.ts';
import type { ContactEventDetails } from '../services/event-bridge/contact-event-details.ts';

/** What each type of entry says, beside who, when and where. */
export interface TimelineDetails extends ChatDetails, FlowDetails, ContactEventDetails {}

export type EntryType = keyof TimelineDetails;

/** What happened, whenever and wherever it did. `type` says which members `detail` has. */
export type TimelineRecord<Type extends EntryType = EntryType> = {
  readonly [Each in Type]: {
    readonly type: Each;
    /** The role of whom it speaks, where it speaks of somebody. */
    readonly role: ParticipantRole | null;
    readonly detail: TimelineDetails[Each];
  };
}[Type];

/** One thing that happened in a chat. */
export type TimelineEntry<Type extends EntryType = EntryType> = TimelineRecord<Type> & {
  readonly atMs: number;
  readonly contactId: string;
};

/** The same as `GET /local/contacts/{contactId}` lists it. */
export type TimelineEntryView<Type extends EntryType = EntryType> = TimelineRecord<Type> & {
  /** ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  readonly contactId: string;
};
