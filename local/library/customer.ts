import { isRecord, type LocalClient } from './local-client.ts';

/** The customer of one chat, connected and able to write. */
export class Customer {
  readonly contactId: string;
  readonly participantId: string;
  readonly #client: LocalClient;
  readonly #connectionToken: string;

  private constructor(
    client: LocalClient,
    chat: { contactId: string; participantId: string; connectionToken: string },
  ) {
    this.#client = client;
    this.contactId = chat.contactId;
    this.participantId = chat.participantId;
    this.#connectionToken = chat.connectionToken;
  }

  /** Starts a chat in a flow, as StartChatContact does, and connects its customer. */
  static async start(
    client: LocalClient,
    chat: { instanceId: string; flowId: string; name: string; attributes?: Readonly<Record<string, string>> },
  ): Promise<Customer> {
    const started = await client.callAtOnce('PUT', '/contact/chat', {
      InstanceId: chat.instanceId,
      ContactFlowId: chat.flowId,
      ParticipantDetails: { DisplayName: chat.name },
      ...(chat.attributes === undefined ? {} : { Attributes: chat.attributes }),
    });
    const connected = await client.call(
      'POST',
      '/participant/connection',
      { Type: ['CONNECTION_CREDENTIALS'], ConnectParticipant: true },
      { 'x-amz-bearer': textAt(started, 'ParticipantToken') },
    );
    return new Customer(client, {
      contactId: textAt(started, 'ContactId'),
      participantId: textAt(started, 'ParticipantId'),
      connectionToken: textAt(connected, 'ConnectionCredentials', 'ConnectionToken'),
    });
  }

  async says(text: string): Promise<void> {
    await this.#call('/participant/message', { ContentType: 'text/plain', Content: text });
  }

  async types(): Promise<void> {
    await this.#call('/participant/event', { ContentType: 'application/vnd.amazonaws.connect.event.typing' });
  }

  /** Ends the chat. */
  async leaves(): Promise<void> {
    await this.#call('/participant/disconnect', {});
  }

  async #call(path: string, body: unknown): Promise<void> {
    await this.#client.call('POST', path, body, { 'x-amz-bearer': this.#connectionToken });
  }
}

function textAt(value: unknown, ...path: readonly string[]): string {
  let found = value;
  for (const key of path) found = isRecord(found) ? found[key] : undefined;
  if (typeof found !== 'string') throw new TypeError(`The answer has no ${path.join('.')}.`);
  return found;
}
