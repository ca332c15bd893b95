import { A_DISPLAY_NAME, isDisplayName, isObject } from '../../local/flow-language/index.ts';
import { type Check, nameProblems, show } from './check.ts';

const textNames = [
  'welcome',
  'connecting',
  'closed',
  'queueIsFull',
  'somethingWentWrong',
  'queued',
  'stillQueued',
  'nobodyCame',
  'askingLastAgent',
  'agentLeft',
  'stillThere',
  'welcomeBack',
  'goodbye',
  // The name under which a bot speaks.
  'assistant',
] as const;

/** Every text that a customer reads, in one language. */
export type Texts = { readonly [Name in (typeof textNames)[number]]: string };

/** Texts by language. */
export interface TextsByLanguage {
  readonly en: Texts;
  readonly [language: string]: Texts;
}

/** The texts of a language that the settings were checked to have. */
export function textsIn(language: string, texts: TextsByLanguage): Texts {
  const found = texts[language];
  if (found !== undefined) return found;
  throw new TypeError(`texts.${language}: missing, expected one of ${Object.keys(texts).join(', ')}`);
}

/** @param botLanguages the languages that bots speak; where they are not known, any does */
export const languageCheck =
  (botLanguages: readonly string[] | undefined): Check =>
  (language, where, { texts }) => {
    if (!isObject(texts)) return [];
    const languages = Object.keys(texts);
    if (typeof language !== 'string' || !languages.includes(language)) {
      return [`${where}: got ${show(language)}, expected one of ${languages.join(', ')}, or add its texts`];
    }
    if (botLanguages === undefined || botLanguages.includes(language)) return [];
    const spoken = botLanguages.join(', ');
    return [
      `${where}: bots do not speak ${show(language)}, they speak ${spoken}. ` +
        'Add it to functions/run-chat-bot/bots/languages.ts: what the bots then lack does not compile',
    ];
  };

export const textsCheck: Check = (texts, where) => {
  if (!isObject(texts)) return [`${where}: got ${show(texts)}, expected { en: { … } }`];
  const missing = Object.hasOwn(texts, 'en') ? [] : [`${where}.en: missing`];
  const unfit = Object.entries(texts).flatMap(([language, each]) => languageProblems(each, `${where}.${language}`));
  return [...missing, ...unfit];
};

function languageProblems(texts: unknown, where: string): readonly string[] {
  if (!isObject(texts)) return [`${where}: got ${show(texts)}, expected { ${textNames[0]}: '…', … }`];
  const unfit = textNames.flatMap((name) => {
    const text = texts[name];
    if (text === undefined) return [`${where}.${name}: missing`];
    if (typeof text !== 'string' || text.trim() === '') return [`${where}.${name}: expected a text that is not blank`];
    if (name === 'assistant' && !isDisplayName(text)) return [`${where}.${name}: expected ${A_DISPLAY_NAME}`];
    return text.length > 1000 ? [`${where}.${name}: ${text.length} characters, expected 1000 at most`] : [];
  });
  return [...nameProblems(texts, textNames, where), ...unfit];
}
