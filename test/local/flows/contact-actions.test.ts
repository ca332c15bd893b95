import { describe, expect, test } from '@jest/globals';
import { action, hangUp, RunningChat, SALES, SUPPORT, say } from './running-chat.ts';

const DONE = say('done', 'done', 'end');
const FAILED = say('failed', 'failed', 'end');
const TAIL = [DONE, FAILED, hangUp];
const ERROR = { errors: { NoMatchingError: 'failed' } };

describe('UpdateContactTargetQueue and TransferContactToQueue', () => {
  const errors = { errors: { QueueAtCapacity: 'failed', NoMatchingError: 'failed' } };
  const transfer = action('transfer', 'TransferContactToQueue', {}, 'failed', errors);

  test.each([
    ['id', SALES.id],
    ['ARN', SALES.arn],
    ['reference', '$.Attributes.queue'],
  ])('put the contact into the queue of that %s, and the flow ends', async (_name, QueueId) => {
    const running = new RunningChat();
    const chat = await running.start(
      [action('queue', 'UpdateContactTargetQueue', { QueueId }, 'transfer', ERROR), transfer, ...TAIL],
      { queue: SALES.id },
    );
    expect(chat.current).toMatchObject({ state: 'IN_QUEUE', queue: SALES });
    expect(running.ofType('FLOW_ENDED')).toHaveLength(1);
    expect(running.work.idle).toBe(true);
  });

  test.each(['q-nowhere', '$.Attributes.queue'])('an unknown queue takes NoMatchingError: %s', async (QueueId) => {
    const running = new RunningChat();
    const set = action('queue', 'UpdateContactTargetQueue', { QueueId }, 'transfer', ERROR);
    expect(running.said(await running.start([set, transfer, ...TAIL]))).toEqual(['failed']);
  });

  test.each([
    ['id', 'ann'],
    ['ARN', 'arn:aws:connect:eu-west-2:111122223333:instance/i-1/agent/ann'],
    ['reference', '$.Attributes.agent'],
  ])('an agent of that %s has a queue of their own', async (_name, AgentId) => {
    const running = new RunningChat();
    const set = action('queue', 'UpdateContactTargetQueue', { AgentId }, 'transfer', ERROR);
    const chat = await running.start([set, transfer, ...TAIL], { agent: 'ann' });
    const arn = 'arn:aws:connect:eu-west-2:111122223333:instance/i-1/queue/agent/ann';
    expect(chat.current).toMatchObject({ state: 'IN_QUEUE', queue: { id: 'ann', arn, agentId: 'ann' } });
  });

  test('an agent that is unset takes NoMatchingError', async () => {
    const running = new RunningChat();
    const set = action('queue', 'UpdateContactTargetQueue', { AgentId: '$.Attributes.agent' }, 'transfer', ERROR);
    expect(running.said(await running.start([set, transfer, ...TAIL]))).toEqual(['failed']);
  });

  test('without a queue the transfer takes NoMatchingError', async () => {
    const running = new RunningChat();
    expect(running.said(await running.start([transfer, ...TAIL]))).toEqual(['failed']);
  });

  test('a disconnect flow transfers to the earlier queue', async () => {
    const running = new RunningChat();
    const CustomerRemaining = running.flow('Disconnect', 'CONTACT_FLOW', transfer, FAILED, hangUp);
    const chat = await running.start([
      action('hook', 'UpdateContactEventHooks', { EventHooks: { CustomerRemaining } }, 'queue', ERROR),
      action('queue', 'UpdateContactTargetQueue', { QueueId: SUPPORT.id }, 'transfer', ERROR),
      transfer,
      ...TAIL,
    ]);
    const agent = running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    running.engine.disconnectParticipant(agent.participantId);
    await running.settled();
    expect(chat.contacts).toHaveLength(2);
    expect(chat.current).toMatchObject({ initiationMethod: 'DISCONNECT', state: 'IN_QUEUE', queue: SUPPORT });
  });
});

describe('UpdateContactEventHooks', () => {
  const hooks = (EventHooks: Readonly<Record<string, string>>) =>
    action('hooks', 'UpdateContactEventHooks', { EventHooks }, 'done', ERROR);

  test('sets hooks by id and by ARN', async () => {
    const running = new RunningChat();
    const id = running.flow('Queue', 'CUSTOMER_QUEUE', action('a', 'EndFlowExecution', {}));
    const arn = running.flows.find(id)?.arn ?? '';
    const chat = await running.start([hooks({ CustomerQueue: id, CustomerRemaining: arn }), ...TAIL]);
    expect([...chat.hooks]).toEqual([
      ['CustomerQueue', id],
      ['CustomerRemaining', id],
    ]);
  });

  test('a hook that does not exist takes NoMatchingError', async () => {
    const running = new RunningChat();
    expect(running.said(await running.start([hooks({ CustomerLunch: 'x' }), ...TAIL]))).toEqual(['failed']);
    expect(running.reasons()).toEqual(['there is no hook CustomerLunch']);
  });

  test('an unknown flow takes NoMatchingError and sets nothing', async () => {
    const running = new RunningChat();
    const id = running.flow('Queue', 'CUSTOMER_QUEUE', action('a', 'EndFlowExecution', {}));
    const chat = await running.start([hooks({ CustomerQueue: id, CustomerRemaining: 'nowhere' }), ...TAIL]);
    expect(running.said(chat)).toEqual(['failed']);
    expect(chat.hooks.size).toBe(0);
  });
});

describe('UpdateContactAttributes', () => {
  const update = (Attributes: Readonly<Record<string, string>>) =>
    action('update', 'UpdateContactAttributes', { Attributes, TargetContact: 'Current' }, 'done', ERROR);

  test('sets texts with references in them; an unset one leaves nothing', async () => {
    const running = new RunningChat();
    const chat = await running.start(
      [update({ plain: 'a $.Attributes.old', copy: '$.Attributes.old', none: '$.External.nothing' }), ...TAIL],
      { old: 'x' },
    );
    expect(Object.fromEntries(chat.attributes)).toEqual({ old: 'x', plain: 'a x', copy: 'x', none: '' });
  });

  test('sets those of the related contact, where there is one', async () => {
    const running = new RunningChat();
    const past = await running.start([hangUp]);
    const related = { Attributes: { a: 'b' }, TargetContact: 'Related' };
    const block = action('update', 'UpdateContactAttributes', related, 'done', ERROR);
    const chat = await running.start([block, ...TAIL], {}, { relatedContactId: past.initialContactId });
    expect(running.said(chat)).toEqual(['done']);
    expect(Object.fromEntries(past.attributes)).toEqual({ a: 'b' });
    expect(chat.attributes.size).toBe(0);
  });

  test('sets nothing of a value that is not text, and takes NoMatchingError where no contact is related', async () => {
    const running = new RunningChat();
    const Attributes = { list: ['a'] };
    const chat = await running.start([action('update', 'UpdateContactAttributes', { Attributes }, 'done'), ...TAIL]);
    expect(Object.fromEntries(chat.attributes)).toEqual({ list: '' });
    const related = { Attributes: { a: 'b' }, TargetContact: 'Related' };
    const other = await running.start([action('update', 'UpdateContactAttributes', related, 'done', ERROR), ...TAIL]);
    expect(running.said(other)).toEqual(['failed']);
    expect(other.attributes.size).toBe(0);
  });

  test('leaves what a text reads in dotted brackets', async () => {
    const running = new RunningChat();
    const tell = say('tell', "Your order is $.Attributes.['order number'].", 'end');
    const chat = await running.start([
      update({ 'order number': 'A-7' }),
      { ...tell, Identifier: 'done' },
      FAILED,
      hangUp,
    ]);
    expect(running.said(chat)).toEqual(['Your order is A-7.']);
  });

  test('more than 32 KB takes NoMatchingError and sets nothing', async () => {
    const running = new RunningChat();
    const chat = await running.start([update({ big: 'x'.repeat(32_768) }), ...TAIL]);
    expect(running.said(chat)).toEqual(['failed']);
    expect(chat.attributes.size).toBe(0);
  });
});
