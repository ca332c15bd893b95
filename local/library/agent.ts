import { checkDisplayName } from './check-arguments.ts';
import { connectParticipant } from './connected-person.ts';
import type { InChat, LibraryContext } from './library-context.ts';
import { textAt } from './local-client.ts';
import { PersonInChat } from './person-in-chat.ts';

/** An agent of any name, who may accept any waiting chat. */
export class Agent {
  readonly name: string;
  readonly #context: LibraryContext;

  constructor(context: LibraryContext, name: string) {
    checkDisplayName('agent', name);
    this.#context = context;
    this.name = name;
  }

  /** Accepts a waiting chat; without one named, the one that has waited longest. */
  async accepts(chat?: InChat): Promise<AgentInChat> {
    return this.#goes('accept', chat === undefined ? {} : { contactId: chat.contactId });
  }

  /** Joins a chat whatever its flow says. */
  async joins(chat: InChat): Promise<AgentInChat> {
    return this.#goes('join', { contactId: chat.contactId });
  }

  /** Joins a chat as its supervisor. */
  async monitors(chat: InChat): Promise<AgentInChat> {
    return this.#goes('monitor', { contactId: chat.contactId });
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

  async #goes(action: string, body: unknown): Promise<AgentInChat> {
    const contactId = textAt(await this.#do(action, body), 'contactId');
    const participant = this.#context.engine
      .chatOf(contactId)
      .participants.findLast(
        ({ displayName, role }) => displayName === this.name && (role === 'AGENT' || role === 'SUPERVISOR'),
      );
    if (participant === undefined) throw new TypeError(`The answer to ${action} has no agent ${this.name}.`);
    const { participantId } = participant;
    return new AgentInChat(this.#context, this, { contactId, participantId, name: this.name });
  }

  async #do(action: string, body: unknown): Promise<unknown> {
    return this.#context.client.call('POST', `/local/agents/${encodeURIComponent(this.name)}/${action}`, body);
  }
}

/** An agent at the desk of one chat. */
export class AgentInChat extends PersonInChat {
  readonly #agent: Agent;
  #connection: Promise<string> | undefined;

  constructor(
    context: LibraryContext,
    agent: Agent,
    person: { readonly contactId: string; readonly participantId: string; readonly name: string },
  ) {
    super(context, person);
    this.#agent = agent;
  }

  async says(text: string): Promise<void> {
    await this.#agent.says(this, text);
  }

  /** Hands the chat to another queue (id, ARN or name). */
  async transfers(queue: string): Promise<void> {
    await this.#agent.transfers(this, queue);
  }

  async leaves(): Promise<void> {
    await this.#agent.leaves(this);
  }

  /** The desk needs one for files alone. */
  protected override connectionToken(): Promise<string> {
    const { token } = this.context.engine.participant(this.participantId).participant;
    this.#connection ??= connectParticipant(this.context, token);
    return this.#connection;
  }
}
