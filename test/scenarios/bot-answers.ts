import type { Scenario } from '../../local/index.ts';

/** A bot before the queue: it answers, in the order of what was asked, and the customer can tap instead of typing. */
export const scenario: Scenario = {
  title: 'A bot answers: a question in words, one by its number, one by a tap',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia' });
    mia.hears('I am the assistant');
    mia.hears('What can I do for you?');
    await mia.says('Where is my parcel?');
    mia.hears('within three working days');
    await mia.says('2');
    mia.hears('within 30 days');
    await mia.sends(
      'application/vnd.amazonaws.connect.message.interactive.response',
      JSON.stringify({ templateType: 'QuickReply', version: '1.0', data: { content: { title: 'Opening hours' } } }),
    );
    mia.hears('from Monday to Saturday');
    mia.hearsNothing();

    connect.expectTimeline(mia, [
      { type: 'LAMBDA_INVOKED', detail: { function: 'AddChatBot' } },
      { type: 'PARTICIPANT_JOINED', role: 'CUSTOM_BOT' },
      { type: 'MESSAGE', role: 'CUSTOM_BOT' },
      { type: 'MESSAGE', role: 'CUSTOMER' },
      { type: 'MESSAGE', role: 'CUSTOM_BOT', atMinutes: 0 },
    ]);
  },
};
