import type { Scenario } from '../../local/index.ts';

export const scenario: Scenario = {
  title: 'A customer is idle after 5 minutes and writes again in time: the agent stays, and the timers begin anew',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    const ann = await connect.agent('Ann').accepts(mia);
    await ann.says('Do you have your order number at hand?');
    await mia.says('I will look for it.');
    await connect.clock.advance({ minutes: 5 });
    mia.isIdle();
    await connect.clock.advance({ minutes: 14 });
    await mia.says('Found it: 4711.');
    mia.isNotIdle();
    ann.hears('4711');
    await connect.clock.advance({ minutes: 4 });
    await ann.says('Thank you, it is on its way.');
    await mia.says('Great, thank you!');
    await mia.leaves();
    mia.hasEnded('CUSTOMER_DISCONNECT');

    connect.expectTimeline(mia, [
      { type: 'PARTICIPANT_IDLE', role: 'CUSTOMER', atMinutes: 5 },
      { type: 'PARTICIPANT_RETURNED', role: 'CUSTOMER', atMinutes: 19 },
      { type: 'CHAT_ENDED', atMinutes: 23 },
    ]);
  },
};
