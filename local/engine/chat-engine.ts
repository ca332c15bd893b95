import { decideAttachment, sendAttachment } from './attachments.ts';
import { mergeAttributes } from './attributes.ts';
import { heardFrom, settleTimers } from './chat-timers.ts';
import { customerExits, staffLeaves, transfer } from './contacts.ts';
import type { EngineParts } from './engine-parts.ts';
import { Refusal } from './errors.ts';
import { FlowCommands } from './flow-commands.ts';
import { checkContentType, checkMessage } from './limits.ts';
import { type EngineSettings, makeEngineParts } from './make-engine-parts.ts';
import type {
  Attachment,
  AttachmentStatus,
  Chat,
  Contact,
  Item,
  Participant,
  ParticipantTimerUpdate,
  PersistentChat,
  QueueRef,
} from './model.ts';
import { sendEvent } from './participant-events.ts';
import { agentJoins, connectParticipant, createCustomParticipant, leave, lexJoins } from './participants.ts';
import { associatePersistent } from './persistent-chat.ts';
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
export class ChatEngine extends FlowCommands {
  readonly #parts: EngineParts;

  constructor(given: EngineSettings) {
    const parts = makeEngineParts(given);
    super(parts);
    this.#parts = parts;
  }

  // Customer and custom participant.

  /** Starts a chat: its first contact, and its customer, who has 5 minutes to connect. */
  startChat(input: StartChatInput): { chat: Chat; participant: Participant } {
    const chat = startChat(this.#parts, input);
    this.#parts.events.deliver();
    return { chat, participant: chat.customer };
  }

  /** Adds a custom participant, which has 15 seconds to connect. */
  createCustomParticipant(contactId: string, displayName: string): Participant {
    const participant = createCustomParticipant(this.#parts, this.#parts.directory.chatOfOpen(contactId), displayName);
    this.#parts.events.deliver();
    return participant;
  }

  /** Connects a customer or custom participant. Nothing happens where it is connected already. */
  connectParticipant(participantId: string): void {
    connectParticipant(this.#parts, this.#parts.directory.seat(participantId));
    this.#parts.events.deliver();
  }

  /** A message: it is kept, reaches everybody connected, and resets its role's timers (T9). */
  sendMessage(participantId: string, message: { contentType: string; content: string }): Item {
    const { chat, participant } = this.#parts.directory.connectedSeat(participantId);
    checkMessage(this.#parts.messageLimits, message);
    checkContentType(chat.contentTypes, message.contentType);
    const item = publishMessage(this.#parts, chat, message, participant);
    heardFrom(this.#parts, chat, participant);
    this.#parts.events.deliver();
    return item;
  }

  /** A file: it is kept, reaches everybody connected, and resets its role's timers (T9). */
  sendAttachment(participantId: string, attachment: Attachment): Item {
    const item = sendAttachment(this.#parts, this.#parts.directory.connectedSeat(participantId), attachment);
    this.#parts.events.deliver();
    return item;
  }

  /** Says what a scanner has found in somebody's file. */
  decideAttachment(
    participantId: string,
    decision: { readonly attachmentId: string; readonly status: AttachmentStatus },
  ): void {
    decideAttachment(this.#parts, this.#parts.directory.seat(participantId), decision);
    this.#parts.events.deliver();
  }

  /** Typing and receipts: they reach the others, reset no timer (T17) and are not kept. */
  sendEvent(participantId: string, event: { contentType: string; content?: string }): Item {
    const item = sendEvent(this.#parts, this.#parts.directory.connectedSeat(participantId), event);
    this.#parts.events.deliver();
    return item;
  }

  /**
   * Somebody leaves. The customer's leaving ends the chat, unless a disconnect flow is to follow it; the last agent's
   * ends the contact.
   */
  disconnectParticipant(participantId: string): void {
    const { chat, participant } = this.#parts.directory.seat(participantId);
    if (participant.state === 'DISCONNECTED') {
      throw new Refusal('ACCESS_DENIED', `Participant ${participantId} has left the chat already.`);
    }
    if (participant === chat.customer) {
      customerExits(this.#parts, chat);
    } else if (participant.role === 'CUSTOM_BOT') {
      leave(this.#parts, chat, participant, 'THIRD_PARTY_DISCONNECT');
      settleTimers(this.#parts, chat);
    } else {
      staffLeaves(this.#parts, chat, participant);
    }
    this.#parts.events.deliver();
  }

  // Agents and supervisors, by name.

  /** Puts an agent into the contact, whatever its flow is doing. A custom participant and Lex make room. */
  agentJoins(contactId: string, agentName: string, role: 'AGENT' | 'SUPERVISOR'): Participant {
    const participant = agentJoins(this.#parts, this.#parts.directory.chatOfOpen(contactId), agentName, role);
    this.#parts.events.deliver();
    return participant;
  }

  /** Ends the agent's contact and puts the customer into the queue with a new one, which is returned. */
  agentTransfers(participantId: string, queue: QueueRef): Contact {
    const { chat, participant } = this.#parts.directory.connectedSeat(participantId);
    if (participant.role !== 'AGENT') {
      throw new Refusal('INVALID', `Participant ${participantId} is a ${participant.role}. Only an agent transfers.`);
    }
    const contact = transfer(this.#parts, chat, participant, queue);
    this.#parts.events.deliver();
    return contact;
  }

  /** Lex takes part in the contact: no timers run meanwhile, and a custom participant is disconnected. */
  lexJoins(contactId: string): void {
    lexJoins(this.#parts, this.#parts.directory.chatOfOpen(contactId));
    this.#parts.events.deliver();
  }

  /** Also after the contact has ended: the next one is without Lex. */
  lexLeaves(contactId: string): void {
    this.#parts.directory.chatOf(contactId).lexPresent = false;
  }

  // Configuration.

  /** Stores timers; they apply from the next agent or custom participant that joins (T10). */
  updateTimers(contactId: string, updates: readonly ParticipantTimerUpdate[]): void {
    const chat = this.#parts.directory.chatOf(contactId);
    if (chat.ended) throw new Refusal('ENDED', `The chat of contact ${contactId} has ended.`);
    checkTimerUpdates(updates);
    chat.timerConfig = applyTimerUpdates(chat.timerConfig, updates);
    this.#parts.events.add(chat, { type: 'TIMERS_CONFIGURED', updates: [...updates], timerConfig: chat.timerConfig });
    this.#parts.events.deliver();
  }

  /** Sets attributes over those that the chat has; on an ended chat too. */
  updateAttributes(contactId: string, attributes: Readonly<Record<string, string>>): void {
    const chat = this.#parts.directory.chatOf(contactId);
    chat.attributes = mergeAttributes(chat.attributes, attributes);
    this.#parts.events.add(chat, { type: 'ATTRIBUTES_UPDATED', keys: Object.keys(attributes) });
    this.#parts.events.deliver();
  }

  /**
   * Makes a chat that goes on the continuation of a past one, once. Answers the contact that it continues; whoever is
   * connected is told with a `chat.rehydrated` event.
   */
  associatePersistent(contactId: string, past: PersistentChat): string {
    const continuedFromContactId = associatePersistent(this.#parts, this.#parts.directory.chatOfOpen(contactId), past);
    this.#parts.events.deliver();
    return continuedFromContactId;
  }

  /** Forgets a chat that has ended, with all its contacts, so that its memory is free again. */
  removeChat(contactId: string): void {
    const chat = this.#parts.directory.chatOf(contactId);
    if (!chat.ended) {
      throw new Refusal('NOT_READY', `The chat of contact ${contactId} goes on. End it first, as StopContact does.`);
    }
    this.#parts.directory.removeChat(chat);
    this.#parts.events.add(chat, { type: 'CHAT_REMOVED' });
    this.#parts.events.deliver();
  }
}

export type { StartChatInput };
