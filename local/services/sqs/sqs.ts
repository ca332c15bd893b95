import type { Work } from '../../clock/work.ts';
import type { DeployedEventSource, DeployedSqsQueue } from '../../deployment/deployment.ts';
import type { Chance, ChatClock } from '../../engine/index.ts';
import type { Invoke } from '../../lambda/invocation.ts';
import { EventSource } from './event-source.ts';
import type { MessageView } from './message.ts';
import { SqsQueue } from './sqs-queue.ts';

export interface QueueView {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  /** Whether another queue sends it what was received too often. */
  readonly holdsDeadLetters: boolean;
  readonly messages: readonly MessageView[];
}

/** The deployment's queues, and the functions that they feed. */
export class Sqs {
  readonly #queues = new Map<string, SqsQueue>();
  readonly #deadLetterArns: ReadonlySet<string>;

  constructor(parts: {
    queues: readonly DeployedSqsQueue[];
    eventSources: readonly DeployedEventSource[];
    clock: ChatClock;
    work: Work;
    chance: Chance;
    invoke: Invoke;
  }) {
    const { clock, work, chance, invoke } = parts;
    this.#deadLetterArns = new Set(parts.queues.flatMap(({ redrive }) => (redrive ? [redrive.deadLetterArn] : [])));
    const absent = [...this.#deadLetterArns].filter((arn) => !parts.queues.some((queue) => queue.arn === arn));
    for (const deployed of [...parts.queues, ...absent.map(importedQueue)]) {
      const deadLetterArn = deployed.redrive?.deadLetterArn;
      const deadLetterQueue = (): SqsQueue | undefined =>
        deadLetterArn === undefined ? undefined : this.queue(deadLetterArn);
      this.#queues.set(deployed.arn, new SqsQueue({ deployed, clock, chance, deadLetterQueue }));
    }
    for (const deployed of parts.eventSources) {
      const queue = this.queue(deployed.queueArn);
      if (queue !== undefined) new EventSource({ deployed, queue, clock, work, invoke });
    }
  }

  /** By ARN, URL, name or logical id. */
  queue(named: string): SqsQueue | undefined {
    const byArn = this.#queues.get(named);
    if (byArn !== undefined) return byArn;
    const path = pathOf(named);
    return [...this.#queues.values()].find(
      ({ deployed }) =>
        deployed.name === named ||
        deployed.logicalId === named ||
        (path !== undefined && pathOf(deployed.url) === path),
    );
  }

  /** Every queue with what is in it, for tests and the control interface. */
  get queues(): readonly QueueView[] {
    return Array.from(this.#queues.values(), ({ deployed, messages }) => ({
      name: deployed.name,
      arn: deployed.arn,
      url: deployed.url,
      holdsDeadLetters: this.#deadLetterArns.has(deployed.arn),
      messages,
    }));
  }

  /** What was received too often, over all queues. */
  get deadLetters(): readonly MessageView[] {
    return this.queues.filter(({ holdsDeadLetters }) => holdsDeadLetters).flatMap(({ messages }) => messages);
  }
}

/** A URL's path: the same queue is reached by any host name of this machine. */
function pathOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).pathname : undefined;
}

/** A dead-letter queue that no stack makes is there all the same, so that what it gets can be looked at. */
function importedQueue(arn: string): DeployedSqsQueue {
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  return {
    logicalId: name,
    name,
    arn,
    url: '',
    delaySeconds: 0,
    visibilityTimeoutSeconds: 30,
    retentionSeconds: 345_600,
    redrive: undefined,
  };
}
