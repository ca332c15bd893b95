import { expect, test } from '@jest/globals';
import { RealTransportClock } from '../../local/clock/transport-clock.ts';
import { textIn } from '../../local/json.ts';
import { given } from '../local/api/people.ts';
import { ask, startSandbox } from '../local/control/local-connect-under-test.ts';
import { CustomerInNode } from './chatjs/customer-in-node.ts';

test('the participant token of /local/agents/{name}/accept connects the real ChatJS as the agent', async () => {
  const connect = await startSandbox();
  const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
  await mia.says('Hello');
  const { status, body } = await ask(connect, 'POST', '/local/agents/Ann/accept', { contactId: mia.contactId });
  expect(status).toBe(200);
  // Nothing here moves the clock: a chat of a moment.
  const transport = { nowMs: new RealTransportClock().nowMs, advance: () => {} };
  await using ann = await CustomerInNode.connect(
    { url: connect.url, transport },
    {
      contactId: given(textIn(body, 'contactId')),
      participantId: given(textIn(body, 'participantId')),
      participantToken: given(textIn(body, 'participantToken')),
      type: 'AGENT',
    },
  );
  await ann.hears('Hello');
  await mia.types();
  await ann.isTold('Typing', 'CUSTOMER');
  await ann.does('say("Ann here")');
  mia.hears('Ann here');
  await mia.says('Bye');
  await ann.hears('Bye');
  expect(await ann.does('read()')).toEqual(expect.arrayContaining(['Hello', 'Ann here', 'Bye']));
});
