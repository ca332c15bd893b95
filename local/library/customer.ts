import { type DisconnectReason, MESSAGE_CONTENT_TYPES } from '../engine/index.ts';
import { checkDisplayName } from './check-arguments.ts';
import { ConnectedPerson, connectParticipant } from './connected-person.ts';
import type { LibraryContext } from './library-context.ts';
import { textAt } from './local-client.ts';

/** A chat as a customer starts it. */
export interface ChatToStart {
  /** The name of its flow. */
  readonly flow: string;
  /** The customer's display name. Default: `Customer`. */
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** A first message, which is there before the customer connects. */
  readonly message?: string;
  /** 60 to 10,080. Default: 1,500, which is 25 hours. */
  readonly durationMinutes?: number;
  /** Further members of StartChatContact's request, such as `PersistentChat`. */
  readonly request?: Readonly<Record<string, unknown>>;
}

/** A chat that something else has started, such as a deployed API. */
export interface StartedChat {
  readonly name: string;
  readonly contactId: string;
  readonly participantId: string;
  readonly participantToken: string;
}

/** The customer of one chat, connected and able to write. */
export class Customer extends ConnectedPerson {
  /** Connects the customer of a chat that has been started already. */
  static async connect(context: LibraryContext, { participantToken, ...person }: StartedChat): Promise<Customer> {
    const connectionToken = await connectParticipant(context, participantToken);
    await context.client.settled();
    return new Customer(context, { ...person, connectionToken });
  }

  /**
   * Starts a chat in a flow, as StartChatContact does, for messages of every content type, and connects its customer.
   * The connecting is not a call, so that a fault at CreateParticipantConnection strikes bots alone.
   */
  static async start(context: LibraryContext, flowId: string, chat: ChatToStart): Promise<Customer> {
    const { name = 'Customer', attributes, message, durationMinutes, request } = chat;
    checkDisplayName('startChat: name', name);
    const started = await context.client.callAtOnce('PUT', '/contact/chat', {
      SupportedMessagingContentTypes: MESSAGE_CONTENT_TYPES,
      ...request,
      InstanceId: context.instance.instanceId,
      ContactFlowId: flowId,
      ParticipantDetails: { DisplayName: name },
      ConnectionTypes: ['CONNECTION_CREDENTIALS'],
      ...(attributes === undefined ? {} : { Attributes: attributes }),
      ...(message === undefined ? {} : { InitialMessage: { ContentType: 'text/plain', Content: message } }),
      ...(durationMinutes === undefined ? {} : { ChatDurationInMinutes: durationMinutes }),
    });
    const participantId = textAt(started, 'ParticipantId');
    context.engine.connectParticipant(participantId);
    await context.client.settled();
    return new Customer(context, {
      name,
      contactId: textAt(started, 'ContactId'),
      participantId,
      connectionToken: textAt(started, 'ConnectionCredentials', 'ConnectionToken'),
    });
  }

  /** The chat waits in a queue: in the one of that name, if one is named. */
  waitsIn(queue?: string): void {
    const { state, queue: actual } = this.chat.current;
    if (state === 'IN_QUEUE' && (queue === undefined || actual?.name === queue)) return;
    this.fail(`Expected the chat to wait in ${queue ?? 'a queue'}, and ${this.whereabouts}.`, this.waitsIn);
  }

  /** The chat is with an agent: with the one of that name, if one is named. */
  isWith(agent?: string): void {
    const present = this.chat.participants
      .filter(({ role, state }) => role === 'AGENT' && state === 'CONNECTED')
      .map(({ displayName }) => displayName);
    if (agent === undefined ? present.length > 0 : present.includes(agent)) return;
    const who = present.length === 0 ? 'no agent is there' : `${present.join(' and ')} is there`;
    this.fail(`Expected the chat to be with ${agent ?? 'an agent'}, and ${who}.`, this.isWith);
  }

  /** The chat has ended: for that reason, if one is named. */
  hasEnded(reason?: DisconnectReason): void {
    const { ended, current } = this.chat;
    if (ended && (reason === undefined || current.disconnectReason === reason)) return;
    const how = reason === undefined ? '' : ` with ${reason}`;
    this.fail(`Expected the chat to have ended${how}, and ${this.whereabouts}.`, this.hasEnded);
  }
}
