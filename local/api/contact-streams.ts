import type { Chance, ChatEvent, ChatEventOf } from '../engine/index.ts';
import type { Instance } from '../instance.ts';
import { ServiceError } from './errors.ts';
import { socketItem } from './item-payload.ts';

/** The topics of message streaming, as far as the API needs them. */
export interface Topics {
  /** Whether text has the form of a standard topic's ARN. */
  isTopicArn(text: string): boolean;
  /** Publishes to all who have subscribed; a topic that is not there is the topics' own concern. */
  publish(
    topicArn: string,
    outgoing: {
      readonly message: string;
      readonly messageAttributes: Readonly<Record<string, { readonly type: 'String'; readonly value: string }>>;
    },
  ): unknown;
}

interface Stream {
  readonly streamingId: string;
  readonly topicArn: string;
}

/** Administrator guide, chat-message-streaming. */
const MOST_STREAMS_OF_A_CONTACT = 2;

/**
 * Message streaming: whatever a chat's websockets get is published to its topics too. A stream belongs to the chat:
 * it goes on over transfers, until it is stopped or the chat has ended.
 */
export class ContactStreams {
  readonly #topics: Topics;
  readonly #instance: Instance;
  readonly #chance: Chance;
  /** By initial contact id. */
  readonly #streams = new Map<string, readonly Stream[]>();

  constructor(parts: { topics: Topics; instance: Instance; chance: Chance }) {
    this.#topics = parts.topics;
    this.#instance = parts.instance;
    this.#chance = parts.chance;
  }

  /** Refuses what is not a standard topic of the instance's region. */
  checkEndpoint(topicArn: string): void {
    if (!this.#topics.isTopicArn(topicArn)) {
      throw new ServiceError(
        'InvalidParameterException',
        'ChatStreamingConfiguration.StreamingEndpointArn must be the ARN of a standard SNS topic.',
      );
    }
    const [, , , region] = topicArn.split(':');
    if (region === this.#instance.region) return;
    throw new ServiceError(
      'InvalidParameterException',
      `The topic is in ${region}. Expected one in the instance's region, ${this.#instance.region}.`,
    );
  }

  /** Starts a stream and answers its id. That a third one is refused with this error is assumed. */
  start(initialContactId: string, topicArn: string): string {
    this.checkEndpoint(topicArn);
    const streams = this.#streams.get(initialContactId) ?? [];
    if (streams.length >= MOST_STREAMS_OF_A_CONTACT) {
      throw new ServiceError(
        'LimitExceededException',
        `The contact streams to ${MOST_STREAMS_OF_A_CONTACT} topics already, the most there can be: stop one first.`,
      );
    }
    const streamingId = this.#chance.uuid();
    this.#streams.set(initialContactId, [...streams, { streamingId, topicArn }]);
    return streamingId;
  }

  /** Stops a stream; false where the chat has no such one. */
  stop(initialContactId: string, streamingId: string): boolean {
    const streams = this.#streams.get(initialContactId) ?? [];
    const others = streams.filter((stream) => stream.streamingId !== streamingId);
    if (others.length === streams.length) return false;
    if (others.length === 0) this.#streams.delete(initialContactId);
    else this.#streams.set(initialContactId, others);
    return true;
  }

  onChatEvent(event: ChatEvent): void {
    if (event.type === 'ITEM') this.#publish(event);
    // Its `chat.ended` item has gone out by now.
    else if (event.type === 'CHAT_ENDED') this.#streams.delete(event.chat.initialContactId);
  }

  /** The body and the attributes are those of the administrator guide, sns-payload. */
  #publish({ chat, item, visibleTo }: ChatEventOf<'ITEM'>): void {
    const streams = this.#streams.get(chat.initialContactId);
    if (streams === undefined) return;
    const message = JSON.stringify(socketItem(item));
    const attributes = {
      InitialContactId: item.initialContactId,
      ContactId: item.contactId,
      MessageVisibility: visibleTo,
      Type: item.type,
      ContentType: item.contentType,
      // An attribute has no empty value: what names nobody, such as `chat.ended`, goes without (assumed).
      ...(item.role === undefined ? {} : { ParticipantRole: item.role }),
      InstanceId: this.#instance.instanceId,
      AccountId: this.#instance.accountId,
    };
    const messageAttributes = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { type: 'String', value } as const]),
    );
    for (const { topicArn } of streams) this.#topics.publish(topicArn, { message, messageAttributes });
  }
}
