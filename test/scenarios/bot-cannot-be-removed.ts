import type { Scenario } from '../../local/index.ts';

/** Throttling keeps the bot in the chat; the flow does not wait for it, and what is left to do is done later. */
export const scenario: Scenario = {
  title:
    'A bot cannot be removed at once: the customer is queued nevertheless, and the bot leaves before the agent comes',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia' });
    for (const question of ['Where is my order?', 'And where is my order now?']) {
      await mia.says(question);
      mia.hears('within three working days');
      await connect.clock.advance({ minutes: 10 });
    }
    await mia.says('My order, please!');
    connect.faults.set({ operation: 'DisconnectParticipant', error: 'ThrottlingException' });
    await connect.clock.advance({ minutes: 10 });
    mia.waitsIn('Chats');
    connect.faults.clear();
    await connect.clock.advance({ minutes: 2 });
    await connect.agent('Ann').accepts(mia);

    connect.expectTimeline(mia, [
      { type: 'PARTICIPANT_JOINED', role: 'CUSTOM_BOT' },
      { type: 'LAMBDA_FAILED', detail: { function: 'RemoveChatBot' }, atMinutes: 30 },
      { type: 'QUEUED', atMinutes: 30 },
      { type: 'PARTICIPANT_LEFT', role: 'CUSTOM_BOT' },
      { type: 'PARTICIPANT_JOINED', role: 'AGENT', atMinutes: 32 },
    ]);
  },
};
