import { expect, test } from '@jest/globals';
import { isObject } from '../../../local/json.ts';
import { ask, startSandbox } from './local-connect-under-test.ts';

test('what a flow’s function was given, answered and wrote is found by the id in the timeline', async () => {
  const connect = await startSandbox();
  const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
  const answered = connect.timeline(mia).filter((entry) => entry.type === 'LAMBDA_ANSWERED');
  const requestIds = answered.map(({ detail }) => detail.requestId);
  expect(requestIds.length).toBeGreaterThan(0);

  const { status, body } = await ask(connect, 'GET', `/local/invocations/${requestIds[0]}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    requestId: requestIds[0],
    function: answered[0]?.detail.function,
    at: expect.stringMatching(/^\d{4}-.*Z$/),
    durationMs: expect.any(Number),
    event: { Details: { ContactData: { ContactId: mia.contactId } } },
    outcome: { result: answered[0]?.detail.result },
  });
  const all = (await ask(connect, 'GET', '/local/invocations')).body.invocations;
  expect(Array.isArray(all) && all.filter(isObject).map(({ requestId }) => requestId)).toEqual(requestIds);
});

test('an invocation that there is not is a 404 that says how many are kept', async () => {
  const connect = await startSandbox();
  const { status, body } = await ask(connect, 'GET', `/local/invocations/${'x'.repeat(500)}`);
  expect(status).toBe(404);
  expect(JSON.stringify(body)).toContain('The newest 500 are kept.');
  expect(JSON.stringify(body).length).toBeLessThan(300);
});
