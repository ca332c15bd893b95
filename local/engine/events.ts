import { isoTime } from './iso-time.ts';
import type {
  Attachment,
  AttachmentStatus,
  Chat,
  Contact,
  DisconnectReason,
  InitiationMethod,
  Item,
  Participant,
  ParticipantRole,
  ParticipantTimer,
  ParticipantTimerUpdate,
  PersistentChat,
  QueueRef,
  RunningTimer,
  TimerRole,
} from './model.ts';

interface EventBase {
  readonly atMs: number;
  readonly chat: Chat;
  readonly contact: Contact;
}

/**
 * What comes out of the engine, in the order in which it happened. An event is delivered after the command that
 * caused it has finished, so a listener may give the engine its next command.
 */
export type ChatEvent = EventBase &
  (
    | { readonly type: 'CONTACT_STARTED'; readonly flowId: string | undefined }
    /** Customers and custom participants; agents and supervisors join at once. */
    | { readonly type: 'PARTICIPANT_CREATED'; readonly participant: Participant; readonly connectByMs: number }
    | { readonly type: 'PARTICIPANT_JOINED'; readonly participant: Participant }
    /** Also for one who was created and never connected; no `participant.left` item tells of those. */
    | { readonly type: 'PARTICIPANT_LEFT'; readonly participant: Participant; readonly reason: DisconnectReason }
    | { readonly type: 'MESSAGE'; readonly participant: Participant | undefined; readonly item: Item }
    /** A file that was sent, and once more when a scanner has looked at it. */
    | { readonly type: 'ATTACHMENT'; readonly participant: Participant; readonly attachment: Attachment }
    | {
        readonly type: 'TIMERS_CONFIGURED';
        readonly updates: readonly ParticipantTimerUpdate[];
        readonly timerConfig: readonly ParticipantTimer[];
      }
    | { readonly type: 'TIMERS_STARTED'; readonly timers: readonly ParticipantTimer[] }
    | { readonly type: 'TIMERS_STOPPED'; readonly stoppedBy: TimersStoppedBy }
    /** A timer begins, in place of the one of its role that ran until then. `participant` set it off. */
    | {
        readonly type: 'TIMER_ARMED';
        readonly timer: RunningTimer;
        readonly armedBy: TimerArmedBy;
        readonly participant: Participant;
      }
    | { readonly type: 'PARTICIPANT_IDLE'; readonly participant: Participant; readonly role: TimerRole }
    | { readonly type: 'PARTICIPANT_RETURNED'; readonly participant: Participant; readonly role: TimerRole }
    /** `participant` is the one who was silent; those who are disconnected follow as PARTICIPANT_LEFT. */
    | { readonly type: 'AUTO_DISCONNECTION'; readonly participant: Participant; readonly role: TimerRole }
    | {
        readonly type: 'CHAT_REHYDRATED';
        readonly rehydrationType: PersistentChat['rehydrationType'];
        readonly continuedFromContactId: string;
      }
    | { readonly type: 'ATTRIBUTES_UPDATED'; readonly keys: readonly string[] }
    /** What is not said by an event of its own; nothing of it is written down. */
    | { readonly type: 'DATA_UPDATED'; readonly properties: readonly ('SegmentAttributes' | 'Tags')[] }
    | { readonly type: 'QUEUED'; readonly queue: QueueRef }
    | { readonly type: 'TRANSFERRED'; readonly queue: QueueRef; readonly nextContactId: string }
    | { readonly type: 'CONTACT_ENDED'; readonly reason: DisconnectReason }
    | { readonly type: 'CHAT_ENDED'; readonly reason: DisconnectReason }
    /** The chat, which has ended, is forgotten: nobody finds it any more. */
    | { readonly type: 'CHAT_REMOVED' }
    /**
     * Something for the sockets and the streaming endpoints: `kept` says whether the transcript has it.
     * `to` names the participants it reaches; `visibleTo` the side that it is for, whoever is connected.
     */
    | {
        readonly type: 'ITEM';
        readonly item: Item;
        readonly kept: boolean;
        readonly to: readonly Participant[];
        readonly visibleTo: ItemVisibility;
      }
  );

/** What sets a timer off: somebody's joining, a message or file of its role, or its role's idle timer. */
export type TimerArmedBy = 'JOIN' | 'MESSAGE' | 'IDLE';

/** What ends all timers: somebody's joining, whose own follow; somebody's leaving; Lex; the chat's end. */
export type TimersStoppedBy = 'JOIN' | 'LEAVE' | 'LEX' | 'END';

/** For which side something is: a whisper is for one alone. */
export type ItemVisibility = 'ALL' | 'AGENT' | 'CUSTOMER';

export type ChatEventType = ChatEvent['type'];
export type ChatEventOf<Type extends ChatEventType> = Extract<ChatEvent, { type: Type }>;

/** What is written down of each type of event. */
export interface ChatDetails {
  readonly CONTACT_STARTED: { readonly initiationMethod: InitiationMethod };
  /** `connectBy`, ISO 8601 in UTC: who has not connected by then is gone. */
  readonly PARTICIPANT_CREATED: ParticipantName & { readonly connectBy: string };
  readonly PARTICIPANT_JOINED: ParticipantName;
  readonly PARTICIPANT_LEFT: ParticipantName & { readonly reason: DisconnectReason };
  readonly PARTICIPANT_IDLE: ParticipantName;
  readonly PARTICIPANT_RETURNED: ParticipantName;
  readonly AUTO_DISCONNECTION: ParticipantName;
  /** `displayName` and `text` are empty where the message has none. */
  readonly MESSAGE: {
    readonly messageId: string;
    readonly displayName: string;
    readonly contentType: string;
    readonly text: string;
  };
  readonly ATTACHMENT: {
    readonly attachmentId: string;
    readonly displayName: string;
    readonly name: string;
    readonly contentType: string;
    readonly status: AttachmentStatus;
  };
  readonly TIMERS_CONFIGURED: {
    readonly timers: readonly ParticipantTimerUpdate[];
    readonly timerConfig: readonly ParticipantTimer[];
  };
  readonly TIMERS_STARTED: { readonly timers: readonly ParticipantTimer[] };
  readonly TIMERS_STOPPED: { readonly stoppedBy: TimersStoppedBy };
  /** `role` is whose silence it counts, `displayName` who set it off; `dueAt` is ISO 8601 in UTC. */
  readonly TIMER_ARMED: {
    readonly timer: ParticipantTimer;
    readonly dueAt: string;
    readonly armedBy: TimerArmedBy;
    readonly displayName: string;
  };
  readonly CHAT_REHYDRATED: {
    readonly rehydrationType: PersistentChat['rehydrationType'];
    readonly continuedFromContactId: string;
  };
  readonly ATTRIBUTES_UPDATED: { readonly keys: readonly string[] };
  /** The queue's name; with `agentId` it is that agent's own queue. */
  readonly QUEUED: { readonly queue: string; readonly agentId?: string };
  readonly TRANSFERRED: { readonly queue: string; readonly nextContactId: string };
  readonly CONTACT_ENDED: { readonly reason: DisconnectReason };
  readonly CHAT_ENDED: { readonly reason: DisconnectReason };
}

type ParticipantName = Pick<Participant, 'participantId' | 'displayName'>;

/** What is written down of an event. `role` is the one of whom it speaks, where it speaks of somebody. */
type ChatRecord = {
  readonly [Type in keyof ChatDetails]: {
    readonly type: Type;
    readonly role: ParticipantRole | null;
    readonly detail: ChatDetails[Type];
  };
}[keyof ChatDetails];

/** Items are left out: the other events say what they tell on the wire. Of a chat that is removed nothing is kept. */
type RecordedEvent = Exclude<ChatEvent, { type: (typeof UNRECORDED)[number] }>;

const UNRECORDED = ['ITEM', 'CHAT_REMOVED', 'DATA_UPDATED'] as const;

export const isRecorded = (event: ChatEvent): event is RecordedEvent => !UNRECORDED.some((type) => type === event.type);

/**
 * An event in plain values, which stay as they are when chat and participants change: what a timeline keeps.
 */
export function recordOf(event: RecordedEvent): ChatRecord {
  switch (event.type) {
    case 'CONTACT_STARTED':
      return { type: event.type, role: null, detail: { initiationMethod: event.contact.initiationMethod } };
    case 'PARTICIPANT_CREATED': {
      const { type, participant, connectByMs } = event;
      return { type, role: participant.role, detail: { ...nameOf(participant), connectBy: isoTime(connectByMs) } };
    }
    case 'PARTICIPANT_JOINED':
    case 'PARTICIPANT_IDLE':
    case 'PARTICIPANT_RETURNED':
    case 'AUTO_DISCONNECTION':
      return { type: event.type, role: event.participant.role, detail: nameOf(event.participant) };
    case 'PARTICIPANT_LEFT': {
      const { type, participant, reason } = event;
      return { type, role: participant.role, detail: { ...nameOf(participant), reason } };
    }
    case 'MESSAGE':
      return { type: event.type, role: event.item.role ?? null, detail: messageOf(event.item) };
    case 'ATTACHMENT': {
      const { type, participant, attachment } = event;
      return { type, role: participant.role, detail: { ...attachment, displayName: participant.displayName } };
    }
    case 'TIMERS_CONFIGURED':
      return { type: event.type, role: null, detail: { timers: event.updates, timerConfig: event.timerConfig } };
    case 'TIMERS_STARTED':
      return { type: event.type, role: null, detail: { timers: event.timers } };
    case 'TIMERS_STOPPED':
      return { type: event.type, role: null, detail: { stoppedBy: event.stoppedBy } };
    case 'TIMER_ARMED':
      return { type: event.type, role: event.timer.role, detail: armedOf(event) };
    case 'ATTRIBUTES_UPDATED':
      return { type: event.type, role: null, detail: { keys: event.keys } };
    case 'CHAT_REHYDRATED': {
      const { type, rehydrationType, continuedFromContactId } = event;
      return { type, role: null, detail: { rehydrationType, continuedFromContactId } };
    }
    case 'QUEUED':
      return { type: event.type, role: null, detail: queueOf(event.queue) };
    case 'TRANSFERRED': {
      const { type, queue, nextContactId } = event;
      return { type, role: null, detail: { queue: queue.name, nextContactId } };
    }
    case 'CONTACT_ENDED':
    case 'CHAT_ENDED':
      return { type: event.type, role: null, detail: { reason: event.reason } };
  }
}

function nameOf({ participantId, displayName }: Participant): ParticipantName {
  return { participantId, displayName };
}

function messageOf({ id, displayName = '', contentType, content = '' }: Item): ChatDetails['MESSAGE'] {
  return { messageId: id, displayName, contentType, text: content };
}

function armedOf({ timer, armedBy, participant }: ChatEventOf<'TIMER_ARMED'>): ChatDetails['TIMER_ARMED'] {
  const { dueAtMs, ...configured } = timer;
  return { timer: configured, dueAt: isoTime(dueAtMs), armedBy, displayName: participant.displayName };
}

function queueOf({ name, agentId }: QueueRef): ChatDetails['QUEUED'] {
  return agentId === undefined ? { queue: name } : { queue: name, agentId };
}
