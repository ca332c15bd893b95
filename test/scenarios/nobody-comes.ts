import type { Scenario } from '../../local/index.ts';

export const scenario: Scenario = {
  title: 'Nobody comes to a customer in the queue; after 100 reminders the chat is given up',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    await connect.clock.advance({ minutes: 100 });
    mia.hears('You are still in the queue.');
    mia.waitsIn('Chats');
    await connect.clock.advance({ minutes: 1 });
    mia.hears('nobody could take your chat today');
    mia.hasEnded();
  },
};
