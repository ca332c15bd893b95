import type { Scenario } from '../../local/index.ts';
import { otherSandbox } from './support/other-sandbox.ts';

export const scenario: Scenario = {
  title: 'The queue has room for one: neither the next customer nor one who returns finds a place',

  options: (assembly) => ({ assembly: otherSandbox(assembly, 'AWS::Connect::Queue', { MaxContacts: 1 }) }),

  async play(connect) {
    const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
    await connect.agent('Ann').accepts(mia);
    const noah = await connect.startChat({ flow: 'Chat welcome', name: 'Noah' });
    noah.waitsIn('Chats');

    const lea = await connect.startChat({ flow: 'Chat welcome', name: 'Lea' });
    lea.hears('the queue is full');
    lea.hasEnded('CONTACT_FLOW_DISCONNECT');

    const eve = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Eve' });
    await eve.says('Could I talk to a person, please?');
    eve.hears('the queue is full');
    eve.hasEnded('CONTACT_FLOW_DISCONNECT');

    await connect.clock.advance({ minutes: 20 });
    await mia.says('I have one more question.');
    mia.hears('the queue is full');
    mia.hasEnded('CONTACT_FLOW_DISCONNECT');
    noah.waitsIn('Chats');
  },
};
