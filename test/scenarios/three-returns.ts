import type { Scenario } from '../../local/index.ts';

export const scenario: Scenario = {
  title: 'A customer falls silent and comes back into the queue three times, and not a fourth time',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    for (const agent of ['Ann', 'Bob', 'Cleo']) {
      await connect.agent(agent).accepts(mia);
      await connect.clock.advance({ minutes: 20 });
      mia.hears('Are you still there?');
      await connect.clock.advance({ minutes: 2 });
      await mia.says('Yes, I am.');
      mia.hears('Welcome back!');
      mia.waitsIn('Chats');
    }
    await connect.agent('Dan').accepts(mia);
    await connect.clock.advance({ minutes: 20 });
    mia.hears('Goodbye!');
    mia.hasEnded('CONTACT_FLOW_DISCONNECT');

    connect.expectTimeline(
      mia,
      ['Count the first', 'Count the second', 'Count the third'].map((action) => ({
        type: 'FLOW_ACTION',
        detail: { flow: 'Chat disconnect', action, actionType: 'UpdateContactAttributes' },
      })),
    );
  },
};
