/**
 * Control characters, line separators, and those that set the direction of text (Unicode, bidirectional formatting).
 * They would clear a screen, or show a text in another order than it is read.
 */
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A text that comes from a file or a person, for a terminal: its control characters are shown as `\u001b`. */
export function escapeControls(text: string): string {
  return text.replaceAll(CONTROLS, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same, but for line breaks: of a text that is shown in lines. */
export function escapeInLines(text: string): string {
  return text.split('\n').map(escapeControls).join('\n');
}
