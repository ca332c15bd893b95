import type { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { CallFailed } from '../shared/aws/call-aws.ts';
import { type BotSession, JOIN } from '../shared/bots/bot-session.ts';
import { type TranscriptMessage, transcriptPages } from '../shared/bots/transcript.ts';

/** What a look into the transcript found. */
export interface Found {
  /** Customers' messages that wait for an answer, in the order in which they were written. */
  readonly unanswered: readonly TranscriptMessage[];
  /** When the oldest message was written that the look could see; before it, all is answered. */
  readonly since: string;
}

/**
 * Finds what the customer wrote and the bot has not answered. The look begins some answers back and not at the last one: a message may get
 * into the transcript later than one that was written after it.
 */
export async function findUnanswered(
  session: BotSession,
  client: ConnectParticipantClient,
  connectionToken: string,
  signal: AbortSignal,
): Promise<Found> {
  const messages = await messagesSince(
    session,
    session.answered.find((id) => id !== JOIN),
    client,
    connectionToken,
    signal,
  );
  const unanswered = messages.filter(
    ({ id, role, contactId }) =>
      role === 'CUSTOMER' && contactId === session.contactId && !session.answered.includes(id),
  );
  return { unanswered, since: messages[0]?.at ?? '' };
}

async function messagesSince(
  session: BotSession,
  anchor: string | undefined,
  client: ConnectParticipantClient,
  connectionToken: string,
  signal: AbortSignal,
): Promise<readonly TranscriptMessage[]> {
  if (anchor === undefined) return messagesOfContact(session.contactId, client, connectionToken, signal);
  const messages: TranscriptMessage[] = [];
  try {
    const start = { StartPosition: { Id: anchor }, ScanDirection: 'FORWARD' } as const;
    for await (const page of transcriptPages(client, connectionToken, start, signal)) messages.push(...page);
    return messages;
  } catch (thrown) {
    // The item is not in the transcript, for whatever reason: all of the contact's are looked at.
    if (!(thrown instanceof CallFailed) || thrown.failure.awsError !== 'ValidationException') throw thrown;
    return messagesOfContact(session.contactId, client, connectionToken, signal);
  }
}

/** Reads back from the end, and stops where an earlier contact, or a past chat, begins. */
export async function messagesOfContact(
  contactId: string,
  client: ConnectParticipantClient,
  connectionToken: string,
  signal: AbortSignal,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly TranscriptMessage[]> {
  let messages: readonly TranscriptMessage[] = [];
  for await (const page of transcriptPages(client, connectionToken, { ScanDirection: 'BACKWARD' }, signal)) {
    const ours = page.filter((message) => message.contactId === contactId);
    messages = [...ours, ...messages];
    if (ours.length < page.length || messages.length >= most) break;
  }
  return most === Number.POSITIVE_INFINITY ? messages : messages.slice(-most);
}
