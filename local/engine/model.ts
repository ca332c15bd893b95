/** The nouns of a chat, in Amazon Connect's words. Amounts carry their unit in their name. */

export type ParticipantRole = 'CUSTOMER' | 'AGENT' | 'CUSTOM_BOT' | 'SUPERVISOR' | 'SYSTEM';
export type ParticipantState = 'CREATED' | 'CONNECTED' | 'DISCONNECTED';

export type TimerRole = 'CUSTOMER' | 'AGENT';
export type TimerType = 'IDLE' | 'DISCONNECT_NONCUSTOMER';

/** One entry of a timer configuration as it is stored and shown. */
export interface ParticipantTimer {
  readonly role: TimerRole;
  readonly type: TimerType;
  readonly minutes: number;
}

/** One entry of an update: `minutes` is `null` where the request says `Unset`. */
export interface ParticipantTimerUpdate {
  readonly role: TimerRole;
  readonly type: TimerType;
  readonly minutes: number | null;
}

export interface RunningTimer extends ParticipantTimer {
  readonly dueAtMs: number;
}

/** Where a contact stands. A flow run sets `IN_FLOW` and `WAITING`; the engine sets the others. */
export type ContactState = 'IN_FLOW' | 'WAITING' | 'IN_QUEUE' | 'WITH_AGENT' | 'ENDED';

export type InitiationMethod = 'API' | 'TRANSFER' | 'QUEUE_TRANSFER' | 'DISCONNECT';

/** FACTS: the contact trace record's values for chat (administrator guide, ctr-data-model). */
export type DisconnectReason =
  | 'AGENT_DISCONNECT'
  | 'CUSTOMER_DISCONNECT'
  | 'CUSTOMER_CONNECTION_NOT_ESTABLISHED'
  | 'EXPIRED'
  | 'CONTACT_FLOW_DISCONNECT'
  | 'API'
  | 'IDLE_DISCONNECT'
  | 'THIRD_PARTY_DISCONNECT'
  | 'SYSTEM_ERROR'
  /** What ended the contact of a test (seen). */
  | 'OTHER';

export interface Participant {
  readonly participantId: string;
  readonly role: ParticipantRole;
  readonly displayName: string;
  /** The participant token, with which a client of theirs gets connected. */
  readonly token: string;
  state: ParticipantState;
  /** Only the participants that a running idle timer speaks of are ever idle. */
  idle: boolean;
}

export interface QueueRef {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  /** How many contacts can wait in it. Default: any number. */
  readonly maxContacts?: number;
  readonly hoursOfOperationArn?: string;
  /** Whose own queue it is, for an agent's. */
  readonly agentId?: string;
}

/** What the service itself knows of a contact, as far as a flow can set it. */
export interface ContactDetails {
  readonly name?: string;
  readonly description?: string;
  readonly languageCode?: string;
  readonly customerId?: string;
  readonly references?: Readonly<Record<string, ContactReference>>;
  /** By their names, such as `connect:Subtype`. */
  readonly segmentAttributes?: Readonly<Record<string, SegmentAttribute>>;
}

/** A document, link or value that goes along with a contact. */
export interface ContactReference {
  /** Such as `URL`, `STRING` or `NUMBER`. */
  readonly type: string;
  readonly value: string;
}

/** One of its members holds the value. */
interface SegmentAttribute {
  readonly ValueString?: string;
  readonly ValueArn?: string;
  readonly ValueInteger?: number;
  readonly ValueList?: readonly SegmentAttribute[];
  readonly ValueMap?: Readonly<Record<string, SegmentAttribute>>;
}

/** A contact's place among those that wait: the lower priority first, then the longer wait, adjusted. */
export interface QueueRouting {
  readonly priority: number;
  readonly timeAdjustmentSeconds: number;
}

/** How much of a past chat comes along, and which one it is (API reference, StartChatContact). */
export interface PersistentChat {
  readonly rehydrationType: 'ENTIRE_PAST_SESSION' | 'FROM_SEGMENT';
  readonly sourceContactId: string;
}

/** Who waits in a queue now. */
export interface QueueFacts {
  readonly contactsInQueue: number;
  /** When the oldest of them was queued; `undefined` where nobody waits. */
  readonly oldestEnqueuedAtMs: number | undefined;
}

/** One segment of a chat. */
export interface Contact {
  readonly contactId: string;
  readonly initialContactId: string;
  /** Equal to `contactId` on the first segment, as the service does. */
  readonly previousContactId: string;
  readonly initiationMethod: InitiationMethod;
  readonly initiatedAtMs: number;
  /** When the customer was first connected in it. */
  connectedToSystemAtMs: number | undefined;
  state: ContactState;
  /** The queue the contact is in or was taken from. */
  queue: QueueRef | undefined;
  enqueuedAtMs: number | undefined;
  /** The contact that the chat continues, or is said to belong to; later contacts of the chain have none (assumed). */
  relatedContactId: string | undefined;
  agentParticipantId: string | undefined;
  connectedToAgentAtMs: number | undefined;
  disconnectedAtMs: number | undefined;
  disconnectReason: DisconnectReason | undefined;
}

export type HookName = string;

/** Who has got or read a message, and when: the two receipts that SendEvent takes. */
export interface MessageReceipt {
  readonly recipientParticipantId: string;
  readonly deliveredAtMs?: number;
  readonly readAtMs?: number;
}

export interface MessageMetadata {
  readonly messageId: string;
  readonly receipts: readonly MessageReceipt[];
}

export type AttachmentStatus = 'APPROVED' | 'REJECTED' | 'IN_PROGRESS';

/** A file that somebody has sent. */
export interface Attachment {
  readonly attachmentId: string;
  readonly name: string;
  readonly contentType: string;
  readonly status: AttachmentStatus;
}

/** A message or event of the conversation, as websocket, transcript and streaming show it. */
export interface Item {
  readonly id: string;
  readonly atMs: number;
  readonly type: 'MESSAGE' | 'EVENT' | 'ATTACHMENT' | 'MESSAGEMETADATA';
  /** Of an attachment: its file's. */
  readonly contentType: string;
  readonly content?: string;
  readonly participantId?: string;
  readonly displayName?: string;
  readonly role?: ParticipantRole;
  readonly contactId: string;
  readonly initialContactId: string;
  /** On a MESSAGEMETADATA item the one new receipt; on a message of the transcript all that came for it. */
  readonly messageMetadata?: MessageMetadata;
  /** Websockets get it in parts, since its chat was started for that. */
  readonly comesInParts?: true;
  /** Of an ATTACHMENT item. */
  readonly attachment?: Attachment;
}

/** The whole conversation: it owns the customer, transcript, attributes and timer configuration. */
export interface Chat {
  readonly initialContactId: string;
  readonly startedAtMs: number;
  readonly contacts: readonly Contact[];
  readonly current: Contact;
  readonly participants: readonly Participant[];
  readonly customer: Participant;
  readonly attributes: ReadonlyMap<string, string>;
  readonly transcript: readonly Item[];
  /** What a chat that continues another has from it and from those before; it stands before the transcript. */
  readonly past: readonly Item[];
  /** The past contact that this chat continues. */
  readonly continuedFromContactId: string | undefined;
  readonly timerConfig: readonly ParticipantTimer[];
  /** The configuration taken at the last join, while that participant is there; otherwise empty. */
  readonly timersInForce: readonly ParticipantTimer[];
  readonly runningTimers: readonly RunningTimer[];
  readonly hooks: ReadonlyMap<HookName, string>;
  readonly targetQueue: QueueRef | undefined;
  readonly details: ContactDetails;
  readonly tags: ReadonlyMap<string, string>;
  readonly routing: QueueRouting;
  readonly ended: boolean;
}
