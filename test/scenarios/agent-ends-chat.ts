import type { Scenario } from '../../local/index.ts';

export const scenario: Scenario = {
  title: 'An agent ends the chat: the customer is asked whether they are still there, and says nothing more',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    const ann = await connect.agent('Ann').accepts(mia);
    await ann.says('Your parcel is on its way. Have a nice day!');
    await ann.leaves();
    mia.hears('Are you still there?');
    mia.isConnected();
    await connect.clock.advance({ minutes: 5 });
    mia.hears('Goodbye!');
    mia.hasEnded('CONTACT_FLOW_DISCONNECT');

    connect.expectTimeline(mia, [
      { type: 'PARTICIPANT_LEFT', role: 'AGENT', atMinutes: 0 },
      { type: 'FLOW_STARTED', detail: { flow: 'Chat disconnect' }, atMinutes: 0 },
      { type: 'CHAT_ENDED', atMinutes: 5 },
    ]);
  },
};
