import { describe, expect, test } from '@jest/globals';
import { SqsQueue } from '../../../../local/services/index.ts';
import { deployedQueue, manualClocks, START_MS } from '../parts.ts';

function queues(changes: Parameters<typeof deployedQueue>[1] = {}) {
  const { clock, chance } = manualClocks();
  const deadLetters: SqsQueue = new SqsQueue({
    deployed: deployedQueue('DeadLetters'),
    clock,
    chance,
    deadLetterQueue: () => undefined,
  });
  const queue: SqsQueue = new SqsQueue({
    deployed: deployedQueue('Queue', changes),
    clock,
    chance,
    deadLetterQueue: () => deadLetters,
  });
  return { clock, queue, deadLetters };
}

const bodies = (messages: readonly { readonly body: string }[]) => messages.map(({ body }) => body);

describe('a queue', () => {
  test('hands its messages out in order, hidden for the visibility timeout', () => {
    const { clock, queue } = queues({ visibilityTimeoutSeconds: 30 });
    queue.send({ body: 'a' });
    queue.send({ body: 'b' });
    queue.send({ body: 'c' });
    expect(bodies(queue.receive(2))).toEqual(['a', 'b']);
    expect(bodies(queue.receive(2))).toEqual(['c']);
    expect(queue.receive(2)).toEqual([]);
    clock.advanceTo(START_MS + 29_999);
    expect(queue.receive(2)).toEqual([]);
    clock.advanceTo(START_MS + 30_000);
    expect(queue.receive(1)).toMatchObject([
      { body: 'a', receiveCount: 2, sentAtMs: START_MS, firstReceivedAtMs: START_MS },
    ]);
  });

  test('delays a message as the queue says, or as the message says', () => {
    const { clock, queue } = queues({ delaySeconds: 10 });
    queue.send({ body: 'the queue’s delay' });
    queue.send({ body: 'none', delaySeconds: 0 });
    queue.send({ body: 'its own', delaySeconds: 20 });
    expect(bodies(queue.receive(10))).toEqual(['none']);
    clock.advanceTo(START_MS + 10_000);
    expect(bodies(queue.receive(10))).toEqual(['the queue’s delay']);
    clock.advanceTo(START_MS + 20_000);
    expect(bodies(queue.receive(10))).toEqual(['its own']);
  });

  test('deletes by the newest receipt handle only, even when the message is visible again', () => {
    const { clock, queue } = queues();
    queue.send({ body: 'a' });
    const [first] = queue.receive(1);
    clock.advanceTo(START_MS + 30_000);
    const [second] = queue.receive(1);
    queue.delete(first?.receiptHandle ?? '');
    expect(queue.messages).toHaveLength(1);
    clock.advanceTo(START_MS + 60_000);
    queue.delete(second?.receiptHandle ?? '');
    expect(queue.messages).toEqual([]);
    expect(clock.next).toBeUndefined();
  });

  test('moves a message that was received too often to the dead-letter queue, with its id', () => {
    const { clock, queue, deadLetters } = queues({ redrive: { deadLetterArn: 'unused', maxReceiveCount: 2 } });
    const messageId = queue.send({ body: 'poison' });
    expect(queue.receive(1)).toHaveLength(1);
    clock.advanceTo(START_MS + 30_000);
    expect(queue.receive(1)).toHaveLength(1);
    clock.advanceTo(START_MS + 60_000);
    expect(deadLetters.messages).toEqual([]);
    expect(queue.receive(1)).toEqual([]);
    expect(queue.messages).toEqual([]);
    expect(deadLetters.messages).toMatchObject([{ messageId, body: 'poison', sentAtMs: START_MS, state: 'VISIBLE' }]);
  });

  test('gives up one message of several, to the dead-letter queue where it has one', () => {
    const { queue, deadLetters } = queues();
    for (const body of ['a', 'b']) queue.send({ body });
    const [, second] = queue.receive(2);
    queue.giveUp(second?.receiptHandle ?? '');
    expect(bodies(queue.messages)).toEqual(['a']);
    expect(bodies(deadLetters.messages)).toEqual(['b']);
    const [dead] = deadLetters.receive(1);
    deadLetters.giveUp(dead?.receiptHandle ?? '');
    expect(deadLetters.messages).toEqual([]);
  });

  test('forgets messages after the retention period', () => {
    const { clock, queue } = queues({ retentionSeconds: 60 });
    queue.send({ body: 'a' });
    clock.advanceTo(START_MS + 60_000);
    expect(queue.messages).toHaveLength(1);
    clock.advanceTo(START_MS + 60_001);
    expect(queue.messages).toEqual([]);
    expect(queue.receive(1)).toEqual([]);
  });

  test('shows what is in it, and in which state', () => {
    const { queue } = queues();
    queue.send({ body: 'taken' });
    queue.receive(1);
    queue.send({ body: 'there' });
    queue.send({ body: 'later', delaySeconds: 5 });
    expect(queue.messages).toMatchObject([
      { body: 'taken', receiveCount: 1, state: 'IN_FLIGHT', visibleAtMs: START_MS + 30_000 },
      { body: 'there', receiveCount: 0, state: 'VISIBLE', visibleAtMs: START_MS },
      { body: 'later', receiveCount: 0, state: 'DELAYED', visibleAtMs: START_MS + 5000 },
    ]);
  });
});
