/** What a person reads of an interactive message. */
export interface InteractiveMessage {
  /** Such as `QuickReply` or `ListPicker` (administrator guide, interactive-messages). */
  readonly templateType: string;
  readonly title: string;
  readonly subtitle: string;
  readonly choices: readonly string[];
}

const INTERACTIVE = 'application/vnd.amazonaws.connect.message.interactive';

/** An interactive message's title and choices; `undefined` for any other message, and for one that is not as it should be. */
export function readInteractiveMessage(contentType: string, content: string): InteractiveMessage | undefined {
  if (!contentType.startsWith(INTERACTIVE)) return undefined;
  try {
    const message = JSON.parse(content);
    const shown = message?.data?.content ?? {};
    const elements: unknown = shown.elements;
    return {
      templateType: String(message?.templateType ?? ''),
      title: String(shown.title ?? ''),
      subtitle: String(shown.subtitle ?? ''),
      choices: Array.isArray(elements) ? elements.map((element) => String(element?.title ?? '')) : [],
    };
  } catch {
    return undefined;
  }
}
