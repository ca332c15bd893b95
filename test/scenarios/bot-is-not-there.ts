import type { Scenario } from '../../local/index.ts';

/** The flow's Wait finds no custom participant: a bot that was added may have left before the block began. */
export const scenario: Scenario = {
  title: 'The bot has left before the flow waits for it: the customer is asked, answers, and is queued',

  options: () => ({ functions: { AddChatBot: () => ({ status: 'ADDED', participantId: 'has-left' }) } }),

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia' });
    mia.hears('Are you still there?');
    await mia.says('Yes, I am.');
    mia.waitsIn('Chats');
  },
};
