import { describe, expect, test } from '@jest/globals';
import type { Answer, BotChat, Memory } from '../../../functions/run-chat-bot/bots/bot.ts';
import { faqBot } from '../../../functions/run-chat-bot/bots/faq.ts';
import { faqs } from '../../../functions/run-chat-bot/bots/faq-questions.ts';
import { LANGUAGES, type Language } from '../../../functions/run-chat-bot/bots/languages.ts';

const chat = (memory: Memory = {}, language: Language = 'en'): BotChat => ({
  language,
  memory,
  abortSignal: AbortSignal.timeout(1000),
  history: async () => [],
});

const ask = (text: string, memory?: Memory, language?: Language): Answer | Promise<Answer> =>
  faqBot.onMessage({ text, contentType: 'text/plain', content: text }, chat(memory, language));

const plainOf = async (answer: Answer | Promise<Answer>) => (await answer).replies.map(({ plain }) => plain);

describe('the faq bot', () => {
  test('says hello and offers what it knows, and a person', async () => {
    const [, offer = ''] = await plainOf(faqBot.onJoin(chat()));
    expect(offer.split('\n').slice(1)).toEqual([
      '1. Where is my order?',
      '2. Return something',
      '3. Opening hours',
      '4. Talk to a person',
    ]);
  });

  test.each([
    ['where is my PARCEL', 'Parcels arrive'],
    ['how do I return two shoes?', 'You can return'],
    ['3', 'Our shops are open'],
    ['1.', 'Parcels arrive'],
    ['opening hours', 'Our shops are open'],
  ])('“%s” is answered', async (text, answer) => {
    expect((await plainOf(ask(text)))[0]).toContain(answer);
  });

  test.each(['4', 'Talk to a person', 'I want an agent now', 'HUMAN!'])('“%s” is a hand-off', async (text) => {
    expect((await ask(text)).handOff).toMatchObject({ reason: 'CUSTOMER_ASKED' });
  });

  test('asks again twice, and then finds a person', async () => {
    const first = await ask('xyzzy');
    const second = await ask('plugh', first.memory);
    expect([first, second].map(({ handOff }) => handOff)).toEqual([undefined, undefined]);
    expect((await ask('foo', second.memory)).handOff).toMatchObject({ reason: 'NOT_UNDERSTOOD' });
  });

  test('speaks the language of the deployment', async () => {
    expect((await plainOf(ask('Wo ist mein Paket?', {}, 'de')))[0]).toContain('Werktagen');
    expect((await plainOf(ask('Where is my parcel?', {}, 'en')))[0]).toContain('working days');
  });

  test('every language has as many questions, each found by its words', async () => {
    for (const language of LANGUAGES) {
      const faq = faqs[language];
      expect(faq.questions).toHaveLength(faqs.en.questions.length);
      for (const { words, answer } of faq.questions) {
        for (const word of words) expect((await plainOf(ask(word, {}, language)))[0]).toBe(answer);
      }
    }
  });
});
