import type { Texts } from '../settings/texts.ts';
import {
  compare,
  dequeueToQueue,
  disconnect,
  endFlow,
  type Flow,
  flow,
  loop,
  message,
  setLogging,
  wait,
} from './builder/index.ts';

export interface ChatQueueParts {
  readonly name: string;
  readonly texts: Texts;
  /** The queue that all agents serve. */
  readonly queueArn: string;
  /** What the flow designer shows instead of the ARN. */
  readonly queueName?: string;
}

/** How long a returning customer waits for the agent they know, before any other may take the chat. */
const lastAgentSeconds = 120;

/**
 * A customer whom nobody has come to by then has gone, most likely. Each reminder costs as much as any message, and a
 * chat may last for 25 hours. A Loop takes 100 at most.
 */
const mostReminders = 100;

/** What the ARN of an agent's own queue has in it, and that of no other (API reference, ListQueues). */
const agentQueue = '/queue/agent/';

/**
 * What a customer reads while in the queue, once a minute. In an agent's own queue a customer stays for a while only:
 * an agent who is away would keep them there forever. In the common queue this flow then begins anew.
 */
export function chatQueue({ name, texts, queueArn, queueName }: ChatQueueParts): Flow {
  return flow({
    name,
    type: 'CUSTOMER_QUEUE',
    description:
      'Keeps a customer in the queue informed, and leads from the queue of an agent who is away to that of all agents.',
    start: 'Log this flow',
    blocks: {
      'Log this flow': setLogging({ enabled: true, next: 'Whose queue' }),
      'Whose queue': compare({
        value: '$.Queue.ARN',
        conditions: [{ operator: 'TextContains', operand: agentQueue, next: 'Asking the last agent' }],
        otherwise: 'You are in the queue',
      }),
      'Asking the last agent': message({
        text: texts.askingLastAgent,
        next: 'Wait for the last agent',
        onError: 'End',
      }),
      'Wait for the last agent': wait({
        seconds: lastAgentSeconds,
        onTimeExpired: 'To the common queue',
        onError: 'To the common queue',
      }),
      'To the common queue': dequeueToQueue({
        queueArn,
        ...(queueName === undefined ? {} : { queueName }),
        onQueueFull: 'Wait for the last agent',
        onError: 'End',
      }),
      'You are in the queue': message({ text: texts.queued, next: 'Wait a minute', onError: 'End' }),
      'Wait a minute': wait({ seconds: 60, onTimeExpired: 'Long in the queue', onError: 'End' }),
      'Long in the queue': loop({ times: mostReminders, onRound: 'Still in the queue', onDone: 'Nobody came' }),
      'Still in the queue': message({ text: texts.stillQueued, next: 'Wait a minute', onError: 'End' }),
      'Nobody came': message({ text: texts.nobodyCame, next: 'End the chat' }),
      'End the chat': disconnect(),
      End: endFlow(),
    },
  });
}
