import { type QueueRef, Refusal } from '../engine/index.ts';
import type { FlowAction } from '../flow-language/index.ts';
import { workingQueue } from './contact-data.ts';
import { parameter } from './parameters.ts';
import { resolveValue } from './references.ts';
import type { RunContext } from './run-context.ts';
import { failed, type Move } from './step.ts';

/** The queue that a block names by id or ARN; the contact's own where it names none. */
export function queueOfBlock(action: FlowAction, context: RunContext): QueueRef | undefined {
  const given = parameter(action, 'QueueId');
  return given === undefined ? workingQueue(context) : namedQueue(given, context);
}

export function namedQueue(given: unknown, context: RunContext): QueueRef | undefined {
  const idOrArn = resolveValue(given, context);
  return context.instance.queues.find(({ id, arn }) => id === idOrArn || arn === idOrArn);
}

/** Puts the contact into a queue, which ends its flow; a full one is an error of its own. */
export function intoQueue(put: () => void): Move {
  try {
    put();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'QUEUE_FULL') return failed(error.message, 'QueueAtCapacity');
    throw error;
  }
  return { kind: 'END' };
}
