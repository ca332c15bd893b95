import type { Scenario } from '../../local/index.ts';

export const scenario: Scenario = {
  title: 'The timers cannot be set, for want of a permission: the chat goes on without them',

  async play(connect) {
    connect.faults.set({ operation: 'UpdateParticipantRoleConfig', error: 'AccessDeniedException' });
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    mia.waitsIn('Chats');
    const ann = await connect.agent('Ann').accepts(mia);
    await ann.says('Hello Mia, what can I do for you?');
    await connect.clock.advance({ hours: 8 });
    mia.isNotIdle();
    // Nobody can tell why the agent left either: the customer is asked.
    connect.faults.set({ operation: 'DescribeContact', error: 'InvalidRequestException' });
    await ann.leaves();
    await mia.says('I am still here.');
    mia.hears('Welcome back!');
    mia.waitsIn('Chats');

    const notLookedUp = { type: 'LAMBDA_FAILED', detail: { function: 'LookUpContact', errorName: 'ServiceFailure' } };
    const failed = { type: 'LAMBDA_FAILED', detail: { function: 'SetChatTimers', errorName: 'AccessDenied' } };
    connect.expectTimeline(mia, [
      failed,
      failed,
      { type: 'QUEUED' },
      { type: 'FLOW_STARTED', detail: { flow: 'Chat disconnect' }, atMinutes: 480 },
      notLookedUp,
      failed,
      { type: 'QUEUED' },
    ]);
  },
};
