import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from '@jest/globals';
import { ask, startLocalConnect, startSandbox } from './local-connect-under-test.ts';

test('GET /local/faults shows what is set, and how many calls each still strikes', async () => {
  const connect = await startLocalConnect();
  expect((await ask(connect, 'GET', '/local/faults')).body).toEqual({ faults: [] });
  const fault = { operation: 'SendMessage', error: 'ThrottlingException', count: 2 };
  const { body } = await ask(connect, 'POST', '/local/faults', fault);
  expect(body).toMatchObject({ faults: [fault] });
  expect((await ask(connect, 'GET', '/local/faults')).body).toEqual(body);
});

test('GET /local/dead-letters shows what a function failed on too often, by its queue', async () => {
  const connect = await startSandbox();
  const empty = { queues: ['TimerDeadLetters', 'BotDeadLetters'].map((name) => ({ name, messages: [] })) };
  expect((await ask(connect, 'GET', '/local/dead-letters')).body).toMatchObject(empty);

  const client = new SQSClient({
    endpoint: connect.url,
    region: connect.instance.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const MessageBody = JSON.stringify({ nothing: 'of a timer' });
  await client.send(new SendMessageCommand({ QueueUrl: `${connect.url}/queues/TimerRetries`, MessageBody }));
  client.destroy();
  await connect.clock.advance({ minutes: 60 });
  expect((await ask(connect, 'GET', '/local/dead-letters')).body).toMatchObject({
    queues: [
      { name: 'TimerDeadLetters', messages: [{ receiveCount: expect.any(Number), body: { nothing: 'of a timer' } }] },
      { name: 'BotDeadLetters', messages: [] },
    ],
  });
});
