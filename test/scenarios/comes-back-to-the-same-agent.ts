import type { Scenario } from '../../local/index.ts';
import { startOnPage } from './support/web-page.ts';

export const scenario: Scenario = {
  title: 'A customer comes back and is offered to the agent they know, ahead of all others',

  async play(connect) {
    const first = await startOnPage(connect, 'Mia');
    const ann = await connect.agent('Ann').accepts(first.customer);
    await ann.says('Please send me the receipt when you have found it.');
    await ann.leaves();
    first.customer.hasEnded();
    await connect.clock.advance({ hours: 3 });

    const { customer: mia, resumeToken } = await startOnPage(connect, 'Mia', first.resumeToken);
    mia.waitsIn('Ann');
    const noah = await connect.startChat({ flow: 'Chat welcome', name: 'Noah' });
    // Another agent's next chat is Noah's, who came later: Mia waits for Ann alone.
    await connect.agent('Bob').accepts();
    noah.isWith('Bob');
    await connect.agent('Ann').accepts();
    mia.isWith('Ann');

    // Falling silent leads back to the same agent as well.
    await connect.clock.advance({ minutes: 20 });
    await mia.says('Here it is.');
    mia.waitsIn('Ann');
    await mia.leaves();

    // A bot on the way to the queue changes nothing about it.
    const request = { RelatedContactId: noah.contactId };
    const again = await connect.startChat({ flow: 'Chat welcome with bot', name: 'Noah', request });
    await again.says('Could I talk to a person, please?');
    again.waitsIn('Bob');

    // Where nobody can be asked who that was, the customer waits for anybody.
    await connect.clock.advance({ minutes: 2 });
    connect.faults.set({ operation: 'DescribeContact', error: 'InvalidRequestException' });
    const third = await startOnPage(connect, 'Mia', resumeToken);
    third.customer.waitsIn('Chats');
  },
};
