import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { CallFailed, callAws } from '../aws/call-aws.ts';
import { member } from '../lambda/json.ts';
import * as z from '../lambda/zod.ts';

const id = z.string().check(z.minLength(1), z.maxLength(256));

/**
 * A message of the bots' queue that is ours: wake this contact's bot. It names the item that the wake is about, and
 * never holds its text, so that nothing a customer wrote ends in a dead-letter queue.
 */
const wake = z.object({
  wake: z.object({
    contactId: id,
    itemId: z.optional(id),
    /** When the item was written, as the service gives it. */
    itemAt: z.optional(z.string()),
    /** Somebody left, or the chat ended. */
    maybeGone: z.optional(z.boolean()),
    /** How many times the bot was woken for it already. */
    attempt: z.int().check(z.nonnegative()),
    /** It stands at the end of a lease, for a holder that dies. It is about nothing that no mark tells. */
    atLeasesEnd: z.optional(z.boolean()),
  }),
});

export type Wake = z.infer<typeof wake>['wake'];

/** Reads a queue message's parsed body. `undefined` when it is not a wake. */
export function parseWake(body: unknown): Wake | undefined {
  const parsed = wake.safeParse(body);
  return parsed.success ? parsed.data.wake : undefined;
}

/**
 * What stands in the queue, and then in the dead-letter queue, for a message that nobody could read: which one it was,
 * and nothing of what it held.
 */
const unreadable = z.object({ unreadable: z.object({ messageId: id, sentAt: z.string().check(z.maxLength(40)) }) });

type Unreadable = z.infer<typeof unreadable>['unreadable'];

/** Reads a queue message's parsed body. `undefined` when it stands for no unreadable message. */
export function parseUnreadable(body: unknown): Unreadable | undefined {
  const parsed = unreadable.safeParse(body);
  return parsed.success ? parsed.data.unreadable : undefined;
}

/**
 * The most invocations before one that a message of ours begins, each of which sent the next its message. Lambda stops
 * such a chain after about 16 (Lambda developer guide, invocation-recursion).
 */
const MOST_LINKS = 14;

/** How many invocations led to a message of the queue, by its parsed body: none to a notification. */
export function linksOf(body: unknown): number {
  const links = member(body, 'links');
  return typeof links === 'number' ? links : 0;
}

/** Where RunChatBot gets its messages from. */
export class BotQueue {
  readonly #client: SQSClient;
  readonly #url: string;
  /** How many invocations lead to what is sent: the one that sends it, and those that led to that. */
  readonly #links: number;

  constructor(client: SQSClient, url: string, links = 1) {
    this.#client = client;
    this.#url = url;
    this.#links = links;
  }

  /** The queue for an invocation that so many others led to. */
  after(links: number): BotQueue {
    return new BotQueue(this.#client, this.#url, links + 1);
  }

  /** @throws CallFailed */
  async wake(content: Wake, delaySeconds: number, abortSignal: AbortSignal): Promise<void> {
    await this.#send({ wake: content }, delaySeconds, abortSignal);
  }

  /** @throws CallFailed */
  async tellOfUnreadable(content: Unreadable, abortSignal: AbortSignal): Promise<void> {
    await this.#send({ unreadable: content }, 0, abortSignal);
  }

  /** At the end of a chain nothing is sent, and what was received is left to the queue: that adds no link. */
  async #send(content: object, delaySeconds: number, abortSignal: AbortSignal): Promise<void> {
    if (this.#links > MOST_LINKS) {
      throw new CallFailed({ operation: 'SendMessage', awsError: 'ChainTooLong', httpStatus: undefined });
    }
    const command = new SendMessageCommand({
      QueueUrl: this.#url,
      MessageBody: JSON.stringify({ ...content, links: this.#links }),
      DelaySeconds: delaySeconds,
    });
    await callAws('SendMessage', this.#client, command, abortSignal);
  }
}
