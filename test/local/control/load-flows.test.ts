import { describe, expect, test } from '@jest/globals';
import { caseOf, flowOf, say, THEIR_FUNCTION, theirs } from '../flow-loading/flows-of-others.ts';
import { ask, startLocalConnect } from './local-connect-under-test.ts';

const task = {
  Identifier: 'Task',
  Type: 'CreateTask',
  Parameters: { Name: 'n', ContactFlowId: 'f' },
  Transitions: { NextAction: 'Say', Errors: [{ NextAction: 'Failed', ErrorType: 'NoMatchingError' }] },
};

describe('POST /local/flows', () => {
  test('answers what came of it: id, ARN, name and type, what was adopted, what is stood in for', async () => {
    const connect = await startLocalConnect();
    const queue = theirs('queue', 'q-1');
    const content = flowOf([
      { Identifier: 'Set', Type: 'UpdateContactTargetQueue', Parameters: { QueueId: queue } },
      task,
      say('hello'),
    ]);
    const { status, body } = await ask(connect, 'POST', '/local/flows', {
      content,
      name: 'Main',
      type: 'CONTACT_FLOW',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.any(String),
      arn: `${connect.instance.instanceArn}/contact-flow/${String(body.id)}`,
      name: 'Main',
      type: 'CONTACT_FLOW',
      adopted: [{ kind: 'queue', name: 'q-1', arn: queue }],
      stoodIn: [{ action: 'Task', type: 'CreateTask', takes: 'the branch NoMatchingError' }],
      warnings: [],
      notes: [],
    });
  });

  test('takes an answer of describe-contact-flow, with its name, type and id', async () => {
    const connect = await startLocalConnect();
    const { body } = await ask(connect, 'POST', '/local/flows', { content: caseOf('describe-contact-flow-answer') });
    expect(body).toMatchObject({ name: 'Greeting', type: 'CONTACT_FLOW', id: '00000000-0000-4000-8000-000000000002' });
  });

  test('a known id replaces its flow and renames it', async () => {
    const connect = await startLocalConnect();
    const load = (name: string) =>
      ask(connect, 'POST', '/local/flows', { name, id: 'f-1', content: flowOf([say(name)]) });
    await load('one');
    await load('two');
    expect(connect.flows.map(({ name, id }) => ({ name, id }))).toEqual([{ name: 'two', id: 'f-1' }]);
  });

  test('what was declared for a block that does not run here is taken', async () => {
    const connect = await startLocalConnect();
    const standIns = { CreateTask: { results: { Task: { id: '7' } } }, Misspelt: { error: 'X' }, Say: { error: 'X' } };
    const { body } = await ask(connect, 'POST', '/local/flows', {
      name: 'Main',
      content: flowOf([task, say('made')]),
      standIns,
    });
    expect(body).toMatchObject({
      stoodIn: [{ action: 'Task', takes: 'its next block, with the results that were declared' }],
      warnings: [
        'standIns: the flow has no block "Misspelt", by identifier or type.',
        'standIns: the block "Say" runs here, and what was declared for it is not used.',
      ],
    });
    (await connect.startChat({ flow: 'Main' })).hears('made');
  });

  test('where the type is what makes a block wrong, says so and names type', async () => {
    const connect = await startLocalConnect();
    const content = JSON.parse(caseOf('queue-of-another-account'));
    const body = { name: 'Main', type: 'CUSTOMER_QUEUE', content };
    expect(await ask(connect, 'POST', '/local/flows', body)).toMatchObject({
      status: 400,
      body: {
        error: {
          message: expect.stringContaining(
            'If it is of another type, give `type`, or --type on the command line: CONTACT_FLOW, or ',
          ),
        },
      },
    });
    expect(connect.flows).toEqual([]);
  });

  test.each([
    [{ name: 'A' }, '"content" is missing'],
    [{ name: 'A', content: 7 }, '"content" is not a JSON object'],
    [{ content: flowOf([say('x')]) }, 'The flow has no name'],
    [{ name: 'A', content: flowOf([say('x')]), adopt: 'no' }, '"adopt" must be true or false'],
    [{ name: 'A', content: flowOf([say('x')]), strict: 1 }, '"strict" must be true or false'],
    [{ name: 'A', content: flowOf([say('x')]), standIns: [] }, '"standIns" must be an object of { "condition" }'],
    [
      { name: 'A', content: flowOf([say('x')]), standIns: { a: { condition: 1 } } },
      '"standIns.a" must be { "condition" }',
    ],
    [{ name: 'A', content: caseOf('legacy-designer-export') }, 'an export of the old flow designer'],
  ])('refuses %j', async (body, message) => {
    const connect = await startLocalConnect();
    expect(await ask(connect, 'POST', '/local/flows', body)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(message) } },
    });
  });
});

test('DELETE /local/flows/{name} takes a flow away, and says which there are where there is none', async () => {
  const connect = await startLocalConnect({ flows: [{ name: 'Main flow', content: flowOf([say('hello')]) }] });
  expect(await ask(connect, 'DELETE', '/local/flows/Main')).toEqual({
    status: 404,
    body: { error: { name: 'NotFound', message: 'There is no flow "Main". This instance has "Main flow".' } },
  });
  expect(await ask(connect, 'DELETE', '/local/flows/Main%20flow')).toEqual({ status: 200, body: {} });
  expect(connect.flows).toEqual([]);
});

describe('POST /local/queues', () => {
  test('adds a queue, and changes the one of that name', async () => {
    const connect = await startLocalConnect();
    const { body } = await ask(connect, 'POST', '/local/queues', { name: 'Support', id: 'q-1' });
    const arn = `${connect.instance.instanceArn}/queue/q-1`;
    expect(body).toEqual({ name: 'Support', id: 'q-1', arn });
    await ask(connect, 'POST', '/local/queues', { name: 'Support', maxContacts: 1 });
    expect(connect.instance.queues.slice(1)).toEqual([{ name: 'Support', id: 'q-1', arn, maxContacts: 1 }]);
  });

  test.each([
    [{}, '"name" is missing'],
    [{ name: 'A', maxContacts: 0 }, '"maxContacts" must be a whole number from 1'],
    [{ name: 'A', most: 1 }, 'Unknown "most"'],
  ])('refuses %j', async (body, message) => {
    const connect = await startLocalConnect();
    expect(await ask(connect, 'POST', '/local/queues', body)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(message) } },
    });
  });
});

describe('POST /local/functions/{name}/answer', () => {
  test.each(['LookUpOrder', THEIR_FUNCTION])('flows get it from %s from now on', async (name) => {
    const ask_ = { Identifier: 'Ask', Type: 'InvokeLambdaFunction', Parameters: { LambdaFunctionARN: THEIR_FUNCTION } };
    const connect = await startLocalConnect({
      flows: [{ name: 'Main', content: flowOf([ask_, say('$.External.state')]) }],
    });
    const path = `/local/functions/${encodeURIComponent(name)}/answer`;
    expect((await ask(connect, 'POST', path, { answer: { state: 'sent' } })).status).toBe(200);
    (await connect.startChat({ flow: 'Main' })).hears('sent');
  });

  test.each([
    ['LookUpOrder', {}, '"answer" is missing'],
    ['Look Up', { answer: {} }, '"Look Up" is not the name or ARN of a function'],
  ])('refuses %s %j', async (name, body, message) => {
    const connect = await startLocalConnect();
    expect(await ask(connect, 'POST', `/local/functions/${encodeURIComponent(name)}/answer`, body)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(message) } },
    });
  });
});

test('GET /local/instance says which flows were loaded, and which were made to stand in', async () => {
  const transfer = {
    Identifier: 'Go',
    Type: 'TransferToFlow',
    Parameters: { ContactFlowId: theirs('contact-flow', 'f-1') },
  };
  const connect = await startLocalConnect({ flows: [{ name: 'Mine', content: flowOf([transfer]) }] });
  const flows = async () => (await ask(connect, 'GET', '/local/instance')).body.flows;
  expect(await flows()).toContainEqual(expect.objectContaining({ name: 'Mine', own: true }));
  expect(await flows()).toContainEqual(expect.objectContaining({ id: 'f-1', standsIn: true }));
  connect.loadFlow({ name: 'Theirs', id: 'f-1', content: flowOf([say('here')]) });
  expect(await flows()).toContainEqual(expect.objectContaining({ id: 'f-1', own: true }));
  expect(await flows()).not.toContainEqual(expect.objectContaining({ standsIn: true }));
});

describe('GET /local/flows/{name}', () => {
  test('answers the flow, what came of loading it, and its drawing of the width that is asked for', async () => {
    const connect = await startLocalConnect({ flows: [{ name: 'My flow', content: flowOf([task, say('hello')]) }] });
    const { body } = await ask(connect, 'GET', '/local/flows/My%20flow?width=400');
    expect(body).toMatchObject({
      name: 'My flow',
      type: 'CONTACT_FLOW',
      content: { StartAction: 'Task' },
      stoodIn: [{ action: 'Task' }],
      drawing: expect.stringMatching(/^<svg [^>]*width="[23]\d\d"/),
    });
  });

  test('answers one that was not loaded, as wide as it is', async () => {
    const connect = await startLocalConnect({ assembly: '.build/sandbox' });
    const { body } = await ask(connect, 'GET', '/local/flows/Chat%20queue');
    expect(body).toMatchObject({ name: 'Chat queue', drawing: expect.stringMatching(/^<svg /) });
    expect(Object.keys(body)).not.toContain('warnings');
  });

  test('answers one that was loaded by the name that is for those without one', async () => {
    const connect = await startLocalConnect();
    await ask(connect, 'POST', '/local/flows', { content: flowOf([say('hello')]), fallbackName: 'Mine' });
    expect((await ask(connect, 'GET', '/local/flows/Mine')).status).toBe(200);
  });

  test.each(['0', 'wide', '10001', '-300'])('refuses the width %s', async (width) => {
    const connect = await startLocalConnect({ flows: [{ name: 'Mine', content: flowOf([say('hello')]) }] });
    const { status, body } = await ask(connect, 'GET', `/local/flows/Mine?width=${width}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { message: '"width" must be a whole number from 100 to 10000.' } });
  });

  test('a flow that is not there is said to be', async () => {
    const connect = await startLocalConnect();
    expect((await ask(connect, 'GET', '/local/flows/None')).status).toBe(404);
  });
});
