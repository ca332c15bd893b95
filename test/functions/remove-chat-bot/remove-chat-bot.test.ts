import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { BotBench } from '../support/bots.ts';
import { echoBot } from '../support/echo-bot.ts';

let bench: BotBench;
beforeAll(async () => {
  bench = await BotBench.start({ maxAttempts: 2 });
});
afterAll(() => bench.stop());
afterEach(() => bench.connect.faults.clear());

const functions = () => bench.functions(echoBot);

test('a bot is taken out, its streaming stopped; a second run of the block gets the same answer', async () => {
  const mia = await bench.startChat();
  await functions().add(mia.contactId);
  expect(await functions().remove(mia.contactId)).toEqual({ status: 'REMOVED' });
  expect(await functions().remove(mia.contactId)).toEqual({ status: 'REMOVED' });
  expect(bench.botState(mia)).toEqual(['DISCONNECTED']);
  expect(await bench.streamingOf(mia)).toBe(0);
});

test('where no bot is, or is any more, there is none to remove', async () => {
  const mia = await bench.startChat();
  expect(await functions().remove(mia.contactId)).toEqual({ status: 'NOT_PRESENT' });
  await functions().add(mia.contactId);
  await bench.connect.agent('Ann').joins(mia);
  expect(await functions().remove(mia.contactId)).toEqual({ status: 'NOT_PRESENT' });
  expect(await bench.streamingOf(mia)).toBe(0);
});

test('what throttling keeps it from, RunChatBot finishes', async () => {
  const mia = await bench.startChat();
  await functions().add(mia.contactId);
  await bench.drain(echoBot);
  bench.connect.faults.set({ operation: 'StopContactStreaming', error: 'ThrottlingException' });
  expect(await functions().remove(mia.contactId)).toEqual({ status: 'REMOVED' });
  bench.connect.faults.clear();
  await bench.drain(echoBot);
  expect(await bench.streamingOf(mia)).toBe(0);
});
