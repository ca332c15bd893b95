import type { ChatClock } from './chat-clock.ts';
import type { Deadline } from './deadlines.ts';
import type {
  Chat,
  Contact,
  ContactDetails,
  HookName,
  Item,
  Participant,
  ParticipantTimer,
  QueueRef,
  QueueRouting,
  RunningTimer,
  TimerRole,
} from './model.ts';
import { RoleTimers, type SilenceListener } from './role-timers.ts';

// Shared by all chats that have none: they are replaced, never written to.
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const NO_HOOKS: ReadonlyMap<HookName, string> = new Map();
const NO_CONFIG: readonly ParticipantTimer[] = [];
const NO_PAST: readonly Item[] = [];
const NO_DETAILS: ContactDetails = {};
/** A new contact's priority is 5 (administrator guide, change-routing-priority). */
const DEFAULT_ROUTING: QueueRouting = { priority: 5, timeAdjustmentSeconds: 0 };

/** Who hears a chat's timers: one object for all chats of an engine. */
export interface ChatTimerListener {
  onIdle(chat: ChatState, role: TimerRole): void;
  onAutoDisconnect(chat: ChatState, role: TimerRole): void;
}

/** What the engine knows of a chat; what others see of it is `Chat`. It holds data: the rules are in the commands. */
export class ChatState implements Chat, SilenceListener {
  readonly initialContactId: string;
  readonly startedAtMs: number;
  readonly customer: Participant;
  readonly contacts: Contact[];
  readonly participants: Participant[];
  readonly transcript: Item[] = [];
  past = NO_PAST;
  continuedFromContactId: string | undefined;
  readonly timers: RoleTimers;
  attributes = NO_ATTRIBUTES;
  hooks = NO_HOOKS;
  timerConfig = NO_CONFIG;
  targetQueue: QueueRef | undefined;
  contentTypes: readonly string[] | undefined;
  /** The agent is disconnected when the customer ends the chat, and the disconnect flow runs. */
  disconnectsAgentOnExit = false;
  takesParts = false;
  details = NO_DETAILS;
  tags = NO_ATTRIBUTES;
  routing = DEFAULT_ROUTING;
  ended = false;
  /** Never beside an agent: an agent's join ends it. */
  lexPresent = false;
  /** The flow's own id in the transcript, made with its first message. */
  flowParticipantId: string | undefined;
  durationLimit: Deadline | undefined;
  customerLimit: Deadline | undefined;
  customParticipantLimit: Deadline | undefined;
  readonly #timerListener: ChatTimerListener;
  #current: Contact;

  constructor(parts: { clock: ChatClock; timerListener: ChatTimerListener; customer: Participant; contact: Contact }) {
    this.initialContactId = parts.contact.initialContactId;
    this.startedAtMs = parts.contact.initiatedAtMs;
    this.customer = parts.customer;
    this.contacts = [parts.contact];
    this.participants = [parts.customer];
    this.#timerListener = parts.timerListener;
    this.#current = parts.contact;
    this.timers = new RoleTimers(parts.clock, this);
  }

  get current(): Contact {
    return this.#current;
  }

  get timersInForce(): readonly ParticipantTimer[] {
    return this.timers.inForce;
  }

  get runningTimers(): readonly RunningTimer[] {
    return this.timers.running;
  }

  /** Everybody who is connected, in the order of their coming. */
  get connected(): Participant[] {
    return this.participants.filter(isConnected);
  }

  /** The agent, of several the one who joined last. */
  get agent(): Participant | undefined {
    return this.participants.findLast(({ role, state }) => role === 'AGENT' && state === 'CONNECTED');
  }

  /** The custom participant, connected or still to be connected. */
  get customParticipant(): Participant | undefined {
    return this.participants.findLast(({ role, state }) => role === 'CUSTOM_BOT' && state !== 'DISCONNECTED');
  }

  addContact(contact: Contact): void {
    this.contacts.push(contact);
    this.#current = contact;
  }

  onIdle(role: TimerRole): void {
    this.#timerListener.onIdle(this, role);
  }

  onAutoDisconnect(role: TimerRole): void {
    this.#timerListener.onAutoDisconnect(this, role);
  }
}

function isConnected(participant: Participant): boolean {
  return participant.state === 'CONNECTED';
}
