import { quoteName } from '../error-texts.ts';
import type { LexTurn } from '../flows/lex-bots.ts';
import { isObject } from '../json.ts';
import { type Body, onlyMembers, optionalText, requiredText } from './body.ts';
import type { ControlContext } from './control-context.ts';
import { badRequest } from './control-error.ts';

/**
 * `POST /local/lex` with `{ bot, turns: [{ says, replies, intent, slots, sessionAttributes }] }`: declares a scripted
 * Lex bot by alias ARN or name, or gives it another script. `says` is a word or words, or a list of them.
 */
export function postLex({ lex }: ControlContext, body: Body) {
  onlyMembers(body, ['bot', 'turns']);
  const bot = requiredText(body, 'bot');
  if (!Array.isArray(body.turns)) throw badRequest('"turns" must be a list of { says, replies, intent, … }.');
  const turns = body.turns.map(readTurn);
  lex.put(bot, turns);
  return { bot, turns: turns.length };
}

function readTurn(turn: unknown, index: number): LexTurn {
  const at = `turns[${index}]`;
  if (!isObject(turn)) throw badRequest(`"${at}" must be an object.`);
  onlyMembers(turn, ['says', 'replies', 'intent', 'slots', 'sessionAttributes']);
  const says = typeof turn.says === 'string' ? [turn.says] : texts(turn.says, `${at}.says`);
  if (says.length === 0) throw badRequest(`"${at}.says" must be a text or a list of texts.`);
  const intent = optionalText(turn, 'intent');
  return {
    says,
    replies: texts(turn.replies ?? [], `${at}.replies`),
    ...(intent === undefined ? {} : { intent }),
    slots: textMap(turn.slots ?? {}, `${at}.slots`),
    sessionAttributes: textMap(turn.sessionAttributes ?? {}, `${at}.sessionAttributes`),
  };
}

function texts(value: unknown, name: string): readonly string[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  throw badRequest(`"${name}" must be a list of texts.`);
}

function textMap(value: unknown, name: string): Readonly<Record<string, string>> {
  if (!isObject(value)) throw badRequest(`"${name}" must be an object of texts.`);
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      if (typeof entry !== 'string') throw badRequest(`${quoteName(`${name}.${key}`)} must be a text.`);
      return [key, entry];
    }),
  );
}
