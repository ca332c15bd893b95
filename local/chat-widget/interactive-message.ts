import { memberOf, textOf } from './json.ts';

/** What a person reads of an interactive message. */
interface InteractiveMessage {
  /** Such as `QuickReply` or `ListPicker` (administrator guide, interactive-messages). */
  readonly templateType: string;
  readonly title: string;
  readonly subtitle: string;
  readonly choices: readonly string[];
}

const INTERACTIVE = 'application/vnd.amazonaws.connect.message.interactive';

/** An interactive message's title and choices. `undefined` for any other message, and for one that is not JSON. */
export function readInteractiveMessage(contentType: string, content: string): InteractiveMessage | undefined {
  if (!contentType.startsWith(INTERACTIVE)) return undefined;
  try {
    const message: unknown = JSON.parse(content);
    const shown = memberOf(memberOf(message, 'data'), 'content');
    const elements = memberOf(shown, 'elements');
    return {
      templateType: textOf(message, 'templateType'),
      title: textOf(shown, 'title'),
      subtitle: textOf(shown, 'subtitle'),
      choices: Array.isArray(elements) ? elements.map((element) => textOf(element, 'title')) : [],
    };
  } catch {
    return undefined;
  }
}
