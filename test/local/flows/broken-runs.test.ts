import { describe, expect, test } from '@jest/globals';
import { toQueue } from './blocks.ts';
import { action, hangUp, RunningChat, SALES, say } from './running-chat.ts';

describe('a flow that was taken away before it began', () => {
  test('ends the chat that it would have received', async () => {
    const running = new RunningChat();
    const flowId = running.flow('Inbound', 'CONTACT_FLOW', hangUp);
    const { chat, participant } = running.engine.startChat({ displayName: 'Ann', flowId });
    running.flows.delete('Inbound');
    running.engine.connectParticipant(participant.participantId);
    expect(chat.current.disconnectReason).toBe('SYSTEM_ERROR');
  });

  test('leaves a queued contact where it is', async () => {
    const running = new RunningChat();
    const queue = running.flow('Queue', 'CUSTOMER_QUEUE', say('hold', 'Please hold', 'leave'));
    const hooks = action('hooks', 'UpdateContactEventHooks', { EventHooks: { CustomerQueue: queue } }, 'pause');
    const pause = action('pause', 'Wait', { TimeLimitSeconds: '60' }, 'set', { conditions: { WaitCompleted: 'set' } });
    const chat = await running.start([hooks, pause, ...toQueue(SALES.id).slice(1)]);
    running.flows.delete('Queue');
    await running.advance(60);
    expect(chat.current.state).toBe('IN_QUEUE');
    expect(running.said(chat)).toEqual([]);
  });
});

test('none of a flow runs whose chat ends before its first block', async () => {
  const running = new RunningChat();
  const flowId = running.flow('Inbound', 'CONTACT_FLOW', say('hello', 'Hello', 'end'), hangUp);
  const { chat, participant } = running.engine.startChat({ displayName: 'Ann', flowId });
  running.engine.connectParticipant(participant.participantId);
  running.engine.disconnectParticipant(participant.participantId);
  await running.settled();
  expect(running.flowEvents.map(({ type }) => type)).toEqual(['FLOW_STARTED', 'FLOW_ENDED']);
  expect(running.said(chat)).toEqual([]);
});

test('a block that breaks down ends the chat with the reason', async () => {
  const broken = {
    staffed: 1,
    available: 1,
    get online(): number {
      throw new TypeError('nobody counted');
    },
  };
  const running = new RunningChat(undefined, { staffing: broken });
  const check = action('check', 'CheckMetricData', { MetricType: 'NumberOfAgentsOnline', QueueId: SALES.id }, 'end');
  const chat = await running.start([check, hangUp]);
  expect(running.failures()).toEqual(['Block "check" broke down: nobody counted']);
  expect(chat.current.disconnectReason).toBe('SYSTEM_ERROR');
  expect(running.work.idle).toBe(true);
});
