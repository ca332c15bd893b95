import { StartChatContactCommand, StopContactCommand } from '@aws-sdk/client-connect';
import {
  CreateParticipantConnectionCommand,
  DisconnectParticipantCommand,
  GetTranscriptCommand,
  type Item,
  SendEventCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import type { ConnectService } from './connect-service.ts';
import { type ChatSocket, openChatSocket } from './socket.ts';

export interface ChatToHave {
  readonly instanceId: string;
  readonly flowId: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The contact to go on from. */
  readonly goesOnFrom?: string;
}

/** How the content types of events begin. */
export const EVENT = 'application/vnd.amazonaws.connect.event.';
const TYPING = `${EVENT}typing`;

/** A chat that verify has as its customer. */
export class VerifyingCustomer {
  readonly contactId: string;
  readonly instanceId: string;
  readonly #service: ConnectService;
  readonly #participantToken: string;
  #connectionToken = '';
  #socket: ChatSocket | undefined;

  constructor(service: ConnectService, started: { contactId: string; instanceId: string; participantToken: string }) {
    this.#service = service;
    this.contactId = started.contactId;
    this.instanceId = started.instanceId;
    this.#participantToken = started.participantToken;
  }

  static async start(service: ConnectService, chat: ChatToHave): Promise<VerifyingCustomer> {
    const { instanceId, flowId, attributes, goesOnFrom } = chat;
    const { ContactId = '', ParticipantToken = '' } = await service.connect.send(
      new StartChatContactCommand({
        InstanceId: instanceId,
        ContactFlowId: flowId,
        ParticipantDetails: { DisplayName: 'verify' },
        ...(attributes === undefined ? {} : { Attributes: attributes }),
        ...(goesOnFrom === undefined
          ? {}
          : { PersistentChat: { SourceContactId: goesOnFrom, RehydrationType: 'ENTIRE_PAST_SESSION' } }),
      }),
    );
    return new VerifyingCustomer(service, { contactId: ContactId, instanceId, participantToken: ParticipantToken });
  }

  /** With a websocket, or by asking to be connected and no more. */
  async connect(how: 'WEBSOCKET' | 'CONNECT_PARTICIPANT'): Promise<void> {
    const withSocket = how === 'WEBSOCKET';
    const { ConnectionCredentials, Websocket } = await this.#service.participant.send(
      new CreateParticipantConnectionCommand({
        ParticipantToken: this.#participantToken,
        Type: withSocket ? ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] : ['CONNECTION_CREDENTIALS'],
        ...(withSocket ? {} : { ConnectParticipant: true }),
      }),
    );
    this.#connectionToken = ConnectionCredentials?.ConnectionToken ?? '';
    if (withSocket) this.#socket = await openChatSocket(Websocket?.Url ?? '');
  }

  get heard() {
    return this.#socket?.heard ?? [];
  }

  async flush(): Promise<void> {
    await this.#socket?.flush();
  }

  async says(text: string, contentType = 'text/plain'): Promise<string> {
    const message = { ConnectionToken: this.#connectionToken, ContentType: contentType, Content: text };
    const { Id = '' } = await this.#service.participant.send(new SendMessageCommand(message));
    return Id;
  }

  async types(): Promise<void> {
    const event = { ConnectionToken: this.#connectionToken, ContentType: TYPING };
    await this.#service.participant.send(new SendEventCommand(event));
  }

  /** What was said, the oldest first. */
  async reads(direction: 'FORWARD' | 'BACKWARD' = 'BACKWARD'): Promise<readonly Item[]> {
    const { Transcript = [] } = await this.#service.participant.send(
      new GetTranscriptCommand({
        ConnectionToken: this.#connectionToken,
        MaxResults: 100,
        ScanDirection: direction,
        SortOrder: 'ASCENDING',
      }),
    );
    return Transcript;
  }

  async leaves(): Promise<void> {
    await this.#service.participant.send(new DisconnectParticipantCommand({ ConnectionToken: this.#connectionToken }));
  }

  /** Ends the chat whatever state it is in, and closes what is open. */
  async end(): Promise<void> {
    this.#socket?.close();
    const { instanceId, contactId } = this;
    await this.#service.connect.send(new StopContactCommand({ InstanceId: instanceId, ContactId: contactId }));
  }
}
