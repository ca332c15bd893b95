import type { Scenario } from '../../local/index.ts';

export const scenario: Scenario = {
  title: 'A chat begins in the disconnect flow, where no queue was set, and nobody can tell how the last contact ended',

  async play(connect) {
    connect.faults.set({ operation: 'DescribeContact', error: 'InvalidRequestException' });
    const mia = await connect.startChat({ flow: 'Chat disconnect', name: 'Mia' });
    mia.hears('Are you still there?');
    await mia.says('Where am I?');
    mia.hears('something went wrong');
    mia.hasEnded('CONTACT_FLOW_DISCONNECT');
  },
};
