import { type Answer, type Bot, quickReplies, text } from './bot.ts';
import { chosenOption } from './chosen-option.ts';
import { type Faq, faqs } from './faq-questions.ts';

/** After so many messages in a row that it does not understand, the bot finds a person. */
const MOST_MISSES = 2;

/**
 * Answers common questions by their words, and hands over to a person who is asked for or needed. It calls no outside
 * service.
 */
export const faqBot: Bot = {
  onJoin: ({ language }) => {
    const faq = faqs[language];
    return { replies: [text(faq.hello), offer(faq, faq.howCanIHelp)] };
  },

  onMessage: ({ text: written }, { language, memory }) => {
    const faq = faqs[language];
    const choice = optionOf(faq, written);
    if (choice === faq.person) return handOver(faq, 'CUSTOMER_ASKED', 'The customer asked for a person.');
    const question = faq.questions.find(({ title }) => title === choice) ?? bestMatch(faq, written);
    if (question !== undefined) return { replies: [text(question.answer)] };
    const misses = Number(memory.misses ?? 0) + 1;
    if (misses > MOST_MISSES) return handOver(faq, 'NOT_UNDERSTOOD', 'The assistant did not understand the customer.');
    return { replies: [offer(faq, faq.notUnderstood)], memory: { misses: String(misses) } };
  },
};

const optionsOf = (faq: Faq): readonly string[] => [...faq.questions.slice(0, 4).map(({ title }) => title), faq.person];

const offer = (faq: Faq, title: string) => quickReplies(title, optionsOf(faq));

const handOver = (faq: Faq, reason: string, summary: string): Answer => ({
  replies: [text(faq.handOver)],
  handOff: { reason, summary },
});

/** The option that a message is; a word for a person stands for that option. */
function optionOf(faq: Faq, written: string): string | undefined {
  const isForPerson = wordsOf(written).some((word) => faq.personWords.includes(word));
  return isForPerson ? faq.person : chosenOption(optionsOf(faq), written);
}

function bestMatch(faq: Faq, written: string) {
  const said = new Set(wordsOf(written));
  const hits = faq.questions.map((question) => ({
    question,
    count: question.words.filter((word) => said.has(word) || said.has(`${word}s`)).length,
  }));
  return hits.sort((left, right) => right.count - left.count).find(({ count }) => count > 0)?.question;
}

const wordsOf = (written: string): readonly string[] => written.toLowerCase().match(/\p{L}+/gu) ?? [];
