import { bedrockOnDemand } from './bedrock-on-demand.ts';
import type { Bot } from './bot.ts';
import { faqBot } from './faq.ts';
import { surveyBot } from './survey.ts';

export { LANGUAGES } from './languages.ts';

/**
 * Every bot that a block can name. A bot of your own is one file and one line here; name it in the settings too, as
 * `bot`.
 */
export const bots: Readonly<Record<string, Bot>> = {
  faq: faqBot,
  bedrock: bedrockOnDemand(process.env.BEDROCK_MODEL_ID),
  survey: surveyBot,
};
