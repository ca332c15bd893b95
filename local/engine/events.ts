import type {
  Chat,
  Contact,
  DisconnectReason,
  Item,
  Participant,
  ParticipantTimer,
  ParticipantTimerUpdate,
  PersistentChat,
  QueueRef,
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
    | { readonly type: 'PARTICIPANT_CREATED'; readonly participant: Participant }
    | { readonly type: 'PARTICIPANT_JOINED'; readonly participant: Participant }
    /** Also for one who was created and never connected; no `participant.left` item tells of those. */
    | { readonly type: 'PARTICIPANT_LEFT'; readonly participant: Participant; readonly reason: DisconnectReason }
    | { readonly type: 'MESSAGE'; readonly participant: Participant | undefined; readonly item: Item }
    | {
        readonly type: 'TIMERS_CONFIGURED';
        readonly updates: readonly ParticipantTimerUpdate[];
        readonly timerConfig: readonly ParticipantTimer[];
      }
    | { readonly type: 'TIMERS_STARTED'; readonly timers: readonly ParticipantTimer[] }
    | { readonly type: 'TIMERS_STOPPED' }
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
    | { readonly type: 'QUEUED'; readonly queue: QueueRef }
    | { readonly type: 'TRANSFERRED'; readonly queue: QueueRef; readonly nextContactId: string }
    | { readonly type: 'CONTACT_ENDED'; readonly reason: DisconnectReason }
    | { readonly type: 'CHAT_ENDED'; readonly reason: DisconnectReason }
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

/** For which side something is: a whisper is for one alone. */
export type ItemVisibility = 'ALL' | 'AGENT' | 'CUSTOMER';

export type ChatEventType = ChatEvent['type'];
export type ChatEventOf<Type extends ChatEventType> = Extract<ChatEvent, { type: Type }>;
