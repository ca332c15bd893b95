import { describe, expect, test } from '@jest/globals';
import { action, hangUp, RunningChat, say } from './running-chat.ts';

const ENDS = [say('completed', 'completed', 'end'), say('returned', 'returned', 'end'), say('gone', 'gone', 'end')];
const FAILS = [say('absent', 'absent', 'end'), say('failed', 'failed', 'end'), hangUp];

function wait(seconds: unknown, events: readonly string[] | undefined, name = 'TimeLimitSeconds') {
  return action('wait', 'Wait', { [name]: seconds, ...(events === undefined ? {} : { Events: events }) }, 'failed', {
    conditions: { CustomerReturned: 'returned', BotParticipantDisconnected: 'gone', WaitCompleted: 'completed' },
    errors: { ParticipantNotFound: 'absent', NoMatchingError: 'failed' },
  });
}

async function waiting(seconds: unknown, events?: readonly string[], attributes: Record<string, string> = {}) {
  const running = new RunningChat();
  const chat = await running.start([wait(seconds, events), ...ENDS, ...FAILS], attributes);
  return { running, chat };
}

/** The bot is there before the flow gets to its Wait. */
async function waitingWithBot(events: readonly string[]) {
  const running = new RunningChat();
  const chat = await running.start([
    action('first', 'Wait', { TimeLimitSeconds: '1' }, 'wait', { conditions: { WaitCompleted: 'wait' } }),
    wait('900', events),
    ...ENDS,
    ...FAILS,
  ]);
  const bot = running.engine.createCustomParticipant(chat.initialContactId, 'Bot');
  running.engine.connectParticipant(bot.participantId);
  await running.advance(1);
  return { running, chat, bot };
}

describe('Wait', () => {
  test('takes WaitCompleted when its time is over, and not before', async () => {
    const { running, chat } = await waiting('900');
    await running.advance(899);
    expect(chat.current.state).toBe('WAITING');
    await running.advance(1);
    expect(running.said(chat)).toEqual(['completed']);
  });

  test('reads TimeoutSeconds and numbers as well', async () => {
    const running = new RunningChat();
    const chat = await running.start([wait(5, undefined, 'TimeoutSeconds'), ...ENDS, ...FAILS]);
    await running.advance(5);
    expect(running.said(chat)).toEqual(['completed']);
  });

  test.each(['TimeLimitSeconds', 'TimeoutSeconds'])('says what is wrong with its %s', async (name) => {
    const running = new RunningChat();
    const actions = [wait('$.Attributes.seconds', undefined, name), ...ENDS, ...FAILS];
    await running.start(actions, { seconds: '604801' });
    expect(running.reasons()).toEqual([`${name} is not a whole number from 1 to 604800`]);
  });

  test('takes its time from a contact attribute', async () => {
    const { running, chat } = await waiting('$.Attributes.seconds', undefined, { seconds: '20' });
    await running.advance(19);
    expect(running.said(chat)).toEqual([]);
    await running.advance(1);
    expect(running.said(chat)).toEqual(['completed']);
  });

  test.each(['', '0', '604801', 'soon'])('takes NoMatchingError when the attribute holds "%s"', async (seconds) => {
    const { running, chat } = await waiting('$.Attributes.seconds', undefined, { seconds });
    expect(running.said(chat)).toEqual(['failed']);
  });

  test('a plain one is not ended by messages', async () => {
    const { running, chat } = await waiting('30');
    await running.customerSays(chat, 'hello?');
    expect(chat.current.state).toBe('WAITING');
  });

  test('takes CustomerReturned at a message of the customer, and its time ends nothing any more', async () => {
    const { running, chat } = await waiting('30', ['CustomerReturned']);
    await running.customerSays(chat, 'here I am');
    expect(running.said(chat)).toEqual(['returned']);
    expect(running.clock.next?.kind).not.toBe('WAIT');
  });

  test('takes ParticipantNotFound at once where no custom participant is there', async () => {
    const { running, chat } = await waiting('30', ['BotParticipantDisconnected']);
    expect(running.said(chat)).toEqual(['absent']);
  });

  test('T14: an idle timer that expires during it takes no branch', async () => {
    const { running, chat } = await waiting('900', ['CustomerReturned']);
    running.engine.updateTimers(chat.initialContactId, [{ role: 'CUSTOMER', type: 'IDLE', minutes: 2 }]);
    const bot = running.engine.createCustomParticipant(chat.initialContactId, 'Bot');
    running.engine.connectParticipant(bot.participantId);
    await running.advance(150);
    expect(running.log).toContain('PARTICIPANT_IDLE');
    expect(running.branches()).toEqual([]);
    expect(chat.current.state).toBe('WAITING');
  });

  test('T15: an auto-disconnected custom participant takes BotParticipantDisconnected', async () => {
    const running = new RunningChat();
    const chat = await running.start([
      action('first', 'Wait', { TimeLimitSeconds: '1' }, 'wait', { conditions: { WaitCompleted: 'wait' } }),
      wait('900', ['BotParticipantDisconnected']),
      ...ENDS,
      ...FAILS,
    ]);
    running.engine.updateTimers(chat.initialContactId, [
      { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER', minutes: 2 },
    ]);
    const bot = running.engine.createCustomParticipant(chat.initialContactId, 'Bot');
    running.engine.connectParticipant(bot.participantId);
    await running.advance(121);
    expect(running.log).toContain('AUTO_DISCONNECTION');
    expect(running.said(chat)).toEqual(['gone']);
  });

  test('takes BotParticipantDisconnected when the custom participant leaves by itself', async () => {
    const { running, chat, bot } = await waitingWithBot(['BotParticipantDisconnected']);
    running.engine.disconnectParticipant(bot.participantId);
    await running.settled();
    expect(running.said(chat)).toEqual(['gone']);
  });

  test('T16: during a Wait for the customer the custom participant leaves and nothing else happens', async () => {
    const { running, chat, bot } = await waitingWithBot(['CustomerReturned']);
    running.engine.disconnectParticipant(bot.participantId);
    await running.settled();
    expect(chat.current.state).toBe('WAITING');
    expect(running.said(chat)).toEqual([]);
  });

  test('ends without a branch when an agent joins, which also takes the custom participant away', async () => {
    const { running, chat } = await waitingWithBot(['BotParticipantDisconnected']);
    running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    await running.advance(1000);
    expect(running.branches()).toEqual(['first: WaitCompleted']);
    expect(running.log.filter((type) => type === 'FLOW_ENDED')).toHaveLength(1);
    expect(chat.current.state).toBe('WITH_AGENT');
  });

  test('a supervisor who joins does not end it', async () => {
    const { running, chat } = await waiting('30');
    running.engine.agentJoins(chat.current.contactId, 'Sue', 'SUPERVISOR');
    await running.advance(30);
    expect(running.said(chat)).toEqual(['completed']);
  });

  test('holds no work while it waits', async () => {
    const { running } = await waiting('30');
    expect(running.work.idle).toBe(true);
  });

  test('leaves no deadline behind when the customer ends the chat', async () => {
    const { running, chat } = await waiting('30');
    running.engine.disconnectParticipant(chat.customer.participantId);
    expect(running.clock.next).toBeUndefined();
    expect(running.ofType('FLOW_ENDED')).toHaveLength(1);
  });
});
