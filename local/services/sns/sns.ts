import type { DeployedSubscription, DeployedTopic } from '../../deployment/deployment.ts';
import type { Chance, ChatClock } from '../../engine/index.ts';
import { quoteName } from '../../error-texts.ts';
import type { AsyncInvocations } from '../async-invocations.ts';
import type { Sqs } from '../sqs/sqs.ts';
import { compileFilterPolicy, type FilteredMessage, type TopicMessageAttributes } from './filter-policy.ts';
import { envelope, type Notification, rawAttributes, snsEvent } from './notification.ts';

/** The oldest are forgotten, so that an unknown topic cannot fill the memory. */
const MAX_UNDELIVERED = 1000;

const TOPIC_ARN = /^arn:aws[-a-z]*:sns:[-a-z0-9]+:[0-9]{12}:[-\w]{1,256}$/;

/** Not a topic's ARN, or one of a FIFO topic, which message streaming does not take. */
export class TopicArnNotValid extends Error {
  override readonly name = 'TopicArnNotValid';

  constructor(topicArn: string) {
    super(`${quoteName(topicArn)} is not the ARN of a standard topic. Expected arn:aws:sns:region:account:name.`);
  }
}

export interface UndeliveredNotification {
  readonly topicArn: string;
  readonly messageId: string;
  readonly atMs: number;
  readonly reason: string;
  readonly message: string;
  readonly attributes: TopicMessageAttributes;
}

interface Subscription {
  readonly deployed: DeployedSubscription;
  readonly arn: string;
  readonly accepts: (message: FilteredMessage) => boolean;
}

/** The deployment's topics. A delivery goes out at once; what queues and functions make of it is theirs. */
export class Sns {
  readonly #topics: ReadonlySet<string>;
  readonly #subscriptions: readonly Subscription[];
  readonly #sqs: Sqs;
  readonly #clock: ChatClock;
  readonly #chance: Chance;
  readonly #invocations: AsyncInvocations;
  readonly #undelivered: UndeliveredNotification[] = [];

  /** Throws `PatternNotEmulated` for a policy that could not be kept. */
  constructor(parts: {
    topics: readonly DeployedTopic[];
    subscriptions: readonly DeployedSubscription[];
    sqs: Sqs;
    clock: ChatClock;
    chance: Chance;
    invocations: AsyncInvocations;
  }) {
    this.#topics = new Set(parts.topics.map(({ arn }) => arn));
    this.#sqs = parts.sqs;
    this.#clock = parts.clock;
    this.#chance = parts.chance;
    this.#invocations = parts.invocations;
    this.#subscriptions = parts.subscriptions.map((deployed) => ({
      deployed,
      arn: `${deployed.topicArn}:${parts.chance.uuid()}`,
      accepts: compileFilterPolicy(deployed.filterPolicy, deployed.filterPolicyScope),
    }));
  }

  /** Whether text has the form of a standard topic's ARN. */
  static isTopicArn(text: string): boolean {
    return TOPIC_ARN.test(text);
  }

  /** What reached nobody who would have taken it: the topic is of no stack, or its queue or function failed. */
  get undelivered(): readonly UndeliveredNotification[] {
    return this.#undelivered;
  }

  /**
   * Publishes to all subscriptions whose filter takes the message. A well-formed topic that no stack made is accepted,
   * and its message shown as undelivered. Throws `TopicArnNotValid` for any other text.
   */
  publish(topicArn: string, outgoing: { message: string; messageAttributes?: TopicMessageAttributes }): string {
    if (!Sns.isTopicArn(topicArn)) throw new TopicArnNotValid(topicArn);
    const notification: Notification = {
      topicArn,
      messageId: this.#chance.uuid(),
      message: outgoing.message,
      attributes: outgoing.messageAttributes ?? {},
      atMs: this.#clock.nowMs,
    };
    if (!this.#topics.has(topicArn)) this.#noteUndelivered(notification, 'no stack makes this topic');
    for (const subscription of this.#subscriptions) {
      const { deployed } = subscription;
      if (deployed.topicArn === topicArn && subscription.accepts(notification))
        this.#deliver(notification, subscription);
    }
    return notification.messageId;
  }

  #deliver(notification: Notification, { deployed, arn }: Subscription): void {
    const { endpointArn } = deployed;
    if (deployed.protocol === 'lambda') {
      this.#invocations.begin({
        functionArn: endpointArn,
        event: snsEvent(notification, arn),
        holder: `the delivery of ${notification.topicArn}`,
        onGivenUp: ({ failure, errorName }) =>
          this.#noteUndelivered(notification, `${endpointArn}: ${failure} ${errorName}`),
      });
      return;
    }
    const queue = this.#sqs.queue(endpointArn);
    if (queue === undefined) {
      this.#noteUndelivered(notification, `no stack makes the queue ${endpointArn}`);
    } else if (deployed.rawMessageDelivery) {
      queue.send({ body: notification.message, attributes: rawAttributes(notification.attributes) });
    } else {
      queue.send({ body: envelope(notification) });
    }
  }

  #noteUndelivered({ topicArn, messageId, message, attributes }: Notification, reason: string): void {
    this.#undelivered.push({ topicArn, messageId, atMs: this.#clock.nowMs, reason, message, attributes });
    if (this.#undelivered.length > MAX_UNDELIVERED) this.#undelivered.shift();
  }
}
