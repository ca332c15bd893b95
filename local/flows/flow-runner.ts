import type { Chat, ChatEvent, ChatEventOf } from '../engine/index.ts';
import type { EventHook } from '../flow-language/index.ts';
import { ChatMemory, type ShownView } from './chat-memory.ts';
import type { FlowEvent, FlowPosition } from './flow-events.ts';
import { FlowRun } from './flow-run.ts';
import type { FlowPlace, RunnerParts } from './run-context.ts';
import type { SignIn } from './sign-in.ts';

/** The whispers that chats run, each for one side (administrator guide, set-whisper-flow). */
const WHISPERS: readonly (readonly [EventHook, FlowPlace])[] = [
  ['AgentWhisper', 'AGENT_WHISPER'],
  ['CustomerWhisper', 'CUSTOMER_WHISPER'],
];

/**
 * Runs the flows of all contacts. It starts and ends them as the chat goes, and gives them what they wait for.
 *
 * An inbound flow runs from the moment its customer first connects (assumed: in real transcripts the join precedes the
 * first text), a disconnect flow from the start of its contact. Either runs until the contact is queued, an agent
 * joins, or it ends. A customer queue flow runs from the moment the contact is queued until then. Whispers run when the
 * contact's agent joins, both at once.
 */
export class FlowRunner {
  readonly #parts: RunnerParts;
  readonly #emit: (event: FlowEvent) => void;
  /** The last run of each contact, over or not: it still says where it ended. */
  readonly #runs = new Map<string, FlowRun>();
  /** The whispers of each contact, over or not. */
  readonly #whispers = new Map<string, FlowRun[]>();
  /** Flows by contact, whose customers have not connected yet. */
  readonly #awaiting = new Map<string, string>();
  readonly #memories = new WeakMap<Chat, ChatMemory>();
  #closed = false;

  constructor({ emit, ...parts }: RunnerParts & { readonly emit: (event: FlowEvent) => void }) {
    this.#parts = parts;
    this.#emit = emit;
  }

  /** Takes every event of the engine, in order. */
  onChatEvent(event: ChatEvent): void {
    if (this.#closed) return;
    switch (event.type) {
      case 'CONTACT_STARTED':
        if (event.flowId !== undefined && event.contact.state !== 'ENDED') this.#receive(event, event.flowId);
        return;
      case 'QUEUED': {
        this.#end(event.contact.contactId);
        const flowId = event.chat.hooks.get('CustomerQueue');
        if (flowId !== undefined && event.contact.state === 'IN_QUEUE') this.#start(event, flowId, 'QUEUE');
        return;
      }
      case 'PARTICIPANT_JOINED':
        if (event.participant === event.chat.customer) this.#startAwaiting(event);
        else if (event.participant.role === 'AGENT') this.#onAgent(event);
        return;
      case 'CONTACT_ENDED':
        this.#end(event.contact.contactId);
        return;
      case 'CHAT_ENDED':
        for (const { contactId } of event.chat.contacts) this.#end(contactId);
        return;
      case 'CHAT_REMOVED':
        for (const { contactId } of event.chat.contacts) {
          this.#runs.delete(contactId);
          this.#whispers.delete(contactId);
        }
        return;
      default:
        for (const run of this.#runsOf(event.contact.contactId)) run.hear(event);
    }
  }

  /** Where a contact's flow stands, or where it ended. */
  positionOf(contactId: string): FlowPosition | undefined {
    return this.#runs.get(contactId)?.position;
  }

  /** The view that was shown with this token in the chat. */
  shownView(chat: Chat, token: string): ShownView | undefined {
    return this.#memories.get(chat)?.shownViews.get(token);
  }

  /** The sign-in that the chat waits for. */
  signIn(chat: Chat): SignIn | undefined {
    return this.#memories.get(chat)?.signIn;
  }

  /** When a contact's flow goes on by itself, where it waits for chat time. */
  waitsUntilMs(contactId: string): number | undefined {
    return this.#runs.get(contactId)?.waitsUntilMs;
  }

  /** Stops all runs without a word and hears nothing any more. */
  close(): void {
    this.#closed = true;
    for (const run of [...this.#runs.values(), ...[...this.#whispers.values()].flat()]) run.drop();
  }

  #receive(event: ChatEvent, flowId: string): void {
    if (event.chat.customer.state === 'CREATED') this.#awaiting.set(event.contact.contactId, flowId);
    else this.#start(event, flowId, 'CONTACT');
  }

  #startAwaiting(event: ChatEvent): void {
    const { contactId } = event.contact;
    const flowId = this.#awaiting.get(contactId);
    this.#awaiting.delete(contactId);
    if (flowId !== undefined) this.#start(event, flowId, 'CONTACT');
  }

  #onAgent(event: ChatEventOf<'PARTICIPANT_JOINED'>): void {
    const { contactId, agentParticipantId } = event.contact;
    this.#awaiting.delete(contactId);
    // A second agent leaves the whispers of the first alone.
    this.#runs.get(contactId)?.end();
    if (event.participant.participantId === agentParticipantId) this.#whisper(event);
  }

  #whisper(event: ChatEvent): void {
    for (const [hook, place] of WHISPERS) {
      const flowId = event.chat.hooks.get(hook);
      if (flowId !== undefined && event.contact.state === 'WITH_AGENT') this.#start(event, flowId, place);
    }
  }

  #start({ chat, contact }: ChatEvent, flowId: string, place: FlowPlace): void {
    const flow = this.#parts.flows.find(flowId);
    if (flow === undefined) {
      // Whoever names a flow has looked it up before: it has been taken away since.
      if (place === 'CONTACT') this.#parts.engine.endChat(contact.contactId, 'SYSTEM_ERROR');
      return;
    }
    const run = new FlowRun(this.#parts, { chat, contact, flow, place, memory: this.#memoryOf(chat) }, this.#emit);
    if (place === 'CONTACT' || place === 'QUEUE') this.#runs.set(contact.contactId, run);
    else this.#whispers.set(contact.contactId, [...(this.#whispers.get(contact.contactId) ?? []), run]);
    run.start();
  }

  #memoryOf(chat: Chat): ChatMemory {
    const memory = this.#memories.get(chat) ?? new ChatMemory();
    this.#memories.set(chat, memory);
    return memory;
  }

  #runsOf(contactId: string): readonly FlowRun[] {
    const run = this.#runs.get(contactId);
    return [...(run === undefined ? [] : [run]), ...(this.#whispers.get(contactId) ?? [])];
  }

  #end(contactId: string): void {
    this.#awaiting.delete(contactId);
    for (const run of this.#runsOf(contactId)) run.end();
  }
}
