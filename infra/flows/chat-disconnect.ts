import type { Texts } from '../settings/texts.ts';
import type { BotParts } from './bot-blocks.ts';
import {
  compare,
  disconnect,
  type Flow,
  flow,
  invokeFunction,
  message,
  setAttributes,
  setLogging,
  transferToQueue,
  waitForCustomer,
} from './builder/index.ts';
import { blockSeconds } from './chat-timers.ts';
import { surveyBlocks } from './survey-blocks.ts';

export interface ChatDisconnectParts {
  readonly name: string;
  readonly texts: Texts;
  readonly setChatTimersArn: string;
  readonly lookUpContactArn: string;
  /** The bot that asks how the chat was. Default: nobody asks. */
  readonly survey?: BotParts;
}

/**
 * Runs when the agent has left and the customer has not. After somebody who ended the chat, it asks how the chat was
 * where there is a survey, and says goodbye. After an auto-disconnection it asks whether the customer is still there,
 * and queues them again, at most three times in a chat. Each time is a contact and a flow run of its own, in which a
 * Loop block would start anew. So the returns are counted in a contact attribute, which the whole chat shares.
 *
 * The queue and the hooks are those set before (as exported disconnect flows rely on).
 */
export function chatDisconnect(parts: ChatDisconnectParts): Flow {
  const { name, texts, survey } = parts;
  // Which blocks there are depends on the survey: their names are checked at synthesis.
  return flow<string>({
    name,
    type: 'CONTACT_FLOW',
    description: 'Asks a customer whose agent has left whether they are still there, and says goodbye.',
    start: 'Log this flow',
    blocks: {
      'Log this flow': setLogging({ enabled: true, next: 'The agent has left' }),
      'The agent has left': message({ text: texts.agentLeft, next: 'Why the agent has left' }),
      ...reasonBlocks(parts),
      'Still there': message({ text: texts.stillThere, next: 'Wait for the customer' }),
      'Wait for the customer': waitForCustomer({
        seconds: 300,
        onCustomerReturned: 'Which return',
        onTimeExpired: 'Goodbye',
        onError: 'Goodbye',
      }),
      ...countBlocks(),
      ...(survey === undefined ? {} : surveyBlocks(survey)),
      'Welcome back': message({ text: texts.welcomeBack, next: 'Set chat timers' }),
      'Set chat timers': invokeFunction({
        functionArn: parts.setChatTimersArn,
        functionName: 'SetChatTimers',
        timeLimitSeconds: blockSeconds,
        next: 'Back into the queue',
        onError: 'Back into the queue',
      }),
      'Back into the queue': transferToQueue({ onQueueFull: 'The queue is full', onError: 'Something went wrong' }),
      'The queue is full': message({ text: texts.queueIsFull, next: 'End the chat' }),
      'Something went wrong': message({ text: texts.somethingWentWrong, next: 'End the chat' }),
      Goodbye: message({ text: texts.goodbye, next: 'End the chat' }),
      'End the chat': disconnect(),
    },
  });
}

const returns = '$.Attributes.chatReturns';

const reasonBlocks = ({ lookUpContactArn, survey }: ChatDisconnectParts) => ({
  'Why the agent has left': invokeFunction({
    functionArn: lookUpContactArn,
    functionName: 'LookUpContact',
    timeLimitSeconds: blockSeconds,
    parameters: { which: 'previous' },
    next: 'Was it the time',
    // Asking once too often is better than leaving somebody alone.
    onError: 'Returned three times',
  }),
  'Was it the time': compare({
    value: '$.External.disconnectReason',
    conditions: [{ operand: 'IDLE_DISCONNECT', next: 'Returned three times' }],
    otherwise: survey === undefined ? 'Goodbye' : 'Ask how it was',
  }),
  'Returned three times': compare({
    value: returns,
    conditions: [{ operand: '3', next: 'Goodbye' }],
    otherwise: 'Still there',
  }),
});

const countBlocks = () => ({
  'Which return': compare({
    value: returns,
    conditions: [
      { operand: '1', next: 'Count the second' },
      { operand: '2', next: 'Count the third' },
    ],
    otherwise: 'Count the first',
  }),
  'Count the first': countReturn('1'),
  'Count the second': countReturn('2'),
  'Count the third': countReturn('3'),
});

function countReturn(chatReturns: string) {
  return setAttributes({ attributes: { chatReturns }, next: 'Welcome back', onError: 'Welcome back' });
}
