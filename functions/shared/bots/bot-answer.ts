import * as z from '../lambda/zod.ts';

/**
 * The content types of SendMessage that a bot uses (API reference, SendMessage; administrator guide,
 * interactive-messages).
 */
export const TEXT = 'text/plain';
export const MARKDOWN = 'text/markdown';
export const INTERACTIVE = 'application/vnd.amazonaws.connect.message.interactive';

/** One message of a bot. `plain` is what goes out instead where the chat does not take the content type. */
const reply = z.object({ contentType: z.enum([TEXT, MARKDOWN, INTERACTIVE]), content: z.string(), plain: z.string() });

/**
 * The end of a bot's work: why, in one word for flows to compare; what an agent should know; and attributes of the
 * bot's own.
 */
const handOff = z.object({
  reason: z.string(),
  summary: z.string(),
  attributes: z.optional(z.record(z.string(), z.string())),
});

/** What a bot says to one message, or at its join. */
const answer = z.object({
  replies: z.array(reply),
  handOff: z.optional(handOff),
  /** What the bot wants to know again at the customer's next message. What is left out is forgotten. */
  memory: z.optional(z.record(z.string(), z.string())),
});

export const botAnswer = answer;
export type Reply = z.infer<typeof reply>;
export type HandOff = z.infer<typeof handOff>;
export type Answer = z.infer<typeof answer>;
export type Memory = Readonly<Record<string, string>>;
