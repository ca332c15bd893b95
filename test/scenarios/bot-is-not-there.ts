import type { Scenario } from '../../local/index.ts';

/** The flow's Wait finds no custom participant: a bot that was added may have left before the block began. */
export const scenario: Scenario = {
  title: 'The bot has left before the flow waits for it: the customer is queued, and not asked whether they are there',

  options: () => ({ functions: { AddChatBot: () => ({ status: 'ADDED', participantId: 'has-left' }) } }),

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia' });
    mia.hears('Please hold on');
    mia.waitsIn('Chats');
    if (connect.draw(mia).includes('still there'))
      throw new Error('The customer was asked whether they are still there.');
  },
};
