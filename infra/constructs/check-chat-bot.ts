import { Token } from 'aws-cdk-lib';
import { modelIdProblem } from '../settings/bot.ts';
import { settings } from '../settings.ts';

interface LanguageProps {
  readonly language?: string;
}

interface BotsProps {
  readonly bots?: readonly string[];
  readonly bedrockModelId?: string;
}

/** The language that a construct's bots speak. What is known only at deployment, its function checks. */
export function languageOf({ language = settings.language }: LanguageProps, where: string): string {
  const known = Object.keys(settings.texts);
  if (Token.isUnresolved(language) || known.includes(language)) return language;
  throw new TypeError(`${where}.language: got ${JSON.stringify(language)}, expected one of ${known.join(', ')}`);
}

/** The bots of a construct that can work with them. What is known only at deployment cannot be checked here. */
export function botsOf({ bots: given, bedrockModelId }: BotsProps, where: string): readonly string[] {
  const bots = given ?? (bedrockModelId === undefined ? ['faq'] : ['bedrock', 'faq']);
  if (bots.length === 0) {
    throw new TypeError(`${where} has no bot: pass one at least, such as bots: ['faq'], or leave bots out`);
  }
  for (const bot of bots) {
    // The function reads their names from one text, with commas between them.
    if (Token.isUnresolved(bot) || /^[^,\s]+$/.test(bot)) continue;
    throw new TypeError(`${where}.bots: got ${JSON.stringify(bot)}, expected names without commas and blanks`);
  }
  if (bedrockModelId === undefined) {
    if (!bots.includes('bedrock')) return bots;
    throw new TypeError(`${where} has the bot "bedrock", and no model for it: pass bedrockModelId`);
  }
  const problems = Token.isUnresolved(bedrockModelId) ? [] : modelIdProblem(bedrockModelId);
  for (const problem of problems) throw new TypeError(`${where}.${problem}`);
  return bots;
}
