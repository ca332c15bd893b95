import { DisconnectParticipantCommand } from '@aws-sdk/client-connectparticipant';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { BotSession } from '../../../functions/shared/bots/bot-session.ts';
import type { InChat } from '../../../local/index.ts';
import { BotBench } from '../support/bots.ts';
import { echoBot } from '../support/echo-bot.ts';
import { momentAt } from '../support/moment.ts';

let bench: BotBench;
beforeAll(async () => {
  bench = await BotBench.start();
});
afterAll(() => bench.stop());
afterEach(() => bench.connect.faults.clear());

const functions = () => bench.functions(echoBot);
const sessionOf = ({ contactId }: InChat) => functions().sessions.read(contactId, momentAt());

test('a bot is added, and says hello when it is woken', async () => {
  const mia = await bench.startChat();
  const added = await functions().add(mia.contactId);
  expect(added).toMatchObject({ status: 'ADDED', participantId: expect.any(String) });
  expect(bench.botState(mia)).toEqual(['CONNECTED']);
  await bench.drain(echoBot);
  expect(bench.said(mia)).toEqual(['CUSTOM_BOT: hello']);
});

test('a second run answers with the first one’s participant', async () => {
  const mia = await bench.startChat();
  const { participantId } = await functions().add(mia.contactId);
  expect(await functions().add(mia.contactId)).toEqual({ status: 'ALREADY_PRESENT', participantId });
  expect(bench.botState(mia)).toEqual(['CONNECTED']);
});

test('what was written before the bot came is answered', async () => {
  const mia = await bench.startChat({ InitialMessage: { ContentType: 'text/plain', Content: 'early' } });
  await functions().add(mia.contactId);
  await bench.drain(echoBot);
  expect(bench.said(mia)).toEqual(['CUSTOMER: early', 'CUSTOM_BOT: hello', 'CUSTOM_BOT: echo early']);
});

test('a bot that was removed can be added again, and answers nothing twice', async () => {
  const mia = await bench.startChat();
  await functions().add(mia.contactId);
  await mia.says('one');
  await bench.drain(echoBot);
  await functions().remove(mia.contactId);
  expect(await functions().add(mia.contactId)).toMatchObject({ status: 'ADDED' });
  await bench.drain(echoBot);
  expect(bench.said(mia)).toEqual(['CUSTOMER: one', 'CUSTOM_BOT: hello', 'CUSTOM_BOT: echo one', 'CUSTOM_BOT: hello']);
  expect(bench.botState(mia)).toEqual(['DISCONNECTED', 'CONNECTED']);
});

test('beside an agent a bot is refused by name, and nothing is left behind', async () => {
  const mia = await bench.startChat();
  await bench.connect.agent('Ann').joins(mia);
  await expect(functions().add(mia.contactId)).rejects.toMatchObject({
    name: 'ParticipantConflict',
    code: 'PARTICIPANT_CONFLICT',
  });
  const session = await sessionOf(mia);
  expect(session).toMatchObject({ phase: 'CLOSED', outcome: 'NOT_ADDED' });
  expect(session?.streamingId).toBeUndefined();
});

test('beside another bot a bot is refused by name, and that one stays', async () => {
  const mia = await bench.startChat();
  await functions().add(mia.contactId);
  await expect(functions().add(mia.contactId, { bot: 'other' })).rejects.toMatchObject({ name: 'ParticipantConflict' });
  expect(bench.botState(mia)).toEqual(['CONNECTED']);
  const foreign = await bench.startChat();
  await bench.connect.bot('Foreign').joins(foreign);
  await expect(functions().add(foreign.contactId)).rejects.toMatchObject({ name: 'ParticipantConflict' });
});

test('a bot that has left the chat, of which nobody told us, is added anew', async () => {
  const mia = await bench.startChat();
  await functions().add(mia.contactId);
  await bench.drain(echoBot);
  const before = await sessionOf(mia);
  const leaving = new DisconnectParticipantCommand({ ConnectionToken: before?.connection?.token });
  await bench.servicesOf().participant.send(leaving);
  expect(await functions().add(mia.contactId)).toMatchObject({ status: 'ADDED' });
  expect(bench.botState(mia)).toEqual(['DISCONNECTED', 'CONNECTED']);
  expect(await sessionOf(mia)).toMatchObject({ phase: 'OPEN', generation: (before?.generation ?? 0) + 1 });
});

test('whether an open session’s bot is in the chat must be known: else nothing is added', async () => {
  const mia = await bench.startChat();
  await functions().add(mia.contactId);
  bench.connect.faults.set({ operation: 'CreateParticipantConnection', error: 'ValidationException', count: 1 });
  await expect(functions().add(mia.contactId)).rejects.toMatchObject({ name: 'ServiceFailure' });
  expect(bench.botState(mia)).toEqual(['CONNECTED']);
  expect(await sessionOf(mia)).toMatchObject({ phase: 'OPEN' });
});

test('while another bot is being added a bot is refused by name', async () => {
  const mia = await bench.startChat();
  const adding: BotSession = {
    contactId: mia.contactId,
    initialContactId: mia.contactId,
    instanceId: bench.connect.instance.instanceId,
    bot: 'other',
    displayName: 'Robo',
    generation: 1,
    phase: 'ADDING',
    sinceMs: Date.now(),
    answered: [],
    memory: {},
  };
  await functions().sessions.begin(adding, undefined, momentAt());
  await expect(functions().add(mia.contactId)).rejects.toMatchObject({ name: 'ParticipantConflict' });
  expect(bench.botState(mia)).toEqual([]);
  expect(await sessionOf(mia)).toMatchObject({ phase: 'ADDING', bot: 'other' });
});

test('of two blocks that add a bot at once one adds it, and the other takes it for there or says who was faster', async () => {
  const mia = await bench.startChat();
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => functions().add(mia.contactId)));
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled')
      expect(outcome.value).toMatchObject({ status: expect.stringMatching(/ADDED|PRES/) });
    else
      expect(outcome.reason).toMatchObject({
        name: 'ServiceFailure',
        message: expect.stringContaining('Another block'),
      });
  }
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  expect(bench.botState(mia).filter((state) => state === 'CONNECTED')).toHaveLength(1);
});

test.each([
  ['StartContactStreaming', 'InvalidRequestException'],
  ['CreateParticipant', 'InvalidRequestException'],
  ['CreateParticipantConnection', 'ValidationException'],
])('when %s fails, what was begun is taken back, and a later run begins anew', async (operation, error) => {
  const mia = await bench.startChat();
  bench.connect.faults.set({ operation, error, count: 1 });
  await expect(functions().add(mia.contactId)).rejects.toMatchObject({ name: 'ServiceFailure' });
  const session = await sessionOf(mia);
  expect(session).toMatchObject({ phase: 'CLOSED', outcome: 'NOT_ADDED' });
  await bench.connect.clock.advance({ seconds: 15 });
  expect(await functions().add(mia.contactId)).toMatchObject({ status: 'ADDED' });
  expect(bench.botState(mia).filter((state) => state === 'CONNECTED')).toHaveLength(1);
});

test('an unknown bot is one problem, with what was probably meant', async () => {
  await expect(functions().add('contact-1', { bot: 'tset' })).rejects.toMatchObject({
    name: 'InvalidParameters',
    message: 'Nothing was sent, because of 1 problem: bot names no bot of this deployment. Did you mean test?',
  });
});

test('a contact that is not there is named as such', async () => {
  await expect(functions().add('1f9d7a52-0000-4000-8000-000000000000')).rejects.toMatchObject({
    name: 'ContactNotFound',
  });
});
