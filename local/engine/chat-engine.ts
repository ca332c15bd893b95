import { decideAttachment, sendAttachment } from './attachments.ts';
import { mergeAttributes, mergeTags } from './attributes.ts';
import type { Chance } from './chance.ts';
import type { ChatClock } from './chat-clock.ts';
import { ChatLookups } from './chat-lookups.ts';
import type { ChatState, ChatTimerListener } from './chat-state.ts';
import { announceAutoDisconnection, becomeIdle, heardFrom, settleTimers } from './chat-timers.ts';
import { autoDisconnect, endChat, enqueue, staffLeaves, transfer } from './contacts.ts';
import { Directory } from './directory.ts';
import type { EngineParts } from './engine-parts.ts';
import { Refusal } from './errors.ts';
import { EventQueue } from './event-queue.ts';
import type { ChatEvent } from './events.ts';
import { type FlowMessageForm, sayForFlow } from './flow-message.ts';
import {
  checkContentType,
  checkMessage,
  DEFAULT_MESSAGE_LIMITS,
  DEFAULT_TRANSCRIPT_DELAY_SECONDS,
  type MessageLimits,
} from './limits.ts';
import type {
  Attachment,
  AttachmentStatus,
  Chat,
  Contact,
  ContactDetails,
  ContactState,
  DisconnectReason,
  HookName,
  Item,
  Participant,
  ParticipantTimerUpdate,
  PersistentChat,
  QueueRef,
  QueueRouting,
} from './model.ts';
import { sendEvent } from './participant-events.ts';
import { agentJoins, connectParticipant, createCustomParticipant, leave, lexJoins } from './participants.ts';
import { associatePersistent } from './persistent-chat.ts';
import { checkRoom, moveToQueue } from './queues.ts';
import { type StartChatInput, startChat } from './start-chat.ts';
import { applyTimerUpdates, checkTimerUpdates } from './timer-config.ts';
import { publishMessage } from './transcript.ts';

/**
 * The chat engine: commands and time in, events out. It does nothing by itself and waits for nothing; the clock it is
 * given calls it back at its deadlines. A refused command throws `Refusal` and changes nothing.
 *
 * Events are delivered when the command that caused them has finished. A command that a listener gives meanwhile is
 * carried out at once, and its events are delivered after those that are waiting.
 */
export class ChatEngine extends ChatLookups {
  readonly #parts: EngineParts;
  readonly #directory: Directory;
  readonly #events: EventQueue;

  /**
   * `messageLimits` sets characters by content type, over the defaults. `transcriptDelaySeconds` is how long after its
   * end a chat can be continued. Default: 60.
   */
  constructor(parts: {
    clock: ChatClock;
    chance: Chance;
    emit: (event: ChatEvent) => void;
    messageLimits?: MessageLimits;
    transcriptDelaySeconds?: number;
  }) {
    const directory = new Directory();
    super(directory);
    this.#directory = directory;
    this.#events = new EventQueue(parts.clock, parts.emit);
    const timerListener: ChatTimerListener = {
      onIdle: (chat, role) => {
        becomeIdle(this.#parts, chat, role);
        this.#events.deliver();
      },
      onAutoDisconnect: (chat, role) => {
        announceAutoDisconnection(this.#parts, chat, role);
        autoDisconnect(this.#parts, chat);
        this.#events.deliver();
      },
    };
    this.#parts = {
      clock: parts.clock,
      chance: parts.chance,
      events: this.#events,
      directory,
      messageLimits: { ...DEFAULT_MESSAGE_LIMITS, ...parts.messageLimits },
      transcriptDelayMs: 1000 * (parts.transcriptDelaySeconds ?? DEFAULT_TRANSCRIPT_DELAY_SECONDS),
      timerListener,
    };
  }

  // Customer and custom participant.

  /** Starts a chat: its first contact, and its customer, who has 5 minutes to connect. */
  startChat(input: StartChatInput): { chat: Chat; participant: Participant } {
    const chat = startChat(this.#parts, input);
    this.#events.deliver();
    return { chat, participant: chat.customer };
  }

  /** Adds a custom participant, which has 15 seconds to connect. */
  createCustomParticipant(contactId: string, displayName: string): Participant {
    const participant = createCustomParticipant(this.#parts, this.#directory.chatOfOpen(contactId), displayName);
    this.#events.deliver();
    return participant;
  }

  /** Connects a customer or custom participant. Nothing happens where it is connected already. */
  connectParticipant(participantId: string): void {
    connectParticipant(this.#parts, this.#directory.seat(participantId));
    this.#events.deliver();
  }

  /** A message: it is kept, reaches everybody connected, and resets its role's timers (T9). */
  sendMessage(participantId: string, message: { contentType: string; content: string }): Item {
    const { chat, participant } = this.#directory.connectedSeat(participantId);
    checkMessage(this.#parts.messageLimits, message);
    checkContentType(chat.contentTypes, message.contentType);
    const item = publishMessage(this.#parts, chat, message, participant);
    heardFrom(this.#parts, chat, participant);
    this.#events.deliver();
    return item;
  }

  /** A file: it is kept, reaches everybody connected, and resets its role's timers (T9). */
  sendAttachment(participantId: string, attachment: Attachment): Item {
    const item = sendAttachment(this.#parts, this.#directory.connectedSeat(participantId), attachment);
    this.#events.deliver();
    return item;
  }

  /** Says what a scanner has found in somebody's file. */
  decideAttachment(
    participantId: string,
    decision: { readonly attachmentId: string; readonly status: AttachmentStatus },
  ): void {
    decideAttachment(this.#parts, this.#directory.seat(participantId), decision);
    this.#events.deliver();
  }

  /** Typing and receipts: they reach the others, reset no timer (T17) and are not kept. */
  sendEvent(participantId: string, event: { contentType: string; content?: string }): Item {
    const item = sendEvent(this.#parts, this.#directory.connectedSeat(participantId), event);
    this.#events.deliver();
    return item;
  }

  /** Somebody leaves. The customer's leaving ends the chat, the last agent's the contact. */
  disconnectParticipant(participantId: string): void {
    const { chat, participant } = this.#directory.seat(participantId);
    if (participant.state === 'DISCONNECTED') {
      throw new Refusal('ACCESS_DENIED', `Participant ${participantId} has left the chat already.`);
    }
    if (participant === chat.customer) {
      endChat(this.#parts, chat, 'CUSTOMER_DISCONNECT');
    } else if (participant.role === 'CUSTOM_BOT') {
      leave(this.#parts, chat, participant, 'THIRD_PARTY_DISCONNECT');
      settleTimers(this.#parts, chat);
    } else {
      staffLeaves(this.#parts, chat, participant);
    }
    this.#events.deliver();
  }

  // Agents and supervisors, by name.

  /** Puts an agent into the contact, whatever its flow is doing. A custom participant and Lex make room. */
  agentJoins(contactId: string, agentName: string, role: 'AGENT' | 'SUPERVISOR'): Participant {
    const participant = agentJoins(this.#parts, this.#directory.chatOfOpen(contactId), agentName, role);
    this.#events.deliver();
    return participant;
  }

  /** Ends the agent's contact and puts the customer into the queue with a new one, which is returned. */
  agentTransfers(participantId: string, queue: QueueRef): Contact {
    const { chat, participant } = this.#directory.connectedSeat(participantId);
    if (participant.role !== 'AGENT') {
      throw new Refusal('INVALID', `Participant ${participantId} is a ${participant.role}. Only an agent transfers.`);
    }
    const contact = transfer(this.#parts, chat, participant, queue);
    this.#events.deliver();
    return contact;
  }

  /** Lex takes part in the contact: no timers run meanwhile, and a custom participant is disconnected. */
  lexJoins(contactId: string): void {
    lexJoins(this.#parts, this.#directory.chatOfOpen(contactId));
    this.#events.deliver();
  }

  /** Also after the contact has ended: the next one is without Lex. */
  lexLeaves(contactId: string): void {
    this.#directory.chatOf(contactId).lexPresent = false;
  }

  // Configuration.

  /** Stores timers; they apply from the next agent or custom participant that joins (T10). */
  updateTimers(contactId: string, updates: readonly ParticipantTimerUpdate[]): void {
    const chat = this.#directory.chatOf(contactId);
    if (chat.ended) throw new Refusal('ENDED', `The chat of contact ${contactId} has ended.`);
    checkTimerUpdates(updates);
    chat.timerConfig = applyTimerUpdates(chat.timerConfig, updates);
    this.#events.add(chat, { type: 'TIMERS_CONFIGURED', updates: [...updates], timerConfig: chat.timerConfig });
    this.#events.deliver();
  }

  /** Sets attributes over those that the chat has; on an ended chat too. */
  updateAttributes(contactId: string, attributes: Readonly<Record<string, string>>): void {
    const chat = this.#directory.chatOf(contactId);
    chat.attributes = mergeAttributes(chat.attributes, attributes);
    this.#events.add(chat, { type: 'ATTRIBUTES_UPDATED', keys: Object.keys(attributes) });
    this.#events.deliver();
  }

  /**
   * Makes a chat that goes on the continuation of a past one, once. Answers the contact that it continues; whoever is
   * connected is told with a `chat.rehydrated` event.
   */
  associatePersistent(contactId: string, past: PersistentChat): string {
    const continuedFromContactId = associatePersistent(this.#parts, this.#directory.chatOfOpen(contactId), past);
    this.#events.deliver();
    return continuedFromContactId;
  }

  // What a flow does. Each is refused once the flow's contact has ended, whatever became of the chat.

  flowMessage(contactId: string, content: string, form: FlowMessageForm = {}): Item {
    const item = sayForFlow(this.#parts, this.#open(contactId), content, form);
    this.#events.deliver();
    return item;
  }

  /** A contact that is in a queue or with an agent stays so: its flow runs beside that. */
  setContactState(contactId: string, state: Extract<ContactState, 'IN_FLOW' | 'WAITING'>): void {
    const contact = this.#open(contactId).current;
    if (contact.state === 'IN_FLOW' || contact.state === 'WAITING') contact.state = state;
  }

  /** Hooks belong to the chat and hold for its later contacts too (assumed). Without a flow the hook is taken away. */
  setHook(contactId: string, hook: HookName, flowId: string | undefined): void {
    const chat = this.#open(contactId);
    const hooks = new Map(chat.hooks);
    if (flowId === undefined) hooks.delete(hook);
    else hooks.set(hook, flowId);
    chat.hooks = hooks;
  }

  /** Sets details over those that there are. They belong to the chat and hold for its later contacts too (assumed). */
  updateDetails(contactId: string, details: ContactDetails): void {
    const chat = this.#open(contactId);
    chat.details = { ...chat.details, ...details };
  }

  /** Tags belong to the chat too (assumed); `null` takes one away. */
  updateTags(contactId: string, updates: Readonly<Record<string, string | null>>): void {
    const chat = this.#open(contactId);
    chat.tags = mergeTags(chat.tags, updates);
  }

  /** The place that the contact takes among those who wait, now or later. */
  setRouting(contactId: string, routing: Partial<QueueRouting>): void {
    const chat = this.#open(contactId);
    chat.routing = { ...chat.routing, ...routing };
  }

  /** The target queue belongs to the chat and holds for its later contacts too (assumed). */
  setTargetQueue(contactId: string, queue: QueueRef): void {
    this.#open(contactId).targetQueue = queue;
  }

  /** Puts the contact into its target queue. */
  enqueue(contactId: string): void {
    const chat = this.#open(contactId);
    if (chat.targetQueue === undefined) {
      throw new Refusal('INVALID', `Contact ${contactId} has no target queue. Set one before it is queued.`);
    }
    if (chat.agent !== undefined) {
      throw new Refusal('CONFLICT', `Contact ${contactId} is with an agent and cannot be queued.`);
    }
    checkRoom(this.#parts, chat.targetQueue);
    enqueue(this.#parts, chat, chat.targetQueue);
    this.#events.deliver();
  }

  /** Ends a contact that waits in a queue and puts the customer, with a new one, into another. */
  moveToQueue(contactId: string, queue: QueueRef): Contact {
    const contact = moveToQueue(this.#parts, this.#open(contactId), queue);
    this.#events.deliver();
    return contact;
  }

  /** Ends the chat with its current contact: everybody leaves, and no disconnect flow follows. */
  endChat(contactId: string, reason: DisconnectReason): void {
    endChat(this.#parts, this.#open(contactId), reason);
    this.#events.deliver();
  }

  /** Forgets a chat that has ended, with all its contacts, so that its memory is free again. */
  removeChat(contactId: string): void {
    const chat = this.#directory.chatOf(contactId);
    if (!chat.ended) {
      throw new Refusal('NOT_READY', `The chat of contact ${contactId} goes on. End it first, as StopContact does.`);
    }
    this.#directory.removeChat(chat);
    this.#events.add(chat, { type: 'CHAT_REMOVED' });
    this.#events.deliver();
  }

  #open(contactId: string): ChatState {
    return this.#directory.chatOfOpen(contactId);
  }
}

export type { StartChatInput };
