import type { Scenario } from '../../local/index.ts';

export const scenario: Scenario = {
  title: 'A customer ends the chat: it is over for the agent as well, and no disconnect flow runs',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    mia.hears('Welcome!');
    mia.waitsIn('Chats');
    const ann = await connect.agent('Ann').accepts(mia);
    await ann.says('Hello Mia, what can I do for you?');
    await mia.says('I have found it myself, thank you.');
    await mia.leaves();
    ann.isDisconnected();
    mia.hasEnded('CUSTOMER_DISCONNECT');

    connect.expectTimeline(mia, [
      { type: 'PARTICIPANT_LEFT', role: 'CUSTOMER', detail: { reason: 'CUSTOMER_DISCONNECT' } },
      { type: 'CHAT_ENDED' },
    ]);
  },
};
