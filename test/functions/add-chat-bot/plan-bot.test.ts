import { describe, expect, test } from '@jest/globals';
import { PARAMETER_NAMES, planBot } from '../../../functions/add-chat-bot/plan-bot.ts';

describe('a bot that a block asks for', () => {
  const deployed = { bots: ['faq', 'bedrock'], displayName: 'Robo' };

  test('is the first one by default, under the deployment’s name', () => {
    expect(PARAMETER_NAMES).toEqual(['bot', 'displayName']);
    expect(planBot(new Map(), deployed)).toEqual({ plan: { bot: 'faq', displayName: 'Robo' } });
  });

  test('may have 256 characters for its name and no more, and every problem is told', () => {
    const named = (length: number, bot = 'faq') =>
      planBot(
        new Map([
          ['displayName', 'a'.repeat(length)],
          ['bot', bot],
        ]),
        deployed,
      );
    expect(named(256)).toMatchObject({ plan: { bot: 'faq' } });
    expect(named(257, 'other')).toEqual({
      problems: [
        expect.stringContaining('bot names no bot of this deployment.'),
        expect.stringContaining('displayName is not a name that can be shown: give text of 1 to 256 characters'),
      ],
    });
  });

  test('is looked for among those that are deployed: one like it is proposed, or all are named', () => {
    const asked = (bot: string) => planBot(new Map([['bot', bot]]), deployed);
    expect(asked('bedrok')).toEqual({
      problems: ['bot names no bot of this deployment. Did you mean bedrock?'],
    });
    expect(asked('concierge')).toEqual({
      problems: ['bot names no bot of this deployment. Deployed are faq, bedrock.'],
    });
  });
});
