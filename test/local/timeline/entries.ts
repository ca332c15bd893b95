import type { ParticipantRole } from '../../../local/engine/index.ts';
import type {
  EntryType,
  TimelineDetails,
  TimelineEntry,
  TimelineEntryView,
} from '../../../local/timeline/timeline-entry.ts';

export interface WhoWhere {
  readonly role?: ParticipantRole | null;
  readonly contactId?: string;
}

/** An entry as the library has it. */
export function entryAt<Type extends EntryType>(
  atMs: number,
  type: Type,
  detail: TimelineDetails[Type],
  { role = null, contactId = 'first' }: WhoWhere = {},
): TimelineEntry<Type> {
  return { atMs, contactId, type, role, detail };
}

/** An entry as the page gets it. */
export function viewAt<Type extends EntryType>(
  atMs: number,
  type: Type,
  detail: TimelineDetails[Type],
  { role = null, contactId = 'first' }: WhoWhere = {},
): TimelineEntryView<Type> {
  return { at: new Date(atMs).toISOString(), contactId, type, role, detail };
}

/** A participant’s name, as details have it. */
export function named(displayName: string) {
  return { participantId: `id of ${displayName}`, displayName };
}

export function said(text: string, { displayName = '', contentType = 'text/plain' } = {}) {
  return { messageId: `id of ${text}`, displayName, contentType, text };
}

/** The details of a block of the flow. */
export function inBlock(action: string, flow = 'Chat welcome') {
  return { flow, action };
}
