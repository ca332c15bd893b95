import { Refusal } from './errors.ts';

const MINUTE_MS = 60_000;

/** A customer who has not connected by then loses the chat (API reference, StartChatContact). */
export const CUSTOMER_CONNECTION_LIMIT_MS = 5 * MINUTE_MS;

/** A custom participant must have connected by then (administrator guide, chat-customize-flow). */
export const CUSTOM_PARTICIPANT_CONNECTION_LIMIT_MS = 15_000;

/** API reference, StartChatContact: 60 minutes to 7 days. Default: 25 hours. */
export const DEFAULT_CHAT_DURATION_MINUTES = 25 * 60;
const MIN_CHAT_DURATION_MINUTES = 60;
const MAX_CHAT_DURATION_MINUTES = 7 * 24 * 60;

/** The first contact and those that transfers and disconnect flows add to it. */
export const MAX_CONTACTS_IN_CHAIN = 12;

/**
 * A chat that continues another can read its transcript only some time after its end. A minute is assumed: the
 * service stores transcripts after the contact, and does not say when.
 */
export const DEFAULT_TRANSCRIPT_DELAY_SECONDS = 60;

/** The participant service's model: no message is longer, whatever a setting says. */
const MAX_MESSAGE_CHARACTERS = 16_384;

export const INTERACTIVE_MESSAGE = 'application/vnd.amazonaws.connect.message.interactive';
export const INTERACTIVE_RESPONSE = 'application/vnd.amazonaws.connect.message.interactive.response';

/** Characters at most, by content type. A content type that is not listed is refused. */
export type MessageLimits = Readonly<Record<string, number>>;

/**
 * API reference, SendMessage. Other pages of the service name 16,384 for all of them, so each can be set.
 * `message.interactive` is not listed there: the model's limit is assumed.
 */
export const DEFAULT_MESSAGE_LIMITS: MessageLimits = {
  'text/plain': 1024,
  'text/markdown': 1024,
  'application/json': 12_000,
  [INTERACTIVE_MESSAGE]: MAX_MESSAGE_CHARACTERS,
  [INTERACTIVE_RESPONSE]: 12_288,
};

/** Every content type that a chat can be started for (API reference, StartChatContact). */
export const MESSAGE_CONTENT_TYPES: readonly string[] = Object.keys(DEFAULT_MESSAGE_LIMITS);

/** Refuses a message whose content type is unknown, or that is empty or too long for it. */
export function checkMessage(limits: MessageLimits, message: { contentType: string; content: string }): void {
  const setting = Object.hasOwn(limits, message.contentType) ? limits[message.contentType] : undefined;
  if (setting === undefined) {
    throw new Refusal(
      'INVALID',
      `A message cannot have the content type "${message.contentType}". ` +
        `Expected one of ${Object.keys(limits).join(', ')}.`,
    );
  }
  if (message.content === '') throw new Refusal('INVALID', 'The message is empty. Expected at least one character.');
  const limit = Math.min(setting, MAX_MESSAGE_CHARACTERS);
  if (message.content.length <= limit) return;
  const characters = countCharacters(message.content);
  if (characters > limit) {
    throw new Refusal(
      'INVALID',
      `The message has ${characters} characters. Expected at most ${limit} for ${message.contentType}.`,
    );
  }
}

/** Refuses what the chat was not started for; without a list it takes whatever a message can be. */
export function checkContentType(contentTypes: readonly string[] | undefined, contentType: string): void {
  if (contentTypes === undefined || contentTypes.includes(contentType)) return;
  throw new Refusal(
    'INVALID',
    `The chat does not take messages of type "${contentType}". It was started for ${contentTypes.join(', ')}.`,
  );
}

export function checkChatDuration(minutes: number): void {
  if (Number.isInteger(minutes) && minutes >= MIN_CHAT_DURATION_MINUTES && minutes <= MAX_CHAT_DURATION_MINUTES) return;
  throw new Refusal(
    'INVALID',
    `The chat duration is ${minutes} minutes. ` +
      `Expected a whole number from ${MIN_CHAT_DURATION_MINUTES} to ${MAX_CHAT_DURATION_MINUTES}.`,
  );
}

/** Code points: a character outside the basic plane counts once. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
