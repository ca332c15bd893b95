import * as z from '../lambda/zod.ts';
import { botAnswer } from './bot-answer.ts';

/**
 * Where a session stands. It is `ADDING` from before the first call on, so that a crash leaves something to clean up.
 * `CLOSING`: the bot is on its way out, and whoever finds it so goes on. `CLOSED`: it no longer holds a token.
 */
const PHASES = ['ADDING', 'OPEN', 'CLOSING', 'CLOSED'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * A participant that was created this long ago and is not connected has lapsed (administrator guide,
 * chat-customize-flow). A session that is `ADDING` for so long will not be added any more.
 */
export const LAPSE_MS = 15_000;

/** How a session ended. */
const outcome = z.enum(['HANDED_OFF', 'REMOVED', 'GONE', 'NOT_ADDED']);

const connection = z.object({ token: z.string(), expiresAtMs: z.number() });

const facts = z.object({
  instanceId: z.string(),
  initialContactId: z.string(),
  bot: z.string(),
  displayName: z.string(),
  /** When the phase was entered. */
  sinceMs: z.number(),
  participantId: z.optional(z.string()),
  participantToken: z.optional(z.string()),
  connection: z.optional(connection),
  streamingId: z.optional(z.string()),
  /** The items answered last, oldest first: the bot reads the transcript from the first of them on. */
  answered: z.array(z.string()),
  memory: z.record(z.string(), z.string()),
  /** An answer that is decided and not yet wholly carried out: it is finished before anything else is answered. */
  pending: z.optional(z.object({ itemId: z.string(), answer: botAnswer })),
  outcome: z.optional(outcome),
});

export type Outcome = z.infer<typeof outcome>;
export type Connection = z.infer<typeof connection>;
type SessionFacts = z.infer<typeof facts>;

/** A bot's stay in a chat. There is one row for each contact; each stay has a generation of its own. */
export interface BotSession extends SessionFacts {
  readonly contactId: string;
  readonly generation: number;
  readonly phase: Phase;
}

/** The item that stands for the bot's own join among those answered. */
export const JOIN = 'join';

const MOST_REMEMBERED = 20;

/** The session after an item was answered, and its answer carried out. */
export function withAnswered(
  session: BotSession,
  itemId: string,
  memory: Readonly<Record<string, string>>,
): BotSession {
  const { pending: _, ...rest } = session;
  const others = session.answered.filter((id) => id !== JOIN && id !== itemId);
  return {
    ...rest,
    answered: [JOIN, ...[...others, ...(itemId === JOIN ? [] : [itemId])].slice(-MOST_REMEMBERED)],
    memory,
  };
}

/** A session that is over: nothing of it is secret any more. */
export function closed(session: BotSession, result: Outcome, nowMs: number): BotSession {
  const { participantToken: _, connection: __, pending: ___, streamingId: ____, ...rest } = session;
  return { ...rest, phase: 'CLOSED', sinceMs: nowMs, outcome: result, memory: {} };
}

/** The client token of one act of one session: the same for each try of it, and no other's. */
export const clientToken = ({ contactId, bot, generation }: BotSession, act: string): string =>
  `${contactId}/${bot}/${generation}/${act}`;

export const phase = z.enum(PHASES);

/** Reads a row's facts. `undefined` when they are not as this version writes them. */
export function parseFacts(text: string): SessionFacts | undefined {
  try {
    const parsed = facts.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The facts of a session as its row holds them. */
export function writeFacts({ contactId: _, generation: __, phase: ___, ...rest }: BotSession): string {
  return JSON.stringify(rest);
}
