import { describe, expect, test } from '@jest/globals';
import { action, FUNCTION_ARN, hangUp, RunningChat, SALES, say } from './running-chat.ts';

const ERROR = { errors: { NoMatchingError: 'end' } };
const pause = (seconds: string, next: string) =>
  action('pause', 'Wait', { TimeLimitSeconds: seconds }, next, { conditions: { WaitCompleted: next } });

function toQueue(CustomerQueue: string) {
  return [
    action('hook', 'UpdateContactEventHooks', { EventHooks: { CustomerQueue } }, 'queue', ERROR),
    action('queue', 'UpdateContactTargetQueue', { QueueId: SALES.id }, 'transfer', ERROR),
    action('transfer', 'TransferContactToQueue', {}, undefined, {
      errors: { QueueAtCapacity: 'end', ...ERROR.errors },
    }),
    hangUp,
  ];
}

describe('an inbound flow', () => {
  test('tells what it does in the order in which it happens', async () => {
    const running = new RunningChat();
    await running.start([say('hello', 'Hello', 'pause'), pause('60', 'end'), hangUp]);
    await running.advance(60);
    expect(running.log.slice(running.log.indexOf('FLOW_STARTED'))).toEqual([
      'FLOW_STARTED',
      'FLOW_ACTION',
      'MESSAGE',
      'FLOW_ACTION',
      'FLOW_WAITS',
      'FLOW_BRANCH',
      'FLOW_ACTION',
      'FLOW_ENDED',
      'PARTICIPANT_LEFT',
      'CONTACT_ENDED',
      'CHAT_ENDED',
    ]);
  });

  test('starts when the customer first connects, and once', async () => {
    const running = new RunningChat();
    const flowId = running.flow('Inbound', 'CONTACT_FLOW', say('hello', 'Hello', 'pause'), pause('60', 'end'), hangUp);
    const { chat, participant } = running.engine.startChat({ displayName: 'Ann', flowId });
    await running.advance(299);
    expect(running.flowEvents).toEqual([]);
    running.engine.connectParticipant(participant.participantId);
    running.engine.connectParticipant(participant.participantId);
    await running.settled();
    expect(running.log.indexOf('PARTICIPANT_JOINED')).toBeLessThan(running.log.indexOf('FLOW_STARTED'));
    expect(running.said(chat)).toEqual(['Hello']);
  });

  test('never starts where the customer does not connect, or an agent has the contact by then', async () => {
    const running = new RunningChat();
    const flowId = running.flow('Inbound', 'CONTACT_FLOW', hangUp);
    const lost = running.engine.startChat({ displayName: 'Ann', flowId });
    await running.advance(300);
    expect(lost.chat.current.disconnectReason).toBe('CUSTOMER_CONNECTION_NOT_ESTABLISHED');
    const taken = running.engine.startChat({ displayName: 'Ann', flowId });
    running.engine.agentJoins(taken.chat.initialContactId, 'Bo', 'AGENT');
    running.engine.connectParticipant(taken.participant.participantId);
    await running.settled();
    expect(taken.chat.current.state).toBe('WITH_AGENT');
    expect(running.flowEvents).toEqual([]);
  });

  test('is IN_FLOW while it steps and WAITING while it waits', async () => {
    const running = new RunningChat();
    const chat = await running.start([pause('60', 'end'), hangUp]);
    expect(chat.current.state).toBe('WAITING');
    expect(running.runner.positionOf(chat.initialContactId)).toEqual({
      name: 'Inbound',
      type: 'CONTACT_FLOW',
      action: 'pause',
      path: ['pause'],
    });
  });

  test('that runs off its end fails, and the chat ends', async () => {
    const running = new RunningChat();
    const chat = await running.start([action('hello', 'MessageParticipant', { Text: 'Hello' })]);
    expect(running.failures()).toEqual(['Block "hello" has no NextAction: the flow runs off its end.']);
    expect(chat.current.disconnectReason).toBe('CONTACT_FLOW_DISCONNECT');
  });

  test('that fails without an error branch ends the chat and says why', async () => {
    const running = new RunningChat();
    const chat = await running.start([
      action('queue', 'UpdateContactTargetQueue', { QueueId: 'nowhere' }, 'end'),
      hangUp,
    ]);
    expect(running.failures()).toEqual([
      'Block "queue" failed and has no error branch: this instance has no queue "nowhere": declare it (queues, POST /local/queues).',
    ]);
    expect(chat.current.disconnectReason).toBe('CONTACT_FLOW_DISCONNECT');
  });

  test.each([
    [
      'an action type that is not emulated',
      action('view', 'CreateTask', {}, 'end'),
      /CreateTask is not emulated, and it has no error branch/u,
    ],
    ['a transition that leads nowhere', say('a', 'Hello', 'nowhere'), /No action of the flow is called "nowhere"/u],
  ])('fails by name at %s', async (_name, block, message) => {
    const running = new RunningChat();
    const chat = await running.start([block, hangUp]);
    expect(running.failures()).toEqual([expect.stringMatching(message)]);
    expect(chat.ended).toBe(true);
  });

  test('that runs in a circle ends with SYSTEM_ERROR after 1,000 actions, and names the circle', async () => {
    const running = new RunningChat();
    const log = (id: string, next: string) =>
      action(id, 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' }, next);
    const chat = await running.start([log('a', 'b'), log('b', 'c'), log('c', 'b')]);
    expect(running.failures()).toEqual([expect.stringContaining('lately c -> b -> c')]);
    expect(running.ofType('FLOW_ACTION')).toHaveLength(1000);
    expect(chat.current.disconnectReason).toBe('SYSTEM_ERROR');
  });

  test('two flows that transfer to each other are a circle too', async () => {
    const running = new RunningChat();
    const other = running.flow('Other', 'CONTACT_FLOW', hangUp);
    const inbound = running.flow('Inbound', 'CONTACT_FLOW', hangUp);
    running.flow('Other', 'CONTACT_FLOW', action('back', 'TransferToFlow', { ContactFlowId: inbound }));
    const chat = await running.start([action('go', 'TransferToFlow', { ContactFlowId: other })]);
    expect(chat.current.disconnectReason).toBe('SYSTEM_ERROR');
  });

  test('a circle in which only functions have their turn ends after 10,000 actions', async () => {
    const running = new RunningChat();
    const chat = await running.start([
      action('ask', 'InvokeLambdaFunction', { LambdaFunctionARN: FUNCTION_ARN }, 'say', ERROR),
      say('say', 'again', 'ask'),
    ]);
    expect(running.failures()).toEqual([expect.stringContaining('10000 actions without a pause, lately ask -> say')]);
    expect(chat.current.disconnectReason).toBe('SYSTEM_ERROR');
  });

  test('a circle with a Wait in it goes on', async () => {
    const running = new RunningChat();
    const chat = await running.start([say('hello', 'Still there?', 'pause'), pause('1', 'hello')]);
    await running.advance(1200);
    expect(running.failures()).toEqual([]);
    expect(running.said(chat)).toHaveLength(1201);
    expect(running.runner.positionOf(chat.initialContactId)?.path.length).toBeLessThanOrEqual(1000);
  });

  test('an agent who joins ends it, whatever it is doing', async () => {
    const running = new RunningChat();
    const chat = await running.start([pause('60', 'end'), hangUp]);
    running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    await running.advance(600);
    expect(chat.current.state).toBe('WITH_AGENT');
    expect(running.ofType('FLOW_ENDED')).toHaveLength(1);
  });

  test('keeps running as it was when its flow is replaced', async () => {
    const running = new RunningChat();
    const chat = await running.start([pause('60', 'hello'), say('hello', 'old', 'end'), hangUp]);
    running.flow('Inbound', 'CONTACT_FLOW', say('hello', 'new', 'end'), hangUp);
    await running.advance(60);
    expect(running.said(chat)).toEqual(['old']);
  });
});

describe('a customer queue flow', () => {
  test('runs beside the queue: the contact stays IN_QUEUE while it steps, waits and ends', async () => {
    const running = new RunningChat();
    const queue = running.flow(
      'Queue',
      'CUSTOMER_QUEUE',
      say('hold', 'Please hold', 'pause'),
      pause('30', 'leave'),
      action('leave', 'EndFlowExecution', {}),
    );
    const chat = await running.start(toQueue(queue));
    expect(chat.current.state).toBe('IN_QUEUE');
    expect(running.said(chat)).toEqual(['Please hold']);
    await running.advance(30);
    expect(chat.current.state).toBe('IN_QUEUE');
    expect(running.ofType('FLOW_ENDED').map(({ flow }) => flow.name)).toEqual(['Inbound', 'Queue']);
  });

  test('EndFlowExecution ends it, and leaves the contact in the queue', async () => {
    const running = new RunningChat();
    const chat = await running.start(
      toQueue(running.flow('Queue', 'CUSTOMER_QUEUE', action('leave', 'EndFlowExecution', {}))),
    );
    expect(running.ofType('FLOW_ENDED').at(-1)?.flow.name).toBe('Queue');
    expect(chat.current.state).toBe('IN_QUEUE');
    expect(chat.ended).toBe(false);
  });

  test('ends when an agent joins', async () => {
    const running = new RunningChat();
    const queue = running.flow('Queue', 'CUSTOMER_QUEUE', say('hold', 'Please hold', 'pause'), pause('30', 'hold'));
    const chat = await running.start(toQueue(queue));
    running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    await running.advance(600);
    expect(running.said(chat)).toEqual(['Please hold']);
  });

  test('that fails just ends: the contact is still queued', async () => {
    const running = new RunningChat();
    const queue = running.flow(
      'Queue',
      'CUSTOMER_QUEUE',
      action('hold', 'MessageParticipant', { Text: 'Please hold' }),
    );
    const chat = await running.start(toQueue(queue));
    expect(running.failures()).toHaveLength(1);
    expect(chat.current.state).toBe('IN_QUEUE');
    expect(running.work.idle).toBe(true);
  });

  test('knows its queue', async () => {
    const running = new RunningChat();
    const queue = running.flow(
      'Queue',
      'CUSTOMER_QUEUE',
      say('hold', 'You are in $.Queue.Name ($.Queue.ARN)', 'leave'),
      action('leave', 'EndFlowExecution', {}),
    );
    expect(running.said(await running.start(toQueue(queue)))).toEqual([`You are in Sales (${SALES.arn})`]);
  });

  test('runs again on the contact that an agent transfers', async () => {
    const running = new RunningChat();
    const queue = running.flow('Queue', 'CUSTOMER_QUEUE', say('hold', 'Please hold', 'pause'), pause('30', 'hold'));
    const chat = await running.start(toQueue(queue));
    const agent = running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    running.engine.agentTransfers(agent.participantId, SALES);
    await running.settled();
    expect(running.said(chat)).toEqual(['Please hold', 'Please hold']);
    expect(running.runner.positionOf(chat.current.contactId)?.name).toBe('Queue');
  });
});

describe('a disconnect flow', () => {
  test('runs on a contact of its own when the agent leaves', async () => {
    const running = new RunningChat();
    const CustomerRemaining = running.flow(
      'Disconnect',
      'CONTACT_FLOW',
      say('bye', '$.InitiationMethod', 'end'),
      hangUp,
    );
    const chat = await running.start([
      action('hook', 'UpdateContactEventHooks', { EventHooks: { CustomerRemaining } }, 'pause', ERROR),
      pause('60', 'end'),
      hangUp,
    ]);
    const agent = running.engine.agentJoins(chat.current.contactId, 'Bea', 'AGENT');
    running.engine.disconnectParticipant(agent.participantId);
    await running.settled();
    expect(running.said(chat)).toEqual(['DISCONNECT']);
    expect(chat.ended).toBe(true);
    expect(chat.current.previousContactId).toBe(chat.initialContactId);
  });
});

describe('the runner', () => {
  test('names the block under way as the holder of its work', async () => {
    const running = new RunningChat();
    const flowId = running.flow('Inbound', 'CONTACT_FLOW', pause('60', 'end'), hangUp);
    const { participant } = running.engine.startChat({ displayName: 'Ann', flowId });
    running.engine.connectParticipant(participant.participantId);
    expect(running.work.holders).toEqual(['the flow Inbound, block pause']);
    await running.settled();
  });

  test('stops without a word when it is closed, and leaves neither work nor deadlines', async () => {
    const running = new RunningChat();
    const chat = await running.start([pause('60', 'end'), hangUp]);
    const told = running.flowEvents.length;
    running.runner.close();
    await running.advance(60);
    await running.customerSays(chat, 'anybody?');
    expect(running.flowEvents).toHaveLength(told);
    expect(running.work.idle).toBe(true);
  });
});
