import { type QueueRef, Refusal } from '../engine/index.ts';
import type { FlowAction } from '../flow-language/index.ts';
import { workingQueue } from './contact-data.ts';
import { isElsewhere, notHere } from './not-here.ts';
import { parameter } from './parameters.ts';
import { resolveValue } from './references.ts';
import type { RunContext } from './run-context.ts';
import { failed, type Move } from './step.ts';

/** The queue that a block names, or else the contact's own. */
export function queueOfBlock(action: FlowAction, context: RunContext): QueueRef | undefined {
  const isNamed = parameter(action, 'QueueId') !== undefined || parameter(action, 'AgentId') !== undefined;
  return isNamed ? namedQueue(action, context) : workingQueue(context);
}

/** The queue that a block names: by its own id or ARN, or by those of the agent whose queue it is. */
export function namedQueue(action: FlowAction, context: RunContext): QueueRef | undefined {
  const agentId = parameter(action, 'AgentId');
  return agentId === undefined ? commonQueue(parameter(action, 'QueueId'), context) : agentQueue(agentId, context);
}

function commonQueue(given: unknown, context: RunContext): QueueRef | undefined {
  const idOrArn = resolveValue(given, context);
  const known = context.instance.queues.find(({ id, arn }) => id === idOrArn || arn === idOrArn);
  return known ?? (isQueueOfAgent(idOrArn) ? agentQueue(given, context) : undefined);
}

/** The ARN of an agent's queue: `…/queue/agent/` and the user's id (API reference, ListQueues). */
function isQueueOfAgent(arn: string | undefined): boolean {
  return arn !== undefined && /\/queue\/agent\/[^/]+$/u.test(arn);
}

/**
 * The queue of an agent. Any name is an agent here, and stands for the id of the user.
 */
function agentQueue(given: unknown, context: RunContext): QueueRef | undefined {
  const { instance } = context;
  const idOrArn = resolveValue(given, context) ?? '';
  const agentId = idOrArn.slice(idOrArn.lastIndexOf('/') + 1);
  if (agentId === '' || isElsewhere(idOrArn, instance)) return undefined;
  const name = instance.adopted?.get(idOrArn)?.name ?? agentId;
  return { id: agentId, arn: `${instance.instanceArn}/queue/agent/${agentId}`, name, agentId };
}

/** Why a block has no queue, and what to do. */
export function noSuchQueue(action: FlowAction, context: RunContext): Move {
  const given = parameter(action, 'AgentId') ?? parameter(action, 'QueueId');
  if (given === undefined) return failed('no queue is set; UpdateContactTargetQueue sets one');
  return failed(notHere('queue', given, resolveValue(given, context)));
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
