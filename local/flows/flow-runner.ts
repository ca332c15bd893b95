import { Chance, type ChatEvent } from '../engine/index.ts';
import type { FlowEvent, FlowPosition } from './flow-events.ts';
import { FlowRun } from './flow-run.ts';
import type { RunnerParts } from './run-context.ts';

/**
 * Runs the flows of all contacts. It starts and ends them as the chat goes, and gives them what they wait for.
 *
 * An inbound flow, or a disconnect flow, runs from the start of its contact until it is queued, an agent joins, or it
 * ends; a customer queue flow runs from the moment the contact is queued until then.
 */
export class FlowRunner {
  readonly #parts: RunnerParts;
  readonly #emit: (event: FlowEvent) => void;
  /** The last run of each contact, over or not: it still says where it ended. */
  readonly #runs = new Map<string, FlowRun>();
  #closed = false;

  /** Without `chance`, DistributeByPercentage draws the same numbers each time. */
  constructor(
    parts: Omit<RunnerParts, 'chance'> & { readonly chance?: Chance; readonly emit: (event: FlowEvent) => void },
  ) {
    const { emit, ...shared } = parts;
    this.#parts = { ...shared, chance: parts.chance ?? new Chance(1) };
    this.#emit = emit;
  }

  /** Takes every event of the engine, in order. */
  onChatEvent(event: ChatEvent): void {
    if (this.#closed) return;
    switch (event.type) {
      case 'CONTACT_STARTED':
        if (event.flowId !== undefined && event.contact.state !== 'ENDED') this.#start(event, event.flowId, false);
        return;
      case 'QUEUED': {
        this.#end(event.contact.contactId);
        const flowId = event.chat.hooks.get('CustomerQueue');
        if (flowId !== undefined && event.contact.state === 'IN_QUEUE') this.#start(event, flowId, true);
        return;
      }
      case 'PARTICIPANT_JOINED':
        if (event.participant.role === 'AGENT') this.#end(event.contact.contactId);
        return;
      case 'CONTACT_ENDED':
        this.#end(event.contact.contactId);
        return;
      case 'CHAT_ENDED':
        for (const { contactId } of event.chat.contacts) this.#end(contactId);
        return;
      default:
        this.#runs.get(event.contact.contactId)?.hear(event);
    }
  }

  /** Where a contact's flow stands, or where it ended. */
  positionOf(contactId: string): FlowPosition | undefined {
    return this.#runs.get(contactId)?.position;
  }

  /** Stops all runs without a word and hears nothing any more. */
  close(): void {
    this.#closed = true;
    for (const run of this.#runs.values()) run.drop();
  }

  #start({ chat, contact }: ChatEvent, flowId: string, inQueue: boolean): void {
    const flow = this.#parts.flows.find(flowId);
    if (flow === undefined) {
      // Whoever names a flow has looked it up before, and flows are replaced but never taken away.
      if (!inQueue) this.#parts.engine.endChat(contact.contactId, 'SYSTEM_ERROR');
      return;
    }
    const run = new FlowRun(this.#parts, { chat, contact, flow, inQueue }, this.#emit);
    this.#runs.set(contact.contactId, run);
    run.start();
  }

  #end(contactId: string): void {
    this.#runs.get(contactId)?.end();
  }
}
