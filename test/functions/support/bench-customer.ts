import {
  type ConnectParticipantClient,
  CreateParticipantConnectionCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { customerMessage } from './bot-notifications.ts';

/** A customer, with the notifications of what was written. */
export class BenchCustomer {
  readonly contactId: string;
  readonly published: string[] = [];
  readonly #client: ConnectParticipantClient;
  readonly #connectionToken: string | undefined;

  private constructor(client: ConnectParticipantClient, contactId: string, connectionToken: string | undefined) {
    this.contactId = contactId;
    this.#client = client;
    this.#connectionToken = connectionToken;
  }

  static async connect(
    client: ConnectParticipantClient,
    contactId: string,
    ParticipantToken: string | undefined,
  ): Promise<BenchCustomer> {
    const { ConnectionCredentials } = await client.send(
      new CreateParticipantConnectionCommand({
        ParticipantToken,
        Type: ['CONNECTION_CREDENTIALS'],
        ConnectParticipant: true,
      }),
    );
    return new BenchCustomer(client, contactId, ConnectionCredentials?.ConnectionToken);
  }

  /** @returns its notification */
  async says(content: string): Promise<string> {
    const { Id = '', AbsoluteTime = '' } = await this.#client.send(
      new SendMessageCommand({ ConnectionToken: this.#connectionToken, ContentType: 'text/plain', Content: content }),
    );
    const body = customerMessage(this.contactId, Id, AbsoluteTime, content);
    this.published.push(body);
    return body;
  }
}
