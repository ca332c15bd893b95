import { readInteractiveMessage } from '../../timeline/interactive-message.ts';

/** A question with choices to tap. */
export interface QuickReply {
  readonly prompt: string;
  readonly choices: readonly string[];
}

const TEMPLATE = 'QuickReply';
const RESPONSE = 'application/vnd.amazonaws.connect.message.interactive.response';

/**
 * The choices of a quick reply; `undefined` for any other message. What a tap on the other templates sends differs from
 * one chat window to the next, so their choices are only read (administrator guide, interactive-messages).
 */
export function quickReplyOf(contentType: string, content: string): QuickReply | undefined {
  if (contentType === RESPONSE) return undefined;
  const message = readInteractiveMessage(contentType, content);
  if (message?.templateType !== TEMPLATE || message.choices.length === 0) return undefined;
  return { prompt: [message.title, message.subtitle].filter(Boolean).join('\n'), choices: message.choices };
}

/** What is sent when a choice is tapped. */
export function responseTo(choice: string): { readonly contentType: typeof RESPONSE; readonly message: string } {
  return {
    contentType: RESPONSE,
    message: JSON.stringify({ templateType: TEMPLATE, version: '1.0', data: { content: { title: choice } } }),
  };
}
