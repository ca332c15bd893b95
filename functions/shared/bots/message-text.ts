import { jsonOf, member } from '../lambda/json.ts';

/**
 * What a person reads in a message: the text itself, the title and options of an interactive message, the choice in the
 * response to one. Widgets differ in how they write a response (administrator guide, interactive-messages), so the
 * choice is looked for where they put it.
 */
export function messageText(contentType: string, content: string): string {
  if (!contentType.startsWith('application/')) return content;
  const parsed = jsonOf(content);
  if (parsed === undefined) return content;
  return contentType.endsWith('.interactive') ? promptOf(parsed) : (choiceOf(parsed) ?? '');
}

function promptOf(message: unknown): string {
  const shown = member(member(message, 'data'), 'content');
  const elements = member(shown, 'elements');
  const options = Array.isArray(elements) ? elements.flatMap((element) => textOf(member(element, 'title'))) : [];
  return [...textOf(member(shown, 'title')), ...options].join('\n');
}

const CHOICE_KEYS = ['action', 'title', 'value', 'selected', 'selectedOption', 'selection'];

function choiceOf(response: unknown): string | undefined {
  for (const holder of [response, member(response, 'data'), member(member(response, 'data'), 'content')]) {
    if (typeof holder === 'string') return holder;
    for (const key of CHOICE_KEYS) {
      const value = member(holder, key);
      const [text] = [...textOf(value), ...textOf(member(value, 'title'))];
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

const textOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);
