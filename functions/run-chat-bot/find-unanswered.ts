import { CallFailed } from '../shared/aws/call-aws.ts';
import { type BotSession, JOIN } from '../shared/bots/bot-session.ts';
import { type TranscriptMessage, type TranscriptReader, transcriptPages } from '../shared/bots/transcript.ts';

/** What was found in the transcript. */
export interface Found {
  /** Customers' messages that wait for an answer, in the order in which they were written. */
  readonly unanswered: readonly TranscriptMessage[];
  /** When the oldest message that was read was written. Everything before it is answered. */
  readonly since: string;
}

/**
 * Finds what the customer wrote and the bot has not answered. Reading begins some answers back and not at the last one:
 * a message may get into the transcript later than one that was written after it.
 */
export async function findUnanswered(session: BotSession, reader: TranscriptReader): Promise<Found> {
  const messages = await messagesSince(session, reader);
  const unanswered = messages.filter(
    ({ id, role, contactId }) =>
      role === 'CUSTOMER' && contactId === session.contactId && !session.answered.includes(id),
  );
  return { unanswered, since: messages[0]?.at ?? '' };
}

async function messagesSince(session: BotSession, reader: TranscriptReader): Promise<readonly TranscriptMessage[]> {
  const anchor = session.answered.find((id) => id !== JOIN);
  if (anchor === undefined) return messagesOfContact(session.contactId, reader);
  const messages: TranscriptMessage[] = [];
  try {
    const start = { StartPosition: { Id: anchor }, ScanDirection: 'FORWARD' } as const;
    for await (const page of transcriptPages(reader, start)) messages.push(...page);
    return messages;
  } catch (thrown) {
    // The item is not in the transcript, for whatever reason: all of the contact's are read.
    if (!(thrown instanceof CallFailed) || thrown.failure.awsError !== 'ValidationException') throw thrown;
    return messagesOfContact(session.contactId, reader);
  }
}

/** Reads back from the end, and stops where an earlier contact, or a past chat, begins. */
export async function messagesOfContact(
  contactId: string,
  reader: TranscriptReader,
): Promise<readonly TranscriptMessage[]> {
  let messages: readonly TranscriptMessage[] = [];
  for await (const page of transcriptPages(reader, { ScanDirection: 'BACKWARD' })) {
    const ours = page.filter((message) => message.contactId === contactId);
    messages = [...ours, ...messages];
    if (ours.length < page.length) break;
  }
  return messages;
}
