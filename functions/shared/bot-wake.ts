import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { callAws } from './call-aws.ts';
import * as z from './zod.ts';

const id = z.string().check(z.minLength(1), z.maxLength(256));

/**
 * A message of the bots' queue that is ours: look at this contact's bot. It names the item that the look is about, and never holds its text,
 * so that nothing a customer wrote ends in a dead-letter queue.
 */
const wake = z.object({
  wake: z.object({
    contactId: id,
    itemId: z.optional(id),
    /** When the item was written, as the service gives it. */
    itemAt: z.optional(z.string()),
    /** Somebody left, or the chat ended. */
    maybeGone: z.optional(z.boolean()),
    /** How many times it was looked already. */
    attempt: z.int().check(z.nonnegative()),
  }),
});

export type Wake = z.infer<typeof wake>['wake'];

/** Reads a queue message's parsed body. `undefined` when it is no wake. */
export function parseWake(body: unknown): Wake | undefined {
  const parsed = wake.safeParse(body);
  return parsed.success ? parsed.data.wake : undefined;
}

/** Where RunChatBot gets its messages from. */
export class BotQueue {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  /** @throws CallFailed */
  async wake(content: Wake, delaySeconds: number, abortSignal: AbortSignal): Promise<void> {
    const command = new SendMessageCommand({
      QueueUrl: this.#url,
      MessageBody: JSON.stringify({ wake: content }),
      DelaySeconds: delaySeconds,
    });
    await callAws('SendMessage', this.#client, command, abortSignal);
  }
}
