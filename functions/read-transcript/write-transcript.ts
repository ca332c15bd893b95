import { messageText } from '../shared/bots/message-text.ts';
import type { TranscriptMessage } from '../shared/bots/transcript.ts';
import type { FlowResult } from '../shared/flow/flow-result.ts';
import { cutText, jsonBytes } from './cut-text.ts';
import type { ReadingPlan } from './plan-reading.ts';

/** Administrator guide, connect-lambda-functions: a result is at most 32 KB. What is left is for its other members. */
const TRANSCRIPT_BYTES = 26 * 1024;
const MESSAGE_BYTES = 2 * 1024;

/**
 * The newest messages as a flow's result. Where they are more than a result can hold, the oldest are left out, and
 * `messageCount` is of those that are in it.
 *
 * @param newest the messages read, oldest first
 */
export function writeTranscript(newest: readonly TranscriptMessage[], plan: ReadingPlan, isWhole: boolean): FlowResult {
  const wanted = newest.filter(({ role }) => plan.roles.includes(role)).slice(-plan.maxMessages);
  const lines: string[] = [];
  let left = TRANSCRIPT_BYTES;
  let isCut = false;
  for (const line of wanted.map(lineOf).reverse()) {
    // A line end is two bytes in JSON.
    const fits = cutText(line, Math.max(left, 0), 'end');
    left -= jsonBytes(fits) + 2;
    if (left < 0 && lines.length > 0) break;
    lines.push(fits);
    isCut = fits !== line;
    if (isCut) break;
  }
  return {
    status: 'READ',
    messageCount: String(lines.length),
    isComplete: String(isWhole && !isCut && lines.length === wanted.length),
    transcript: (plan.order === 'ASCENDING' ? lines.reverse() : lines).join('\n'),
    lastCustomerMessage: lastOf(newest, 'CUSTOMER'),
    lastBotMessage: lastOf(newest, 'CUSTOM_BOT'),
  };
}

function lineOf({ displayName, role, contentType, content }: TranscriptMessage): string {
  return `${displayName === '' ? role : displayName}: ${messageText(contentType, content)}`;
}

function lastOf(messages: readonly TranscriptMessage[], role: string): string {
  const last = messages.findLast((message) => message.role === role);
  return last === undefined ? '' : cutText(messageText(last.contentType, last.content), MESSAGE_BYTES);
}
