import { cutText } from './error-texts.ts';
import { escapeControls } from './escape-controls.ts';

const MOST_CHARACTERS = 200;

/** Why a text is not JSON, on one line: the reason quotes the text, and that is anybody's. `undefined` for JSON. */
export function jsonProblemOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return cutText(escapeControls(String(Object(error).message)), MOST_CHARACTERS);
  }
}
