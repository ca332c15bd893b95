import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { LocalConnect } from 'connect-chat-kit/local';

test("a page of the shop starts a chat for somebody who is signed in; the shop's flow sets the patient timers, and the bot answers", async () => {
  await using connect = await LocalConnect.start({ assembly: 'cdk.out' });
  const signedIn = await fetch(`${connect.url}/local/tokens`, { method: 'POST', body: '{"subject":"mia"}' });
  const { token } = await signedIn.json();
  const answer = await fetch(`${connect.apiUrl('ChatApi')}/chats`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ ParticipantDetails: { DisplayName: 'Mia' } }),
  });
  const { ContactId, ParticipantId, ParticipantToken } = (await answer.json()).data.startChatResult;
  const mia = await connect.connectCustomer({
    name: 'Mia',
    contactId: ContactId,
    participantId: ParticipantId,
    participantToken: ParticipantToken,
  });
  await connect.clock.advance({ seconds: 5 });
  mia.hears('Welcome to the shop!');
  const { timerConfig } = connect.contact(mia);
  equal(timerConfig.find(({ role, type }) => role === 'CUSTOMER' && type === 'IDLE')?.minutes, 30);

  await mia.says('I would like to talk to a person, please.');
  await connect.clock.advance({ minutes: 1 });
  connect.expectTimeline(mia, [
    { type: 'PARTICIPANT_JOINED', role: 'CUSTOM_BOT' },
    { type: 'MESSAGE', role: 'CUSTOMER' },
    { type: 'MESSAGE', role: 'CUSTOM_BOT' },
    { type: 'PARTICIPANT_LEFT', role: 'CUSTOM_BOT' },
    { type: 'MESSAGE', detail: { text: 'Somebody will be with you.' } },
  ]);
});
