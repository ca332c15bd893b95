import type { Chance } from './chance.ts';
import type { ChatClock } from './chat-clock.ts';
import type { ChatEvent } from './events.ts';
import type {
  Chat,
  Contact,
  ContactState,
  DisconnectReason,
  HookName,
  Item,
  Participant,
  ParticipantTimerUpdate,
  QueueRef,
} from './model.ts';

export interface StartChatInput {
  readonly displayName: string;
  readonly flowId: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly initialMessage?: { readonly contentType: string; readonly content: string };
  readonly chatDurationMinutes?: number;
}

/**
 * The chat engine: commands and time in, events out. It does nothing by itself and waits for nothing; the clock it is
 * given calls it back at its deadlines. A refused command throws `Refusal` and changes nothing.
 */
export class ChatEngine {
  constructor(parts: { clock: ChatClock; chance: Chance; emit: (event: ChatEvent) => void }) {
    void parts;
  }

  // Looking things up. `contactId` is any contact of the chain.
  get chats(): Iterable<Chat> {
    throw new Error('unwritten');
  }
  chatOf(contactId: string): Chat {
    void contactId;
    throw new Error('unwritten');
  }
  contact(contactId: string): Contact {
    void contactId;
    throw new Error('unwritten');
  }
  participantByToken(token: string): { chat: Chat; participant: Participant } | undefined {
    void token;
    throw new Error('unwritten');
  }
  participant(participantId: string): { chat: Chat; participant: Participant } {
    void participantId;
    throw new Error('unwritten');
  }

  // Customer and custom participant.
  startChat(input: StartChatInput): { chat: Chat; participant: Participant } {
    void input;
    throw new Error('unwritten');
  }
  createCustomParticipant(contactId: string, displayName: string): Participant {
    void contactId;
    void displayName;
    throw new Error('unwritten');
  }
  connectParticipant(participantId: string): void {
    void participantId;
    throw new Error('unwritten');
  }
  sendMessage(participantId: string, message: { contentType: string; content: string }): Item {
    void participantId;
    void message;
    throw new Error('unwritten');
  }
  /** Typing and receipts: they reach the others, reset no timer (T17) and are not kept. */
  sendEvent(participantId: string, event: { contentType: string; content?: string }): Item {
    void participantId;
    void event;
    throw new Error('unwritten');
  }
  disconnectParticipant(participantId: string): void {
    void participantId;
    throw new Error('unwritten');
  }

  // Agents and supervisors, by name.
  agentJoins(contactId: string, agentName: string, role: 'AGENT' | 'SUPERVISOR'): Participant {
    void contactId;
    void agentName;
    void role;
    throw new Error('unwritten');
  }
  agentTransfers(participantId: string, queue: QueueRef): Contact {
    void participantId;
    void queue;
    throw new Error('unwritten');
  }

  // Configuration.
  updateTimers(contactId: string, updates: readonly ParticipantTimerUpdate[]): void {
    void contactId;
    void updates;
    throw new Error('unwritten');
  }
  updateAttributes(contactId: string, attributes: Readonly<Record<string, string>>): void {
    void contactId;
    void attributes;
    throw new Error('unwritten');
  }

  // What a flow does.
  flowMessage(contactId: string, text: string): Item {
    void contactId;
    void text;
    throw new Error('unwritten');
  }
  setContactState(contactId: string, state: Extract<ContactState, 'IN_FLOW' | 'WAITING'>): void {
    void contactId;
    void state;
    throw new Error('unwritten');
  }
  setHook(contactId: string, hook: HookName, flowId: string): void {
    void contactId;
    void hook;
    void flowId;
    throw new Error('unwritten');
  }
  setTargetQueue(contactId: string, queue: QueueRef): void {
    void contactId;
    void queue;
    throw new Error('unwritten');
  }
  /** Puts the contact into its target queue. */
  enqueue(contactId: string): void {
    void contactId;
    throw new Error('unwritten');
  }
  endChat(contactId: string, reason: DisconnectReason): void {
    void contactId;
    void reason;
    throw new Error('unwritten');
  }
}
