import type { Scenario } from '../../local/index.ts';

export const scenario: Scenario = {
  title: 'An agent ends the chat: the customer is told, and is asked nothing more',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    const ann = await connect.agent('Ann').accepts(mia);
    await ann.says('Your parcel is on its way. Have a nice day!');
    await connect.clock.advance({ minutes: 2 });
    await ann.leaves();
    mia.hears('has left the chat');
    mia.hears('Goodbye!');
    mia.hasEnded('CONTACT_FLOW_DISCONNECT');

    connect.expectTimeline(mia, [
      { type: 'PARTICIPANT_LEFT', role: 'AGENT', detail: { reason: 'AGENT_DISCONNECT' }, atMinutes: 2 },
      { type: 'FLOW_STARTED', detail: { flow: 'Chat disconnect' }, atMinutes: 2 },
      { type: 'LAMBDA_INVOKED', detail: { function: 'LookUpContact' }, atMinutes: 2 },
      { type: 'CHAT_ENDED', atMinutes: 2 },
    ]);
  },
};
