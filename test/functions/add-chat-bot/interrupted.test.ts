import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { addChatBot } from '../../../functions/add-chat-bot/add-chat-bot.ts';
import type { BotSession } from '../../../functions/shared/bots/bot-session.ts';
import { BotQueue } from '../../../functions/shared/bots/bot-wake.ts';
import { AwsServer, credentials } from '../support/aws-server.ts';
import { BotBench } from '../support/bots.ts';
import { echoBot } from '../support/echo-bot.ts';
import { outputOf } from '../support/function-output.ts';
import { flowEvent, lambdaContext } from '../support/lambda.ts';
import { momentAt } from '../support/moment.ts';

let bench: BotBench;
let queues: AwsServer;
beforeAll(async () => {
  [bench, queues] = await Promise.all([BotBench.start({ maxAttempts: 2 }), AwsServer.start()]);
});
afterAll(() => Promise.all([bench.stop(), queues.stop()]));
afterEach(() => {
  bench.connect.faults.clear();
  queues.reset();
});

const functions = () => bench.functions(echoBot);

/** What a first run left in the table before it was cut short. */
async function leftBehind(contactId: string, change: Partial<BotSession>): Promise<void> {
  const session: BotSession = {
    contactId,
    initialContactId: contactId,
    instanceId: bench.connect.instance.instanceId,
    bot: 'test',
    displayName: 'Robo',
    generation: 1,
    phase: 'ADDING',
    sinceMs: Date.now(),
    answered: [],
    memory: {},
    ...change,
  };
  expect(await functions().sessions.begin(session, undefined, momentAt())).toBe(true);
}

const sessionOf = (contactId: string) => functions().sessions.read(contactId, momentAt());

test('a run goes on where the first one was cut short, with its session', async () => {
  const mia = await bench.startChat();
  await leftBehind(mia.contactId, {});
  expect(await functions().add(mia.contactId)).toMatchObject({ status: 'ADDED' });
  expect(await sessionOf(mia.contactId)).toMatchObject({ phase: 'OPEN', generation: 1 });
});

test('what was cut short more than 15 s ago has lapsed: it is taken out, and the next generation added', async () => {
  const mia = await bench.startChat();
  await leftBehind(mia.contactId, { sinceMs: Date.now() - 15_000 });
  expect(await functions().add(mia.contactId)).toMatchObject({ status: 'ADDED' });
  expect(await sessionOf(mia.contactId)).toMatchObject({ phase: 'OPEN', generation: 2 });
});

test('an open session whose bot was never in the chat is closed, and the bot added', async () => {
  const mia = await bench.startChat();
  await leftBehind(mia.contactId, { phase: 'OPEN' });
  expect(await functions().add(mia.contactId)).toMatchObject({ status: 'ADDED' });
  expect(await sessionOf(mia.contactId)).toMatchObject({ phase: 'OPEN', generation: 2 });
});

test('what an earlier bot cannot be taken out for keeps the next one from being added', async () => {
  const mia = await bench.startChat();
  await leftBehind(mia.contactId, { phase: 'OPEN', streamingId: 'streaming-1' });
  bench.connect.faults.set({ operation: 'StopContactStreaming', error: 'InternalServiceException' });
  await expect(functions().add(mia.contactId)).rejects.toMatchObject({ name: 'ServiceFailure' });
  expect(await sessionOf(mia.contactId)).toMatchObject({ phase: 'CLOSING', generation: 1 });
});

/** AddChatBot with a queue that takes so many messages, and refuses the next. */
function addWithQueueOf(most: number, contactId: string) {
  let sent = 0;
  queues.answer = ({ operation }) => {
    if (operation === 'SendMessage') sent += 1;
    return sent > most ? { error: 'QueueDoesNotExist' } : undefined;
  };
  const client = new SQSClient({ region: 'eu-central-1', credentials, endpoint: queues.url, maxAttempts: 1 });
  const settings = {
    bots: ['test'],
    displayName: 'Robo',
    blockTimeLimitSeconds: 8,
    topicArn: bench.topicArn,
    queueUrl: '',
    tableName: '',
  };
  const services = { ...bench.servicesOf(), queue: new BotQueue(client, `${queues.url}/1/Bots`) };
  const event = flowEvent({ onError: 'return' }, contactId, bench.connect.instance.instanceArn);
  return outputOf(() => addChatBot(settings, services)(event, lambdaContext('AddChatBot')));
}

test('a bot whose join cannot be queued is added all the same: the wake that was queued before speaks for it', async () => {
  const mia = await bench.startChat();
  const { result, output } = await addWithQueueOf(1, mia.contactId);
  expect(result).toMatchObject({ status: 'ADDED' });
  expect(output).toContain('The bot will speak a little later');
  expect(bench.botState(mia)).toEqual(['CONNECTED']);
});

test('where nothing can be queued, no bot is added: nobody would clean up after it', async () => {
  const mia = await bench.startChat();
  const { result } = await addWithQueueOf(0, mia.contactId);
  expect(result).toMatchObject({ status: 'ERROR', errorCode: 'SERVICE_FAILURE' });
  expect(bench.botState(mia)).toEqual([]);
});
