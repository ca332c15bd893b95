import type { Scenario } from '../../local/index.ts';

/** The bot hands over: the flow's Wait ends, and the agent has the reason and the conversation. */
export const scenario: Scenario = {
  title: 'A bot hands over to a person, who sees why and what was said',

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Mia', message: 'Where is my order?' });
    mia.hears('I am the assistant');
    mia.hears('within three working days');
    await mia.says('Could I talk to a person, please?');
    mia.hears('I will find somebody for you');
    mia.waitsIn('Chats');
    const ann = await connect.agent('Ann').accepts(mia);
    ann.hears('Where is my order?');
    ann.hears('within three working days');
    await ann.says('Hello Mia, this is Ann.');
    mia.hears('this is Ann');

    connect.expectTimeline(mia, [
      { type: 'PARTICIPANT_JOINED', role: 'CUSTOM_BOT' },
      { type: 'ATTRIBUTES_UPDATED' },
      { type: 'MESSAGE', role: 'CUSTOM_BOT' },
      { type: 'PARTICIPANT_LEFT', role: 'CUSTOM_BOT' },
      { type: 'QUEUED' },
      { type: 'PARTICIPANT_JOINED', role: 'AGENT' },
    ]);
    const { handOffReason } = connect.contact(mia).attributes;
    if (handOffReason !== 'CUSTOMER_ASKED') throw new Error(`The reason is ${handOffReason}.`);
  },
};
