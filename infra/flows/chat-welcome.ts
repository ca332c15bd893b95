import type { Texts } from '../settings/texts.ts';
import { type BotParts, botBlocks } from './bot-blocks.ts';
import {
  checkHours,
  compare,
  disconnect,
  type Flow,
  flow,
  invokeFunction,
  message,
  setAgentQueue,
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
  readonly lookUpContactArn: string;
  readonly queueArn: string;
  /** What the flow designer shows instead of the ARN. */
  readonly queueName?: string;
  /** The opening hours. Default: those of the queue. */
  readonly hoursArn?: string;
  readonly queueFlow: FlowReference;
  readonly disconnectFlow: FlowReference;
  /** The bot that the customer meets before the queue, if there is one. */
  readonly bot?: BotParts;
}

/**
 * Where a chat begins, within the opening hours. Timers are set at the start, for whoever joins first, and again right
 * before the queue: the agent takes the ones in force then (administrator guide, setup-chat-timeouts). Without timers
 * the chat goes on.
 *
 * A customer who goes on from a past chat is put into the queue of the agent they spoke to last. There *Chat queue*
 * lets them wait for a while.
 */
export function chatWelcome(parts: ChatWelcomeParts): Flow {
  const { name, texts, bot } = parts;
  return flow<string>({
    name,
    type: 'CONTACT_FLOW',
    description: 'Welcomes a customer, and within the opening hours sets the chat timers and queues the chat.',
    start: 'Log this flow',
    blocks: {
      'Log this flow': setLogging({ enabled: true, next: 'Set the queue flow' }),
      ...hookBlocks(parts),
      ...arrivalBlocks(parts),
      ...(bot === undefined ? {} : botBlocks(bot, texts)),
      // Between the two Lambda blocks, so that each has a time limit of its own.
      Connecting: message({ text: texts.connecting, next: 'Find the last agent' }),
      ...lastAgentBlocks(parts),
      'Set chat timers again': invokeFunction({
        ...timersOf(parts),
        next: 'Into the queue',
        onError: 'Into the queue',
      }),
      'Into the queue': transferToQueue({ onQueueFull: 'The queue is full', onError: 'Something went wrong' }),
      'We are closed': message({ text: texts.closed, next: 'End the chat' }),
      'The queue is full': message({ text: texts.queueIsFull, next: 'End the chat' }),
      'Something went wrong': message({ text: texts.somethingWentWrong, next: 'End the chat' }),
      'End the chat': disconnect(),
    },
  });
}

const timersOf = ({ setChatTimersArn }: ChatWelcomeParts) => ({
  functionArn: setChatTimersArn,
  functionName: 'SetChatTimers',
  timeLimitSeconds: blockSeconds,
});

/** The flows that run while the customer waits, and after the agent has left. */
const hookBlocks = ({ queueFlow, disconnectFlow }: ChatWelcomeParts) => ({
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
});

function arrivalBlocks(parts: ChatWelcomeParts) {
  const { texts, queueArn, queueName, hoursArn, bot } = parts;
  const afterTimers = bot === undefined ? 'Connecting' : 'Add the bot';
  return {
    Welcome: message({ text: texts.welcome, next: 'Choose the queue' }),
    // Before the hours, which are the queue's.
    'Choose the queue': setQueue({
      queueArn,
      ...(queueName === undefined ? {} : { queueName }),
      next: 'Opening hours',
      onError: 'Something went wrong',
    }),
    'Opening hours': checkHours({
      ...(hoursArn === undefined ? {} : { hoursArn }),
      onOpen: 'Set chat timers',
      onClosed: 'We are closed',
      // Hours that cannot be checked turn nobody away.
      onError: 'Set chat timers',
    }),
    'Set chat timers': invokeFunction({ ...timersOf(parts), next: afterTimers, onError: afterTimers }),
  };
}

const lastAgentBlocks = ({ lookUpContactArn }: ChatWelcomeParts) => ({
  'Find the last agent': invokeFunction({
    functionArn: lookUpContactArn,
    functionName: 'LookUpContact',
    timeLimitSeconds: blockSeconds,
    parameters: { which: 'lastAgent' },
    next: 'Is there a last agent',
    onError: 'Set chat timers again',
  }),
  'Is there a last agent': compare({
    value: '$.External.status',
    conditions: [{ operand: 'FOUND', next: 'Choose the last agent' }],
    otherwise: 'Set chat timers again',
  }),
  'Choose the last agent': setAgentQueue({
    agentId: '$.External.agentId',
    next: 'Set chat timers again',
    // The agent is no longer there: the queue chosen before stays.
    onError: 'Set chat timers again',
  }),
});
