import {
  type ConnectParticipantClient,
  SendEventCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { CallFailed, callAws } from '../shared/aws/call-aws.ts';
import { type Reply, TEXT } from '../shared/bots/bot-answer.ts';

/** The shortest of the limits that AWS's pages give for a text (API reference, SendMessage). */
const LONGEST_TEXT = 1024;

/** A message ready to be sent, and the client token that makes it one, however often it is sent. */
interface Outgoing {
  readonly contentType: string;
  readonly content: string;
  readonly clientToken: string;
}

/**
 * The messages that a reply becomes: one, or several where a text is too long for one.
 *
 * @param token the client token of the reply
 */
function outgoing(contentType: string, content: string, token: string): readonly Outgoing[] {
  if (contentType.startsWith('application/')) return [{ contentType, content, clientToken: token }];
  return split(content).map((part, index) => ({
    contentType,
    content: part,
    clientToken: index === 0 ? token : `${token}/${index}`,
  }));
}

/** Sends a reply; in plain where the chat does not take its content type. */
export async function sendReply(
  reply: Reply,
  token: string,
  send: (message: Outgoing) => Promise<void>,
): Promise<void> {
  try {
    for (const message of outgoing(reply.contentType, reply.content, token)) await send(message);
  } catch (thrown) {
    const isRefused = thrown instanceof CallFailed && thrown.failure.awsError === 'ValidationException';
    if (!isRefused || reply.contentType === TEXT) throw thrown;
    for (const message of outgoing(TEXT, reply.plain, `${token}/plain`)) await send(message);
  }
}

/** @throws CallFailed */
export async function sendMessage(
  client: ConnectParticipantClient,
  connectionToken: string,
  { contentType, content, clientToken }: Outgoing,
  signal: AbortSignal,
): Promise<void> {
  const command = new SendMessageCommand({
    ConnectionToken: connectionToken,
    ContentType: contentType,
    Content: content,
    ClientToken: clientToken,
  });
  await callAws('SendMessage', client, command, signal);
}

/** Shows the customer that somebody is typing. @throws CallFailed */
export async function sendTyping(
  client: ConnectParticipantClient,
  connectionToken: string,
  clientToken: string,
  signal: AbortSignal,
): Promise<void> {
  const command = new SendEventCommand({
    ConnectionToken: connectionToken,
    ContentType: 'application/vnd.amazonaws.connect.event.typing',
    ClientToken: clientToken,
  });
  await callAws('SendEvent', client, command, signal);
}

/** Parts of a text that are short enough, cut between paragraphs, lines or words where there are any. */
function split(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > LONGEST_TEXT) {
    const near = rest.slice(0, LONGEST_TEXT);
    const at = ['\n\n', '\n', ' '].map((gap) => near.lastIndexOf(gap)).find((index) => index > LONGEST_TEXT / 2);
    const end = at ?? near.length - (/[\uD800-\uDBFF]$/.test(near) ? 1 : 0);
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === '' ? parts : [...parts, rest];
}
