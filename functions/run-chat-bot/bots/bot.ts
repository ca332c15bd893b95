import {
  type Answer,
  type HandOff,
  INTERACTIVE,
  MARKDOWN,
  type Memory,
  type Reply,
  TEXT,
} from '../../shared/bots/bot-answer.ts';
import type { Language } from './languages.ts';

export type { Answer, HandOff, Memory, Reply };

/**
 * A custom bot. What it answers is sent in order and exactly once; it is asked again only for what was not answered
 * yet.
 */
export interface Bot {
  /** Whether an answer takes long enough for the customer to be shown that somebody is typing. */
  readonly isSlow?: boolean;
  /** The bot has joined the chat. */
  onJoin(chat: BotChat): Answer | Promise<Answer>;
  /** The customer wrote something. */
  onMessage(message: CustomerMessage, chat: BotChat): Answer | Promise<Answer>;
}

/** A customer's message as a bot reads it. */
interface CustomerMessage {
  /** What was written, or the option that was tapped. */
  readonly text: string;
  readonly contentType: string;
  /** As it was sent: JSON where the content type is one. */
  readonly content: string;
}

/** The chat as a bot sees it. */
export interface BotChat {
  /** The language that the deployment's texts are in. */
  readonly language: Language;
  /** What the bot's last answer asked to remember. */
  readonly memory: Memory;
  /** Aborts when the time for an answer is over. */
  readonly abortSignal: AbortSignal;
  /** The newest messages of this contact up to the one to be answered, oldest first. */
  history(most: number): Promise<readonly Turn[]>;
}

/** One message of the conversation so far. */
export interface Turn {
  /** As in a transcript: `CUSTOMER`, `CUSTOM_BOT`, `SYSTEM`. */
  readonly role: string;
  readonly text: string;
}

/** A plain text. */
export const text = (content: string): Reply => ({ contentType: TEXT, content, plain: content });

/** A text with Markdown, which is left out where the chat does not take it. */
export const markdown = (content: string): Reply => ({
  contentType: MARKDOWN,
  content,
  plain: content
    .replace(/\[([^\][]*)\]\(([^()]*)\)/g, '$1 ($2)')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/^#{1,6} +/gm, ''),
});

/**
 * Options to tap, or numbered ones to choose from where the chat does not take them. At most five (administrator guide,
 * interactive-messages).
 */
export const quickReplies = (title: string, options: readonly string[]): Reply => ({
  contentType: INTERACTIVE,
  content: JSON.stringify({
    templateType: 'QuickReply',
    version: '1.0',
    data: { content: { title, elements: options.map((option) => ({ title: option })) } },
  }),
  plain: [title, ...options.map((option, index) => `${index + 1}. ${option}`)].join('\n'),
});
