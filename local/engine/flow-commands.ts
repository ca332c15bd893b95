import { mergeTags } from './attributes.ts';
import { ChatLookups } from './chat-lookups.ts';
import type { ChatState } from './chat-state.ts';
import { endChat, enqueue } from './contacts.ts';
import type { EngineParts } from './engine-parts.ts';
import { Refusal } from './errors.ts';
import { type FlowMessageForm, sayForFlow } from './flow-message.ts';
import type {
  Contact,
  ContactDetails,
  ContactState,
  DisconnectReason,
  HookName,
  Item,
  QueueRef,
  QueueRouting,
} from './model.ts';
import { checkRoom, moveToQueue } from './queues.ts';
import { publishFlowEvent } from './transcript.ts';

/** What a flow does. Each is refused once the flow's contact has ended, whatever became of the chat. */
export class FlowCommands extends ChatLookups {
  readonly #parts: EngineParts;

  constructor(parts: EngineParts) {
    super(parts.directory);
    this.#parts = parts;
  }

  flowMessage(contactId: string, content: string, form: FlowMessageForm = {}): Item {
    const item = sayForFlow(this.#parts, this.#open(contactId), content, form);
    this.#parts.events.deliver();
    return item;
  }

  /** A contact that is in a queue or with an agent stays so: its flow runs beside that. */
  setContactState(contactId: string, state: Extract<ContactState, 'IN_FLOW' | 'WAITING'>): void {
    const contact = this.#open(contactId).current;
    if (contact.state === 'IN_FLOW' || contact.state === 'WAITING') contact.state = state;
  }

  /** Tells everybody connected of something; no transcript keeps it (assumed). */
  flowEvent(contactId: string, contentType: string, content: string): void {
    publishFlowEvent(this.#parts, this.#open(contactId), contentType, content);
    this.#parts.events.deliver();
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
    if (details.segmentAttributes !== undefined) this.#tellUpdated(chat, 'SegmentAttributes');
  }

  /** Tags belong to the chat too (assumed); `null` takes one away. */
  updateTags(contactId: string, updates: Readonly<Record<string, string | null>>): void {
    const chat = this.#open(contactId);
    chat.tags = mergeTags(chat.tags, updates);
    this.#tellUpdated(chat, 'Tags');
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

  /** Puts the contact into its target queue, or into another one, which does not become the target. */
  enqueue(contactId: string, instead?: QueueRef): void {
    const chat = this.#open(contactId);
    if (chat.targetQueue === undefined) {
      throw new Refusal('INVALID', `Contact ${contactId} has no target queue. Set one before it is queued.`);
    }
    if (chat.agent !== undefined) {
      throw new Refusal('CONFLICT', `Contact ${contactId} is with an agent and cannot be queued.`);
    }
    const queue = instead ?? chat.targetQueue;
    checkRoom(this.#parts, queue);
    enqueue(this.#parts, chat, queue);
    this.#parts.events.deliver();
  }

  /** Ends a contact that waits in a queue and puts the customer, with a new one, into another. */
  moveToQueue(contactId: string, queue: QueueRef): Contact {
    const contact = moveToQueue(this.#parts, this.#open(contactId), queue);
    this.#parts.events.deliver();
    return contact;
  }

  /** Ends the chat with its current contact: everybody leaves, and no disconnect flow follows. */
  endChat(contactId: string, reason: DisconnectReason): void {
    endChat(this.#parts, this.#open(contactId), reason);
    this.#parts.events.deliver();
  }

  #tellUpdated(chat: ChatState, property: 'SegmentAttributes' | 'Tags'): void {
    this.#parts.events.add(chat, { type: 'DATA_UPDATED', properties: [property] });
    this.#parts.events.deliver();
  }

  #open(contactId: string): ChatState {
    return this.#parts.directory.chatOfOpen(contactId);
  }
}
