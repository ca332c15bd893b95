import type { LibraryContext } from './library-context.ts';
import { textAt } from './local-client.ts';
import { PersonInChat } from './person-in-chat.ts';

/** A participant with a connection of its own, as ChatJS or a bot's function has one. */
export abstract class ConnectedPerson extends PersonInChat {
  readonly #connectionToken: string;

  constructor(
    context: LibraryContext,
    person: {
      readonly contactId: string;
      readonly participantId: string;
      readonly name: string;
      readonly connectionToken: string;
    },
  ) {
    super(context, person);
    this.#connectionToken = person.connectionToken;
  }

  /** Sends a plain text. */
  async says(text: string): Promise<void> {
    await this.sends('text/plain', text);
  }

  /** Sends a message of any content type, such as an interactive one. */
  async sends(contentType: string, content: string): Promise<void> {
    await this.#call('/participant/message', { ContentType: contentType, Content: content });
  }

  /** Shows the others that a message is being written. */
  async types(): Promise<void> {
    await this.#call('/participant/event', { ContentType: 'application/vnd.amazonaws.connect.event.typing' });
  }

  /** Leaves, as DisconnectParticipant does. With the customer the chat ends. */
  async leaves(): Promise<void> {
    await this.#call('/participant/disconnect', {});
  }

  protected override async connectionToken(): Promise<string> {
    return this.#connectionToken;
  }

  async #call(path: string, body: unknown): Promise<void> {
    await this.context.client.call('POST', path, body, { 'x-amz-bearer': this.#connectionToken });
  }
}

/** Connects a participant without a websocket, as streaming customers and bots do, and answers its connection token. */
export async function connectParticipant({ client }: LibraryContext, participantToken: string): Promise<string> {
  const connected = await client.call(
    'POST',
    '/participant/connection',
    { Type: ['CONNECTION_CREDENTIALS'], ConnectParticipant: true },
    { 'x-amz-bearer': participantToken },
  );
  return textAt(connected, 'ConnectionCredentials', 'ConnectionToken');
}
