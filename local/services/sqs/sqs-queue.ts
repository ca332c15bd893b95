import type { DeployedSqsQueue } from '../../deployment/deployment.ts';
import type { Chance, ChatClock, Deadline } from '../../engine/index.ts';
import {
  bytesOf,
  type MessageAttributes,
  type MessageView,
  type OutgoingMessage,
  type ReceivedMessage,
} from './message.ts';

interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly messageGroupId: string | undefined;
  readonly traceHeader: string | undefined;
  readonly sentAtMs: number;
  receiveCount: number;
  firstReceivedAtMs: number;
  visibleAtMs: number;
  /** The newest one; an older handle deletes nothing. */
  receiptHandle: string;
  /** Runs when the message becomes visible. */
  deadline: Deadline | undefined;
}

/** One queue on the chat clock: delay, visibility timeout, receive count, redrive and retention. */
export class SqsQueue {
  readonly deployed: DeployedSqsQueue;
  readonly #clock: ChatClock;
  readonly #chance: Chance;
  readonly #deadLetterQueue: () => SqsQueue | undefined;
  /** In the order in which they came. */
  readonly #messages = new Set<Message>();
  readonly #onVisible: (() => void)[] = [];

  constructor(parts: {
    deployed: DeployedSqsQueue;
    clock: ChatClock;
    chance: Chance;
    /** Where messages go that were received too often. */
    deadLetterQueue: () => SqsQueue | undefined;
  }) {
    this.deployed = parts.deployed;
    this.#clock = parts.clock;
    this.#chance = parts.chance;
    this.#deadLetterQueue = parts.deadLetterQueue;
  }

  /** Calls `listener` whenever a message becomes visible. */
  onVisible(listener: () => void): void {
    this.#onVisible.push(listener);
  }

  /** Returns the message's id. */
  send(outgoing: OutgoingMessage): string {
    const message: Message = {
      messageId: this.#chance.uuid(),
      body: outgoing.body,
      attributes: outgoing.attributes ?? {},
      messageGroupId: outgoing.messageGroupId,
      traceHeader: outgoing.traceHeader,
      sentAtMs: this.#clock.nowMs,
      receiveCount: 0,
      firstReceivedAtMs: 0,
      visibleAtMs: 0,
      receiptHandle: '',
      deadline: undefined,
    };
    this.#messages.add(message);
    this.#hideFor(message, (outgoing.delaySeconds ?? this.deployed.delaySeconds) * 1000);
    return message.messageId;
  }

  get visibleCount(): number {
    this.#dropExpired();
    return [...this.#messages].filter((message) => this.#isVisible(message)).length;
  }

  /** Hands out up to `max` visible messages, each hidden for the visibility timeout; at least one, else by size. */
  receive(max: number, maxBytes = Number.POSITIVE_INFINITY): readonly ReceivedMessage[] {
    this.#dropExpired();
    const received: ReceivedMessage[] = [];
    let bytes = 0;
    for (const message of this.#messages) {
      if (received.length === max) break;
      if (!this.#isVisible(message) || this.#redrive(message)) continue;
      bytes += bytesOf(message);
      if (received.length > 0 && bytes > maxBytes) break;
      message.receiveCount += 1;
      if (message.receiveCount === 1) message.firstReceivedAtMs = this.#clock.nowMs;
      message.receiptHandle = this.#chance.token();
      this.#hideFor(message, this.deployed.visibilityTimeoutSeconds * 1000);
      const { messageId, receiptHandle, body, attributes, messageGroupId, traceHeader, sentAtMs } = message;
      const { firstReceivedAtMs, receiveCount } = message;
      received.push({
        messageId,
        receiptHandle,
        body,
        attributes,
        messageGroupId,
        traceHeader,
        sentAtMs,
        firstReceivedAtMs,
        receiveCount,
      });
    }
    return received;
  }

  /** A handle that is not the message's newest deletes nothing. */
  delete(receiptHandle: string): void {
    for (const message of this.#messages) {
      if (message.receiptHandle === receiptHandle) this.#remove(message);
    }
  }

  /** Moves a received message on at once; without a dead-letter queue it is deleted. */
  giveUp(receiptHandle: string): void {
    for (const message of this.#messages) {
      if (message.receiptHandle !== receiptHandle) continue;
      this.#remove(message);
      const deadLetterQueue = this.#deadLetterQueue();
      if (deadLetterQueue !== undefined) deadLetterQueue.#takeOver(message);
    }
  }

  /** What is in the queue, oldest first. */
  get messages(): readonly MessageView[] {
    this.#dropExpired();
    return Array.from(this.#messages, (message) => {
      const { messageId, body, receiveCount, sentAtMs, visibleAtMs } = message;
      const hidden = receiveCount === 0 ? 'DELAYED' : 'IN_FLIGHT';
      return {
        messageId,
        body,
        receiveCount,
        sentAtMs,
        visibleAtMs,
        state: this.#isVisible(message) ? 'VISIBLE' : hidden,
      };
    });
  }

  #isVisible(message: Message): boolean {
    return message.visibleAtMs <= this.#clock.nowMs;
  }

  #hideFor(message: Message, hiddenMs: number): void {
    this.#clock.cancel(message.deadline);
    message.visibleAtMs = this.#clock.nowMs + hiddenMs;
    if (hiddenMs === 0) {
      message.deadline = undefined;
      this.#tell();
    } else {
      message.deadline = this.#clock.at(message.visibleAtMs, 'QUEUE_DELAY', () => this.#tell());
    }
  }

  /** Moves a message on that was received as often as the redrive policy allows; true where it did. */
  #redrive(message: Message): boolean {
    const { redrive } = this.deployed;
    if (redrive === undefined || message.receiveCount < redrive.maxReceiveCount) return false;
    const deadLetterQueue = this.#deadLetterQueue();
    if (deadLetterQueue === undefined) return false;
    this.#remove(message);
    deadLetterQueue.#takeOver(message);
    return true;
  }

  /**
   * It keeps its id and age: retention counts from when it was first sent (SQS developer guide,
   * sqs-dead-letter-queues). Its receive count begins anew (assumed).
   */
  #takeOver(message: Message): void {
    const moved: Message = { ...message, receiveCount: 0, receiptHandle: '', deadline: undefined };
    this.#messages.add(moved);
    this.#hideFor(moved, 0);
  }

  #remove(message: Message): void {
    this.#clock.cancel(message.deadline);
    this.#messages.delete(message);
  }

  /** Done when somebody looks, so that no advance has to visit the end of each message's days. */
  #dropExpired(): void {
    const oldestMs = this.#clock.nowMs - this.deployed.retentionSeconds * 1000;
    for (const message of this.#messages) if (message.sentAtMs < oldestMs) this.#remove(message);
  }

  #tell(): void {
    for (const listener of this.#onVisible) listener();
  }
}
