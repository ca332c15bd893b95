import type { ChatEngine, ChatEvent } from '../engine/index.ts';
import type { HttpHandler } from '../http/http.ts';
import { callFailed } from './local-client.ts';

const METHOD = 'PUT';
const PATH = '/contact/chat';

/**
 * Starts chats whose customer is connected before the flow begins. A request over the wire would race with the flow,
 * and a flow of a few blocks would be over before its customer came.
 */
export class Reception {
  readonly #engine: ChatEngine;
  readonly #handler: HttpHandler;
  #isStarting = false;

  constructor(engine: ChatEngine, handler: HttpHandler) {
    this.#engine = engine;
    this.#handler = handler;
  }

  /** StartChatContact, and its answer. Throws `CallFailed`. */
  async startChat(request: Readonly<Record<string, unknown>>): Promise<unknown> {
    const response = await this.#ask(Buffer.from(JSON.stringify(request)));
    if (response === undefined) throw new TypeError(`Nobody answers ${METHOD} ${PATH}.`);
    const answer: unknown = JSON.parse(Buffer.from(response.body ?? '{}').toString());
    if (response.status === 200) return answer;
    throw callFailed(`${METHOD} ${PATH}`, response.status, answer, response.headers?.['x-amzn-errortype'] ?? null);
  }

  onChatEvent(event: ChatEvent): void {
    if (!this.#isStarting || event.type !== 'CONTACT_STARTED') return;
    const { customer } = event.chat;
    if (customer.state === 'CREATED') this.#engine.connectParticipant(customer.participantId);
  }

  #ask(body: Buffer): ReturnType<HttpHandler> {
    // The operation runs within this call: a chat that starts meanwhile is this one.
    this.#isStarting = true;
    try {
      return this.#handler({ method: METHOD, path: PATH, query: new URLSearchParams(), headers: {}, body });
    } finally {
      this.#isStarting = false;
    }
  }
}
