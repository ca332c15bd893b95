import type { Work } from '../../clock/work.ts';
import type { DeployedEventSource } from '../../deployment/deployment.ts';
import type { ChatClock, Deadline } from '../../engine/index.ts';
import type { Invoke } from '../../lambda/invocation.ts';
import { highestOf, isLoop, readLineage } from '../../lambda/lineage.ts';
import type { ReceivedMessage } from './message.ts';
import { failedMessageIds, sqsEvent } from './sqs-event.ts';
import type { SqsQueue } from './sqs-queue.ts';

/** Lambda begins with five concurrent batches of a standard queue (Lambda developer guide, services-sqs-scaling). */
const DEFAULT_CONCURRENCY = 5;
/** A batch must fit into Lambda's 6 MB as JSON, where text can take twice its room (assumed). */
const MAX_BATCH_BYTES = 3 * 1024 * 1024;

/**
 * Feeds a function from a queue. A message is deleted when its batch, or it in a partial response, succeeded. Any other
 * becomes visible again after the visibility timeout: on the chat clock, so that what fails for ever still settles.
 */
export class EventSource {
  readonly #deployed: DeployedEventSource;
  readonly #queue: SqsQueue;
  readonly #clock: ChatClock;
  readonly #work: Work;
  readonly #invoke: Invoke;
  #running = 0;
  #looking = false;
  /** The end of the batching window that the first waiting message opened. */
  #window: Deadline | undefined;

  constructor(parts: { deployed: DeployedEventSource; queue: SqsQueue; clock: ChatClock; work: Work; invoke: Invoke }) {
    this.#deployed = parts.deployed;
    this.#queue = parts.queue;
    this.#clock = parts.clock;
    this.#work = parts.work;
    this.#invoke = parts.invoke;
    this.#queue.onVisible(() => this.#lookSoon());
  }

  /** After the present code, so that messages that are sent together come in one batch. */
  #lookSoon(): void {
    if (this.#looking) return;
    this.#looking = true;
    const end = this.#work.begin(this.#holder);
    queueMicrotask(() => {
      this.#looking = false;
      this.#look();
      end();
    });
  }

  #look(): void {
    const waiting = this.#queue.visibleCount;
    const windowMs = this.#deployed.maximumBatchingWindowSeconds * 1000;
    if (waiting === 0) return;
    if (windowMs === 0 || waiting >= this.#deployed.batchSize) {
      this.#deliver();
    } else if (this.#window === undefined) {
      this.#window = this.#clock.after(windowMs, 'QUEUE_DELAY', () => {
        this.#window = undefined;
        this.#deliver();
      });
    }
  }

  #deliver(): void {
    this.#clock.cancel(this.#window);
    this.#window = undefined;
    while (this.#running < (this.#deployed.maximumConcurrency ?? DEFAULT_CONCURRENCY)) {
      const received = this.#queue.receive(this.#deployed.batchSize, MAX_BATCH_BYTES);
      if (received.length === 0) return;
      const batch = this.#withoutLoops(received);
      if (batch.length === 0) continue;
      this.#running += 1;
      void this.#work.during(this.#holder, () => this.#process(batch));
    }
  }

  /** What a function sent itself too often is given up, unless it is allowed to (`RecursiveLoop`). */
  #withoutLoops(received: readonly ReceivedMessage[]): readonly ReceivedMessage[] {
    const { functionArn, recursiveLoop } = this.#deployed;
    if (recursiveLoop === 'Allow') return received;
    return received.filter(({ traceHeader, receiptHandle }) => {
      const isStopped = isLoop(readLineage(traceHeader), functionArn);
      if (isStopped) this.#queue.giveUp(receiptHandle);
      return !isStopped;
    });
  }

  async #process(batch: readonly ReceivedMessage[]): Promise<void> {
    const { functionArn } = this.#deployed;
    const lineage = highestOf(batch.map(({ traceHeader }) => readLineage(traceHeader)));
    const result = await this.#invoke(functionArn, sqsEvent(this.#queue.deployed, batch), lineage);
    this.#running -= 1;
    if (result.ok) {
      const failed = this.#deployed.reportBatchItemFailures
        ? failedMessageIds(result.payload, batch)
        : new Set<string>();
      for (const { messageId, receiptHandle } of batch) if (!failed.has(messageId)) this.#queue.delete(receiptHandle);
    }
    if (this.#queue.visibleCount > 0) this.#lookSoon();
  }

  get #holder(): string {
    return `the delivery of ${this.#queue.deployed.name}`;
  }
}
