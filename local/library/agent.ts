import type { LocalClient } from './local-client.ts';

/** Whatever belongs to a chat: a customer, for one. */
export interface InChat {
  readonly contactId: string;
}

/** An agent of any name, who may accept any waiting chat. */
export class Agent {
  readonly name: string;
  readonly #client: LocalClient;

  constructor(client: LocalClient, name: string) {
    this.#client = client;
    this.name = name;
  }

  /** Accepts a waiting chat; without one named, the one that has waited longest. */
  async accepts(chat?: InChat): Promise<void> {
    await this.#do('accept', chat === undefined ? {} : { contactId: chat.contactId });
  }

  /** Joins a chat whatever its flow says. */
  async joins(chat: InChat): Promise<void> {
    await this.#do('join', { contactId: chat.contactId });
  }

  /** Joins a chat as its supervisor. */
  async monitors(chat: InChat): Promise<void> {
    await this.#do('monitor', { contactId: chat.contactId });
  }

  async says(chat: InChat, text: string): Promise<void> {
    await this.#do('messages', { contactId: chat.contactId, text });
  }

  /** Hands the chat to another queue (id, ARN or name). */
  async transfers(chat: InChat, queue: string): Promise<void> {
    await this.#do('transfer', { contactId: chat.contactId, queue });
  }

  async leaves(chat: InChat): Promise<void> {
    await this.#do('leave', { contactId: chat.contactId });
  }

  async #do(action: string, body: unknown): Promise<void> {
    await this.#client.call('POST', `/local/agents/${encodeURIComponent(this.name)}/${action}`, body);
  }
}
