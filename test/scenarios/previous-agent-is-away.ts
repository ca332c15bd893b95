import type { Scenario } from '../../local/index.ts';
import { otherSandbox } from './support/other-sandbox.ts';
import { startOnPage } from './support/web-page.ts';

export const scenario: Scenario = {
  title: 'A customer comes back and the agent they know is away: after two minutes any agent may take the chat',

  options: (assembly) => ({ assembly: otherSandbox(assembly, 'AWS::Connect::Queue', { MaxContacts: 1 }) }),

  async play(connect) {
    const first = await startOnPage(connect, 'Mia');
    const ann = await connect.agent('Ann').accepts(first.customer);
    await ann.leaves();
    await connect.clock.advance({ hours: 24 });

    const { customer: mia } = await startOnPage(connect, 'Mia', first.resumeToken);
    mia.waitsIn('Ann');
    // The common queue has room for one, and Noah has it: Mia waits two minutes more.
    const noah = await connect.startChat({ flow: 'Chat welcome', name: 'Noah' });
    await connect.clock.advance({ minutes: 2 });
    mia.waitsIn('Ann');
    await connect.agent('Bob').accepts(noah);
    await connect.clock.advance({ minutes: 2 });
    mia.waitsIn('Chats');
    mia.hears('You are in the queue');
    await connect.agent('Cleo').accepts();
    mia.isWith('Cleo');

    connect.expectTimeline(mia, [
      { type: 'QUEUED', detail: { queue: 'Ann' }, atMinutes: 0 },
      { type: 'TRANSFERRED', detail: { queue: 'Chats' }, atMinutes: 4 },
      { type: 'FLOW_STARTED', detail: { flow: 'Chat queue' }, atMinutes: 4 },
      { type: 'PARTICIPANT_JOINED', role: 'AGENT', atMinutes: 4 },
    ]);
  },
};
