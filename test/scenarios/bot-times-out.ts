import type { Scenario } from '../../local/index.ts';

/** A conversation with a bot that does not end: the flow's Wait runs out, removes the bot, and goes on to the queue. */
export const scenario: Scenario = {
  title: 'A bot that does not help: after half an hour it is removed, and the customer queued',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia' });
    for (const question of ['Where is my order?', 'And where is my order now?', 'My order, please!']) {
      await mia.says(question);
      mia.hears('within three working days');
      await connect.clock.advance({ minutes: 10 });
    }
    mia.waitsIn('Chats');

    connect.expectTimeline(mia, [
      { type: 'PARTICIPANT_JOINED', role: 'CUSTOM_BOT' },
      { type: 'LAMBDA_INVOKED', detail: { function: 'RemoveChatBot' }, atMinutes: 30 },
      { type: 'PARTICIPANT_LEFT', role: 'CUSTOM_BOT', atMinutes: 30 },
      { type: 'QUEUED', atMinutes: 30 },
    ]);
  },
};
