import { describe, expect, test } from '@jest/globals';
import { CallFailed } from '../../../local/index.ts';
import { failureOf, setCustomerTimers, start } from './a-chat.ts';

describe('a customer', () => {
  test('starts a chat in a flow, talks, and leaves', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine', name: 'Mia', attributes: { tier: 'gold' } });
    mia.isConnected();
    mia.hears('Welcome');
    mia.hearsNothing();
    await mia.says('My order is late');
    mia.waitsIn('BasicQueue');
    await mia.leaves();
    mia.isDisconnected();
    mia.hasEnded('CUSTOMER_DISCONNECT');
    expect(connect.contact(mia)).toMatchObject({ state: 'ENDED', attributes: { tier: 'gold' } });
  });

  test('may begin with a message, which the flow comes after', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine', message: 'hi', durationMinutes: 60 });
    connect.expectConversation(mia, ['CUSTOMER: hi', 'SYSTEM: Welcome…']);
    await connect.clock.advance({ hours: 1 });
    mia.hasEnded();
  });

  test('hears each message once, in order', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine' });
    await mia.says('hello');
    const ann = await connect.agent('Ann').accepts(mia);
    for (const text of ['one', 'two', 'three']) await ann.says(text);
    mia.hears('two');
    expect(() => mia.hears('one')).toThrow('“one”');
    mia.hears(/^thr/);
    mia.hearsNothing();
  });

  test('is connected where the answer to StartChatContact came late, too', async () => {
    const connect = await start();
    connect.faults.set({ operation: 'StartChatContact', latencyMs: 1 });
    const mia = await connect.startChat({ flow: 'Mine' });
    mia.isConnected();
    mia.hears('Welcome');
  });

  test('is refused as StartChatContact refuses', async () => {
    const connect = await start();
    await expect(connect.startChat({ flow: 'Mine', durationMinutes: 59 })).rejects.toMatchObject({
      name: 'CallFailed',
      status: 400,
      errorName: 'InvalidParameterException',
    });
  });

  test('cannot be in a flow that is not there', async () => {
    const connect = await start();
    await expect(connect.startChat({ flow: 'Yours' })).rejects.toThrow(
      'There is no flow "Yours". This instance has "Mine".',
    );
  });

  test('sends what the service refuses, and the call fails with the service’s own error', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine' });
    const refused = mia.sends('image/png', 'x');
    await expect(refused).rejects.toThrow(CallFailed);
    await expect(refused).rejects.toMatchObject({ status: 400, errorName: 'ValidationException' });
  });
});

describe('an agent', () => {
  test('accepts the chat that has waited longest, reads what was said before, and answers', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
    await mia.says('My order is late');
    const ann = await connect.agent('Ann').accepts();
    mia.isWith('Ann');
    mia.sees('PARTICIPANT_JOINED', { role: 'AGENT' });
    ann.hears('My order is late');
    await ann.says('I will look');
    mia.hears('I will look');
    await mia.types();
    ann.sees('TYPING', { role: 'CUSTOMER' });
    await ann.leaves();
    ann.isDisconnected();
    mia.hasEnded('AGENT_DISCONNECT');
  });

  test('accepts no chat that is elsewhere, and the error says where', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine' });
    const ann = connect.agent('Ann');
    await expect(ann.accepts(mia)).rejects.toThrow(
      /is not waiting in a queue: its flow "Mine" waits at block "Customer writes"\.$/,
    );
    await mia.says('hello');
    await ann.accepts(mia);
    await expect(connect.agent('Bob').accepts(mia)).rejects.toThrow('is not waiting in a queue: it is with Ann.');
    await mia.leaves();
    await expect(ann.accepts(mia)).rejects.toThrow('it has ended with CUSTOMER_DISCONNECT');
  });

  test('hands the chat to another queue, where another accepts it', async () => {
    const connect = await start({ queues: [{ name: 'Returns' }] });
    const mia = await connect.startChat({ flow: 'Mine' });
    const ann = await connect.agent('Ann').joins(mia);
    await ann.transfers('Returns');
    mia.waitsIn('Returns');
    mia.sees('TRANSFERRED');
    const bob = await connect.agent('Bob').accepts(mia);
    bob.isConnected();
    expect(connect.contacts(mia).map(({ initiationMethod }) => initiationMethod)).toEqual(['API', 'TRANSFER']);
  });

  test('who monitors is not an agent of the chat', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine' });
    await mia.says('hello');
    const sue = await connect.agent('Sue').monitors(mia);
    sue.hears('hello');
    expect(() => mia.isWith()).toThrow('no agent is there');
  });
});

describe('chat timers', () => {
  test('a silent customer is idle, seen by the agent, and returns with a message', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
    await setCustomerTimers(connect, mia.contactId, 5, 15);
    const ann = await connect.agent('Ann').joins(mia);
    expect(connect.contact(mia).timers).toMatchObject([{ role: 'CUSTOMER', type: 'IDLE', minutes: 5 }]);
    await connect.clock.advance({ minutes: 5 });
    mia.isIdle();
    expect(failureOf(() => mia.isNotIdle()).expectation).toBe('Expected Mia not to be idle.');
    ann.sees('PARTICIPANT_IDLE', { role: 'CUSTOMER' });
    await mia.says('here I am');
    mia.isNotIdle();
    ann.sees('PARTICIPANT_RETURNED');
  });

  test('the auto-disconnection is seen by the customer, who stays, and not by the agent', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine' });
    await setCustomerTimers(connect, mia.contactId, 5, 15);
    const ann = await connect.agent('Ann').joins(mia);
    expect(await connect.clock.advanceToNextTimer()).toBe(true);
    expect(await connect.clock.advanceToNextTimer()).toBe(true);
    ann.isDisconnected();
    mia.sees('AUTO_DISCONNECTION');
    ann.seesNo('AUTO_DISCONNECTION');
  });
});

describe('a bot', () => {
  test('joins as the custom participant, talks, and leaves', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
    const bot = await connect.bot('Helper').joins(mia);
    bot.isConnected();
    await mia.says('hello');
    bot.hears('hello');
    await bot.says('I am a bot');
    mia.hears('I am a bot');
    await bot.leaves();
    bot.isDisconnected();
    mia.sees('PARTICIPANT_LEFT', { role: 'CUSTOM_BOT' });
    mia.isConnected();
  });

  test('makes room for an agent', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine' });
    const bot = await connect.bot('Helper').joins(mia);
    await connect.agent('Ann').joins(mia);
    bot.isDisconnected();
    await expect(connect.bot('Other').joins(mia)).rejects.toMatchObject({ errorName: 'ConflictException' });
  });
});
