import { describe, expect, test } from '@jest/globals';
import type { BotChat, Memory } from '../../../functions/run-chat-bot/bots/bot.ts';
import { LANGUAGES, type Language } from '../../../functions/run-chat-bot/bots/languages.ts';
import { surveyBot } from '../../../functions/run-chat-bot/bots/survey.ts';
import { surveyQuestions } from '../../../functions/run-chat-bot/bots/survey-question.ts';

const chat = (memory: Memory = {}, language: Language = 'en'): BotChat => ({
  language,
  memory,
  abortSignal: AbortSignal.timeout(1000),
  history: async () => [],
});

const ask = (text: string, memory?: Memory, language?: Language) =>
  surveyBot.onMessage({ text, contentType: 'text/plain', content: text }, chat(memory, language));

describe('the survey bot', () => {
  test('asks, with five answers to tap, or to choose by their number', async () => {
    const [question] = (await surveyBot.onJoin(chat())).replies;
    expect(JSON.parse(question?.content ?? '').data.content.elements).toHaveLength(5);
    expect(question?.plain.split('\n')).toEqual([
      'How was this chat for you?',
      '1. Very bad',
      '2. Bad',
      '3. Fair',
      '4. Good',
      '5. Very good',
    ]);
  });

  test.each([
    ['Very good', '5'],
    [' very bad ', '1'],
    ['4', '4'],
    ['2.', '2'],
  ])('“%s” is a rating, and the end', async (text, surveyRating) => {
    const { replies, handOff } = await ask(text);
    expect(handOff).toMatchObject({ reason: 'SURVEY_ANSWERED', attributes: { surveyRating } });
    expect(replies.map(({ plain }) => plain)).toEqual(['Thank you for your answer.']);
  });

  test.each(['6', '0', 'It was good', ''])(
    '“%s” is not: it asks once more, and then ends without one',
    async (text) => {
      const again = await ask(text);
      expect(again.handOff).toBeUndefined();
      expect(again.replies[0]?.plain).toMatch(/^Please choose one/);
      const last = await ask(text, again.memory);
      expect(last.handOff).toEqual({ reason: 'SURVEY_NOT_ANSWERED', summary: expect.any(String) });
      expect((await ask('5', again.memory)).handOff).toMatchObject({ attributes: { surveyRating: '5' } });
    },
  );

  test.each(LANGUAGES)('each answer is understood in %s', async (language) => {
    for (const [index, answer] of surveyQuestions[language].answers.entries()) {
      const attributes = { surveyRating: String(index + 1) };
      expect((await ask(answer, {}, language)).handOff).toMatchObject({ attributes });
    }
  });
});
