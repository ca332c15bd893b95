import { memberOf, textOf } from '../../../chat-widget/json.ts';
import { TRACE_FORMAT, TRACE_VERSION, type Trace } from '../../../control/trace.ts';
import { isoTime } from '../../../iso-time.ts';
import type { Role, TimelineEntry } from '../model.ts';

/** An item of a transcript, as far as a timeline is made of it (API reference, Item). */
interface TranscriptItem {
  readonly at: string;
  readonly type: string;
  readonly contentType: string;
  readonly role: Role;
  readonly participantId: string;
  readonly displayName: string;
  readonly contactId: string;
  readonly item: unknown;
}

const EVENT = 'application/vnd.amazonaws.connect.event.';
const ROLES: ReadonlySet<string> = new Set<Role>(['CUSTOMER', 'AGENT', 'CUSTOM_BOT', 'SUPERVISOR', 'SYSTEM']);

/**
 * A transcript as a trace: the file that Amazon Connect keeps in S3, or GetTranscript's answer. `undefined` where it is
 * neither. A transcript knows who came and what was said; of timers, flows and functions it says nothing.
 */
export function traceOfTranscript(value: unknown): Trace | undefined {
  const items = memberOf(value, 'Transcript');
  if (!Array.isArray(items)) return undefined;
  const chatId = textOf(value, 'InitialContactId') || textOf(value, 'ContactId') || 'transcript';
  const contactId = textOf(value, 'ContactId') || chatId;
  const read = items.flatMap((item) => readItem(item, contactId) ?? []).sort((a, b) => (a.at < b.at ? -1 : 1));
  const [first] = read;
  const last = read.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const begun: TimelineEntry = {
    ...{ at: first.at, contactId, type: 'CONTACT_STARTED', role: null },
    detail: { initiationMethod: 'API' },
  };
  return {
    ...{ format: TRACE_FORMAT, version: TRACE_VERSION, now: last.at },
    contacts: [contactOf(read, { chatId, contactId, startedAt: first.at })],
    past: [],
    timeline: [begun, ...read.flatMap((item) => entryOf(item) ?? [])],
    invocations: [],
    flows: [],
  };
}

function readItem(item: unknown, ofContact: string): TranscriptItem | undefined {
  const atMs = Date.parse(textOf(item, 'AbsoluteTime'));
  if (Number.isNaN(atMs)) return undefined;
  const role = textOf(item, 'ParticipantRole');
  return {
    at: isoTime(atMs),
    type: textOf(item, 'Type'),
    contentType: textOf(item, 'ContentType'),
    role: isRole(role) ? role : 'SYSTEM',
    participantId: textOf(item, 'ParticipantId'),
    displayName: textOf(item, 'DisplayName'),
    contactId: textOf(item, 'ContactId') || ofContact,
    item,
  };
}

function isRole(role: string): role is Role {
  return ROLES.has(role);
}

function entryOf({ at, type, contentType, role, contactId, item, ...who }: TranscriptItem): TimelineEntry | undefined {
  const where = { at, contactId, role };
  if (type === 'MESSAGE') {
    const messageId = textOf(item, 'Id');
    const { displayName } = who;
    return { ...where, type, detail: { messageId, displayName, contentType, text: textOf(item, 'Content') } };
  }
  if (type === 'ATTACHMENT') {
    const files = memberOf(item, 'Attachments');
    const [file]: readonly unknown[] = Array.isArray(files) ? files : [];
    const detail = {
      attachmentId: textOf(file, 'AttachmentId'),
      displayName: who.displayName,
      name: textOf(file, 'AttachmentName'),
      contentType: textOf(file, 'ContentType'),
      status: 'APPROVED',
    } as const;
    return { ...where, type, detail };
  }
  return contentType.startsWith(EVENT) ? eventOf(contentType.slice(EVENT.length), where, who) : undefined;
}

function eventOf(
  event: string,
  where: Pick<TimelineEntry, 'at' | 'contactId' | 'role'>,
  detail: { readonly participantId: string; readonly displayName: string },
): TimelineEntry | undefined {
  switch (event) {
    case 'participant.joined':
      return { ...where, type: 'PARTICIPANT_JOINED', detail };
    case 'participant.left':
      return { ...where, type: 'PARTICIPANT_LEFT', detail: { ...detail, reason: REASON_UNKNOWN } };
    case 'participant.idle':
      return { ...where, type: 'PARTICIPANT_IDLE', detail };
    case 'participant.returned':
      return { ...where, type: 'PARTICIPANT_RETURNED', detail };
    case 'participant.autodisconnection':
      return { ...where, type: 'AUTO_DISCONNECTION', detail };
    case 'chat.ended':
      return { ...where, role: null, type: 'CHAT_ENDED', detail: { reason: REASON_UNKNOWN } };
    default:
      return undefined;
  }
}

/** A transcript does not say why somebody left: the reason that says least. */
const REASON_UNKNOWN = 'API';

function contactOf(
  items: readonly TranscriptItem[],
  { chatId, contactId, startedAt }: { readonly chatId: string; readonly contactId: string; readonly startedAt: string },
): Trace['contacts'][number] {
  const people = new Map(items.filter(({ role }) => role !== 'SYSTEM').map((item) => [item.participantId, item]));
  return {
    ...{ contactId, initialContactId: chatId, previousContactId: null, relatedContactId: null },
    ...{ currentContactId: contactId, state: 'ENDED', initiationMethod: 'API', disconnectReason: null, queue: null },
    ...{ startedAt, lastMessageId: null, attributes: {}, flow: null },
    participants: [...people.values()].map(({ participantId, role, displayName }) => ({
      ...{ participantId, role, displayName },
      ...{ state: 'DISCONNECTED', idle: false, typing: false },
    })),
    ...{ timerConfig: [], timersInForce: [], timers: [] },
  };
}
