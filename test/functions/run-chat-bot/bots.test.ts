import { describe, expect, test } from '@jest/globals';
import { bots, LANGUAGES } from '../../../functions/run-chat-bot/bots/index.ts';

describe('the bots', () => {
  test.each(Object.keys(bots))('a block can name %s', (name) => {
    expect(name).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
  });

  test.each(LANGUAGES)('faq says hello in %s, in its own words', async (language) => {
    const hello = async (spoken: (typeof LANGUAGES)[number]) => {
      const chat = { language: spoken, memory: {}, abortSignal: AbortSignal.timeout(1000), history: async () => [] };
      return (await bots.faq?.onJoin(chat))?.replies[0]?.content;
    };
    const others = await Promise.all(LANGUAGES.filter((other) => other !== language).map(hello));
    expect(await hello(language)).toEqual(expect.any(String));
    expect(others).not.toContain(await hello(language));
  });
});
