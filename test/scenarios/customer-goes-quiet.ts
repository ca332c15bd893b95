import type { Scenario } from '../../local/index.ts';

/** The main job: a customer falls silent, and the agent is freed without anybody watching. */
export const scenario: Scenario = {
  title: 'A customer goes quiet: idle after 5 minutes, the agent freed after 15 more, then the disconnect flow',

  async play(connect) {
    const customer = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    const agent = connect.agent('Ann');
    await agent.accepts(customer);
    await agent.says(customer, 'Hello Mia, this is Ann. What can I do for you?');
    await customer.says('One moment, I am looking for my order number.');
    await connect.clock.advance({ minutes: 5 });
    await connect.clock.advance({ minutes: 15 });
    await connect.clock.advance({ minutes: 10 });

    connect.expectTimeline(customer, [
      { type: 'FLOW_STARTED', detail: { flow: 'Chat welcome' } },
      { type: 'LAMBDA_INVOKED', detail: { function: 'SetChatTimers' } },
      { type: 'TIMERS_CONFIGURED' },
      { type: 'QUEUED' },
      { type: 'PARTICIPANT_JOINED', role: 'AGENT' },
      { type: 'MESSAGE', role: 'CUSTOMER' },
      { type: 'PARTICIPANT_IDLE', role: 'CUSTOMER', atMinutes: 5 },
      { type: 'AUTO_DISCONNECTION', role: 'CUSTOMER', atMinutes: 20 },
      { type: 'PARTICIPANT_LEFT', role: 'AGENT', detail: { reason: 'IDLE_DISCONNECT' }, atMinutes: 20 },
      { type: 'FLOW_STARTED', detail: { flow: 'Chat disconnect' }, atMinutes: 20 },
      { type: 'MESSAGE', role: 'SYSTEM', atMinutes: 20 },
      { type: 'MESSAGE', role: 'SYSTEM' },
      { type: 'CHAT_ENDED' },
    ]);
  },
};
