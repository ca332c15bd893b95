import type { Texts } from '../settings-form.ts';
import {
  disconnect,
  type Flow,
  flow,
  invokeFunction,
  message,
  setEventHook,
  setLogging,
  setQueue,
  transferToQueue,
} from './builder/index.ts';
import { blockSeconds } from './chat-timers.ts';

/** A flow that another flow leads to. */
export interface FlowReference {
  readonly arn: string;
  readonly name: string;
}

export interface ChatWelcomeParts {
  readonly name: string;
  readonly texts: Texts;
  readonly setChatTimersArn: string;
  readonly queueArn: string;
  /** What the designer shows instead of the ARN. */
  readonly queueName?: string;
  readonly queueFlow: FlowReference;
  readonly disconnectFlow: FlowReference;
}

/**
 * Where a chat begins. Timers are set at the start, for whoever joins first, and again right before the queue: the
 * agent takes the ones in force then (administrator guide, setup-chat-timeouts). Without timers the chat goes on.
 */
export function chatWelcome(parts: ChatWelcomeParts): Flow {
  const { name, texts, setChatTimersArn: functionArn, queueArn, queueName, queueFlow, disconnectFlow } = parts;
  const queue = queueName === undefined ? { queueArn } : { queueArn, queueName };
  const timers = { functionArn, timeLimitSeconds: blockSeconds };
  return flow({
    name,
    type: 'CONTACT_FLOW',
    description: 'Welcomes a customer, sets the chat timers, and puts the chat into the queue.',
    start: 'Log this flow',
    blocks: {
      'Log this flow': setLogging({ enabled: true, next: 'Set the queue flow' }),
      'Set the queue flow': setEventHook({
        hook: 'CustomerQueue',
        flowArn: queueFlow.arn,
        flowName: queueFlow.name,
        next: 'Set the disconnect flow',
        onError: 'Set the disconnect flow',
      }),
      'Set the disconnect flow': setEventHook({
        hook: 'CustomerRemaining',
        flowArn: disconnectFlow.arn,
        flowName: disconnectFlow.name,
        next: 'Welcome',
        onError: 'Welcome',
      }),
      Welcome: message({ text: texts.welcome, next: 'Set chat timers' }),
      'Set chat timers': invokeFunction({ ...timers, next: 'Connecting', onError: 'Connecting' }),
      // Between the two Lambda blocks, so that each has a time limit of its own.
      Connecting: message({ text: texts.connecting, next: 'Choose the queue' }),
      'Choose the queue': setQueue({ ...queue, next: 'Set chat timers again', onError: 'Something went wrong' }),
      'Set chat timers again': invokeFunction({ ...timers, next: 'Into the queue', onError: 'Into the queue' }),
      'Into the queue': transferToQueue({ onQueueFull: 'The queue is full', onError: 'Something went wrong' }),
      'The queue is full': message({ text: texts.queueIsFull, next: 'End the chat' }),
      'Something went wrong': message({ text: texts.somethingWentWrong, next: 'End the chat' }),
      'End the chat': disconnect(),
    },
  });
}
