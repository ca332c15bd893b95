import type { Language } from './languages.ts';

/** What the survey bot says: change it as you like. */
interface SurveyQuestion {
  readonly question: string;
  /** From the worst to the best, five at most: the number of the chosen one is the rating. */
  readonly answers: readonly string[];
  readonly notUnderstood: string;
  readonly thanks: string;
}

export const surveyQuestions: Readonly<Record<Language, SurveyQuestion>> = {
  en: {
    question: 'How was this chat for you?',
    answers: ['Very bad', 'Bad', 'Fair', 'Good', 'Very good'],
    notUnderstood: 'Please choose one of these answers. How was this chat for you?',
    thanks: 'Thank you for your answer.',
  },
  de: {
    question: 'Wie hat Ihnen dieser Chat gefallen?',
    answers: ['Sehr schlecht', 'Schlecht', 'Mittelmäßig', 'Gut', 'Sehr gut'],
    notUnderstood: 'Bitte wählen Sie eine dieser Antworten. Wie hat Ihnen dieser Chat gefallen?',
    thanks: 'Vielen Dank für Ihre Antwort.',
  },
};
