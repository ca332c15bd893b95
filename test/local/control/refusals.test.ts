import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LocalConnect } from '../../../local/index.ts';
import { END, flowOf } from '../../fixtures/flow-of.ts';
import { ask } from './local-connect-under-test.ts';

let connect: LocalConnect;
beforeAll(async () => {
  connect = await LocalConnect.start();
});
afterAll(() => connect.close());

const turn = (change: object) => ({ bot: 'orders', turns: [{ says: 'hello', ...change }] });

test.each([
  ['/local/lex', { bot: 'orders' }, '"turns" must be a list'],
  ['/local/lex', { bot: 'orders', turns: ['hello'] }, '"turns[0]" must be an object'],
  ['/local/lex', turn({ says: [] }), '"turns[0].says" must be a text or a list of texts'],
  ['/local/lex', turn({ says: 5 }), '"turns[0].says" must be a list of texts'],
  ['/local/lex', turn({ replies: [5] }), '"turns[0].replies" must be a list of texts'],
  ['/local/lex', turn({ slots: ['a'] }), '"turns[0].slots" must be an object of texts'],
  ['/local/lex', turn({ slots: { size: 5 } }), '"turns[0].slots.size" must be a text'],
  ['/local/lex', turn({ sessionAttributes: { size: null } }), '"turns[0].sessionAttributes.size" must be a text'],
  ['/local/lex', turn({ answer: 'a' }), 'Unknown "answer"'],
  ['/local/clock', {}, 'Expected exactly one of advanceMinutes'],
  ['/local/clock', { advanceMinutes: 1, advanceSeconds: 1 }, 'Expected exactly one of advanceMinutes'],
  ['/local/clock', { advanceMinutes: '1' }, '"advanceMinutes" must be a number above 0'],
  ['/local/clock', { advanceSeconds: 0 }, '"advanceSeconds" must be a number above 0'],
  ['/local/clock', { advanceToNextTimer: 1 }, '"advanceToNextTimer" must be true'],
  ['/local/clock', { advanceToNextDeadline: 'yes' }, '"advanceToNextDeadline" must be true'],
  ['/local/clock', { mode: 'fast' }, '"mode" must be "manual" or "live"'],
  ['/local/clock', { mode: 'manual', rate: 2 }, '"rate" goes with "mode": "live"'],
  ['/local/clock', { mode: 'live', rate: -1 }, '"rate" must be a number above 0'],
  ['/local/flows', { name: 'A', type: 'CONTACT_FLOW', content: '{' }, '"content" is a text that is not JSON'],
  ['/local/flows', { name: 'A', type: 'CONTACT' }, 'CONTACT'],
  ['/local/flows', { name: '', type: 'CONTACT_FLOW' }, '"name" must be a text that is not empty'],
  ['/local/flows', { name: 'A', content: {}, standIns: { CreateTask: 'done' } }, '"standIns.CreateTask" must be {'],
  ['/local/flows', { name: 'A', content: {}, standIns: { CreateTask: { result: 1 } } }, '"standIns.CreateTask" must'],
  ['/local/functions/SetChatTimers/invoke', {}, '"event" is missing'],
  ['/local/functions/SetChatTimers/invoke', { event: {}, makeChat: 'yes' }, '"makeChat" must be true or false'],
  ['/local/event-chats', { events: {} }, '"events" must be a list'],
  ['/local/tokens', { subject: 'mia', claims: 'all' }, '"claims" must be an object'],
  ['/local/tokens', { subject: 'mia', lifeSeconds: '60' }, '"lifeSeconds" must be a number'],
  ['/local/agents/%E0%A4%A/accept', {}, 'is not percent-encoded as it should be'],
  [`/local/agents/${'a'.repeat(257)}/accept`, {}, 'text of 1 to 256 characters'],
])('POST %s with %j is a 400 that says what is wrong', async (path, body, message) => {
  expect(await ask(connect, 'POST', path, body)).toMatchObject({
    status: 400,
    body: { error: { name: expect.any(String), message: expect.stringContaining(message) } },
  });
});

test.each([
  ['{', 'The body is not JSON'],
  ['[]', 'The body must be a JSON object'],
  [`{"a":${'['.repeat(1000)}${']'.repeat(1000)}}`, 'levels deep'],
])('a body such as %.5s is a 400', async (body, message) => {
  const answer = await ask(connect, 'POST', '/local/clock', body);
  expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining(message) } } });
});

test.each([
  ['POST', '/local/functions/SetChatTimers/invoke', { event: {} }, 404, 'This deployment has none'],
  ['POST', '/local/agents/Ann/dance', {}, 404, 'An agent cannot "dance". Expected one of accept, join'],
  ['POST', '/local/agents/Ann/toString', {}, 404, 'An agent cannot "toString"'],
  ['POST', '/local/agents//accept', {}, 404, 'There is no POST /local/agents//accept'],
  ['POST', '/local/agents/Ann/join', { contactId: 'nobody' }, 404, 'nobody'],
  ['GET', '/local/contacts/nobody', undefined, 404, 'nobody'],
  ['GET', '/local/nothing', undefined, 404, 'There are: GET /local/instance; '],
  ['DELETE', '/local/quotas', undefined, 405, '/local/quotas answers GET, POST only'],
  ['POST', '/local/tokens', { subject: 'mia' }, 409, 'No API here has a JWT authorizer'],
  ['POST', '/local/clock', { advanceToNextTimer: true }, 409, 'No participant timer is running'],
  ['POST', '/local/clock', { advanceToNextDeadline: true }, 409, 'nothing to advance to'],
  ['GET', '/local/flows/Nope', undefined, 404, 'There is no flow "Nope". This instance has none'],
  ['POST', '/local/agents/Ann/accept', {}, 409, 'No contact is waiting in a queue'],
])('%s %s with %j is a %i', async (method, path, body, status, message) => {
  const answer = await ask(connect, method, path, body);
  expect(answer).toMatchObject({ status, body: { error: { message: expect.stringContaining(message) } } });
});

test('the clock says its mode and its rate', async () => {
  expect((await ask(connect, 'POST', '/local/clock', { mode: 'live' })).body).toMatchObject({ mode: 'live', rate: 1 });
  expect((await ask(connect, 'POST', '/local/clock', { mode: 'live', rate: 60 })).body).toMatchObject({ rate: 60 });
  expect((await ask(connect, 'POST', '/local/clock', { mode: 'manual' })).body).toMatchObject({
    mode: 'manual',
    rate: 0,
  });
});

test('a queue keeps the ARN that it is given', async () => {
  const arn = 'arn:aws:connect:us-east-1:111122223333:instance/i-1/queue/q-1';
  const { body } = await ask(connect, 'POST', '/local/queues', { name: 'Theirs', arn });
  expect(body).toMatchObject({ name: 'Theirs', arn });
});

test('a chat takes the branch that was declared for a block that does not run here', async () => {
  const Transitions = {
    NextAction: 'End',
    Conditions: [{ NextAction: 'End', Condition: { Operator: 'Equals', Operands: ['Member'] } }],
    Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }],
  };
  const check = { Identifier: 'Check', Type: 'CheckSegmentMembership', Parameters: {}, Transitions };
  const { body } = await ask(connect, 'POST', '/local/flows', {
    ...{ name: 'Checks', type: 'CONTACT_FLOW', content: flowOf(check, END) },
    standIns: { CheckSegmentMembership: { condition: 'Member' } },
  });
  expect(body.stoodIn).toEqual([{ action: 'Check', type: 'CheckSegmentMembership', takes: 'the branch Member' }]);
});

test('who is not in a queue is told by where they are', async () => {
  const { body: flow } = await ask(connect, 'POST', '/local/flows', {
    ...{ name: 'Ends', type: 'CONTACT_FLOW', content: flowOf(END) },
  });
  const { body: instance } = await ask(connect, 'GET', '/local/instance');
  const { body: chat } = await ask(connect, 'PUT', '/contact/chat', {
    InstanceId: instance.instanceId,
    ContactFlowId: flow.id,
    ParticipantDetails: { DisplayName: 'Mia' },
  });
  const contactId = chat.ContactId;
  const agent = (name: string, does: string, more = {}) =>
    ask(connect, 'POST', `/local/agents/${name}/${does}`, { contactId, ...more });
  const refusedAs = (status: number, message: string) => ({
    status,
    body: { error: { message: expect.stringContaining(message) } },
  });
  expect(await agent('Ann', 'accept')).toMatchObject(refusedAs(409, 'no flow of it is at work'));
  await agent('Ann', 'join');
  expect(await agent('Ann', 'accept')).toMatchObject(refusedAs(409, 'it is with Ann'));
  await agent('Sue', 'monitor');
  expect((await agent('Sue', 'leave')).status).toBe(200);
  expect(await agent('Ann', 'transfer', { queue: 'nowhere' })).toMatchObject(
    refusedAs(404, 'There is no queue "nowhere". This instance has'),
  );
  await ask(connect, 'POST', '/contact/stop', { InstanceId: instance.instanceId, ContactId: contactId });
  expect(await agent('Ann', 'accept')).toMatchObject(refusedAs(409, 'it has ended with'));
});

test('an API that is not there is answered with those that are', async () => {
  const response = await fetch(new URL('/apis/Nope/chats', connect.url));
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('There is no HTTP API of this name. This deployment has none.');
});
