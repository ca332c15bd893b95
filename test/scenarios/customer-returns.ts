import type { Scenario } from '../../local/index.ts';

/** The bot is gone once its customer was silent for too long. Who writes again then is helped by a person. */
export const scenario: Scenario = {
  title: 'A customer comes back after the bot was auto-disconnected: asked whether still there, answers, and is queued',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia' });
    await mia.says('When are you open?');
    mia.hears('from Monday to Saturday');
    await connect.clock.advance({ minutes: 20 });
    mia.hears('Are you still there?');
    await connect.clock.advance({ minutes: 4 });
    await mia.says('Yes, sorry. I am back.');
    mia.waitsIn('Chats');
    const ann = await connect.agent('Ann').accepts(mia);
    ann.hears('When are you open?');
    ann.hears('I am back');
    await ann.says('Hello Mia, this is Ann.');
    mia.hears('this is Ann');

    connect.expectTimeline(mia, [
      { type: 'PARTICIPANT_JOINED', role: 'CUSTOM_BOT' },
      { type: 'AUTO_DISCONNECTION', role: 'CUSTOMER', atMinutes: 20 },
      { type: 'PARTICIPANT_LEFT', role: 'CUSTOM_BOT', detail: { reason: 'IDLE_DISCONNECT' }, atMinutes: 20 },
      { type: 'MESSAGE', role: 'SYSTEM', atMinutes: 20 },
      { type: 'MESSAGE', role: 'CUSTOMER', atMinutes: 24 },
      { type: 'QUEUED', atMinutes: 24 },
      { type: 'PARTICIPANT_JOINED', role: 'AGENT' },
    ]);
  },
};
