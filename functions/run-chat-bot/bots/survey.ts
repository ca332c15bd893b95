import { type Bot, quickReplies, text } from './bot.ts';
import { chosenOption } from './chosen-option.ts';
import { surveyQuestions } from './survey-question.ts';

/**
 * Asks a customer whose chat is over how it was, and leaves the rating in the contact attribute `surveyRating`. An
 * answer that is none of those offered is asked for once more, and then taken as no answer.
 */
export const surveyBot: Bot = {
  onJoin: ({ language }) => {
    const { question, answers } = surveyQuestions[language];
    return { replies: [quickReplies(question, answers)] };
  },

  onMessage: ({ text: written }, { language, memory }) => {
    const { answers, notUnderstood, thanks } = surveyQuestions[language];
    const rating = answers.indexOf(chosenOption(answers, written) ?? '') + 1;
    if (rating === 0 && memory.askedAgain === undefined) {
      return { replies: [quickReplies(notUnderstood, answers)], memory: { askedAgain: 'true' } };
    }
    const summary = 'The customer was asked how the chat was.';
    const handOff =
      rating === 0
        ? { reason: 'SURVEY_NOT_ANSWERED', summary }
        : { reason: 'SURVEY_ANSWERED', summary, attributes: { surveyRating: String(rating) } };
    return { replies: [text(thanks)], handOff };
  },
};
