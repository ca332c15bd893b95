import { describe, expect, test } from '@jest/globals';
import { waitingFlow } from '../../fixtures/waiting-flow.ts';
import { ask, startLocalConnect } from './local-connect-under-test.ts';

const waits = { name: 'Waits', type: 'CONTACT_FLOW', content: waitingFlow(1800) } as const;

describe('DELETE /local/contacts', () => {
  test('forgets a chat that has ended, with all its contacts and tokens', async () => {
    const connect = await startLocalConnect({ flows: [waits] });
    const mia = await connect.startChat({ flow: 'Waits' });
    const noah = await connect.startChat({ flow: 'Waits' });
    await mia.leaves();
    expect(await ask(connect, 'DELETE', `/local/contacts/${mia.contactId}`)).toEqual({
      status: 200,
      body: { deletedChats: 1 },
    });
    expect((await ask(connect, 'GET', `/local/contacts/${mia.contactId}`)).status).toBe(404);
    expect((await ask(connect, 'DELETE', `/local/contacts/${mia.contactId}`)).status).toBe(404);
    expect((await ask(connect, 'GET', '/local/contacts')).body.contacts).toEqual([
      expect.objectContaining({ contactId: noah.contactId }),
    ]);
    await expect(mia.says('Hello?')).rejects.toMatchObject({ status: 403, errorName: 'AccessDeniedException' });
  });

  test('leaves a chat alone that goes on', async () => {
    const connect = await startLocalConnect({ flows: [waits] });
    const mia = await connect.startChat({ flow: 'Waits' });
    expect(await ask(connect, 'DELETE', `/local/contacts/${mia.contactId}`)).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('goes on') } },
    });
    await mia.says('Still here');
  });

  test('with ?state=ENDED forgets all that have ended, and takes no other state', async () => {
    const connect = await startLocalConnect({ flows: [waits] });
    for (const name of ['Mia', 'Noah', 'Lea']) {
      const customer = await connect.startChat({ flow: 'Waits', name });
      if (name !== 'Noah') await customer.leaves();
    }
    for (const query of ['', '?state=IN_FLOW', '?state=ENDED&more=1']) {
      expect((await ask(connect, 'DELETE', `/local/contacts${query}`)).status).toBe(400);
    }
    expect((await ask(connect, 'DELETE', '/local/contacts?state=ENDED')).body).toEqual({ deletedChats: 2 });
    expect((await ask(connect, 'GET', '/local/contacts')).body.contacts).toHaveLength(1);
  });

  test('keepEnded keeps the chats that ended last', async () => {
    const connect = await startLocalConnect({ flows: [waits], keepEnded: 1 });
    const mia = await connect.startChat({ flow: 'Waits', name: 'Mia' });
    const noah = await connect.startChat({ flow: 'Waits', name: 'Noah' });
    const lea = await connect.startChat({ flow: 'Waits', name: 'Lea' });
    await noah.leaves();
    await mia.leaves();
    const contacts = (await ask(connect, 'GET', '/local/contacts')).body.contacts;
    expect(contacts).toEqual([mia, lea].map(({ contactId }) => expect.objectContaining({ contactId })));
    expect(connect.timelines()).toHaveLength(2);
  });
});
