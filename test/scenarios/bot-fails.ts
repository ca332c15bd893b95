import type { Scenario } from '../../local/index.ts';

export const scenario: Scenario = {
  title: 'Neither the timers nor the bot come to the chat, because Amazon Connect refuses them: the customer is queued',

  async play(connect) {
    connect.faults.set({ operation: 'UpdateParticipantRoleConfig', error: 'AccessDeniedException' });
    connect.faults.set({ operation: 'StartContactStreaming', error: 'InvalidRequestException' });
    connect.faults.set({ operation: 'DescribeContact', error: 'InvalidRequestException' });
    const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia' });
    mia.waitsIn('Chats');
    const ann = await connect.agent('Ann').accepts(mia);
    await ann.says('Hello Mia, this is Ann.');
    mia.hears('this is Ann');

    connect.expectTimeline(mia, [
      { type: 'LAMBDA_FAILED', detail: { function: 'SetChatTimers' } },
      { type: 'LAMBDA_FAILED', detail: { function: 'AddChatBot' } },
      { type: 'LAMBDA_FAILED', detail: { function: 'LookUpContact' } },
      { type: 'LAMBDA_FAILED', detail: { function: 'SetChatTimers' } },
      { type: 'QUEUED', atMinutes: 0 },
    ]);
  },
};
