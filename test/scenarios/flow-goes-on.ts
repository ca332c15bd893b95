import type { Scenario } from '../../local/index.ts';

export const scenario: Scenario = {
  title: 'A flow has a chat go on from the past one that an attribute names, and begins afresh where there is none',

  async play(connect) {
    const first = await connect.startChat({ flow: 'Chat welcome', name: 'Mia', message: 'My printer is broken.' });
    await first.leaves();
    await connect.clock.advance({ hours: 24 });

    const attributes = { pastContactId: first.contactId };
    const second = await connect.startChat({ flow: 'Chat resume', name: 'Mia', attributes });
    second.hears('Welcome!');
    const { relatedContactId } = connect.contact(second);
    if (relatedContactId !== first.contactId) throw new Error(`The chat goes on from ${relatedContactId}.`);

    const noah = await connect.startChat({ flow: 'Chat resume', name: 'Noah' });
    noah.waitsIn('Chats');
    connect.expectTimeline(second, [
      { type: 'CHAT_REHYDRATED' },
      { type: 'FLOW_STARTED', detail: { flow: 'Chat welcome' } },
      { type: 'QUEUED' },
    ]);
  },
};
