import type { Scenario } from '../../local/index.ts';

export const scenario: Scenario = {
  title: 'A customer waits in the queue for 3 minutes and is told so each minute; then an agent comes',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    mia.hears('You are in the queue.');
    for (let minute = 1; minute <= 3; minute += 1) {
      await connect.clock.advance({ minutes: 1 });
      mia.hears('You are still in the queue.');
    }
    await connect.agent('Ann').accepts(mia);
    await connect.clock.advance({ minutes: 2 });
    mia.hearsNothing();
    mia.isWith('Ann');
  },
};
