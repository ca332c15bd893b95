import {
  type Block,
  checkHours,
  compare,
  disconnect,
  type Flow,
  flow,
  invokeFunction,
  message,
  setAttributes,
  setLogging,
  setQueue,
  wait,
} from './builder/index.ts';
import { blockSeconds } from './chat-timers.ts';

interface ChatVerifyParts {
  readonly name: string;
  /** Whose opening hours are looked at. No chat enters it. */
  readonly queueArn: string;
  readonly setChatTimersArn: string;
  readonly addChatBotArn: string;
  /** A bot of the deployment, for example `faq`. */
  readonly bot: string;
}

/** Longer than the customer's timers that are checked beside a custom participant: about six minutes. */
const waitSeconds = 15 * 60;

/**
 * What `npm run verify` chats in. It enters no queue, whatever fails, so that no agent is offered such a chat. What the
 * blocks answered is left in contact attributes. A chat whose attribute `verify` is `bot` gets the bot; in others, who
 * checks takes part as the custom participant.
 */
export function chatVerify(parts: ChatVerifyParts): Flow {
  return flow<string>({
    name: parts.name,
    type: 'CONTACT_FLOW',
    description: 'Where npm run verify chats: it calls the functions, waits, and ends. It enters no queue.',
    start: 'Log this flow',
    blocks: {
      'Log this flow': setLogging({ enabled: true, next: 'Hello' }),
      Hello: message({ text: 'This chat checks the deployment. Nobody reads it.', next: 'Choose the queue' }),
      ...hoursBlocks(parts),
      ...timersBlocks(parts),
      'Which check': compare({
        value: '$.Attributes.verify',
        conditions: [{ operand: 'bot', next: 'A bot is coming' }],
        otherwise: 'Wait',
      }),
      // Between the two Lambda blocks, so that each has a time limit of its own.
      'A bot is coming': message({ text: 'A bot is coming.', next: 'Add the bot' }),
      ...botBlocks(parts),
      Wait: wait({ seconds: waitSeconds, onTimeExpired: 'End the chat', onError: 'End the chat' }),
      'End the chat': disconnect(),
    },
  });
}

const hoursBlocks = ({ queueArn }: ChatVerifyParts): Record<string, Block> => ({
  'Choose the queue': setQueue({ queueArn, next: 'Opening hours', onError: 'There is no queue' }),
  'Opening hours': checkHours({ onOpen: 'It is open', onClosed: 'It is closed', onError: 'There are no hours' }),
  'It is open': leave({ verifyHours: 'OPEN' }, 'Set chat timers'),
  'It is closed': leave({ verifyHours: 'CLOSED' }, 'Set chat timers'),
  'There are no hours': leave({ verifyHours: 'NO_HOURS' }, 'Set chat timers'),
  'There is no queue': leave({ verifyHours: 'NO_QUEUE' }, 'Set chat timers'),
});

const timersBlocks = ({ setChatTimersArn }: ChatVerifyParts): Record<string, Block> => ({
  'Set chat timers': invokeFunction({
    functionArn: setChatTimersArn,
    functionName: 'SetChatTimers',
    timeLimitSeconds: blockSeconds,
    parameters: { onError: 'return' },
    next: 'What SetChatTimers answered',
    onError: 'SetChatTimers is not invoked',
  }),
  'What SetChatTimers answered': leave(answerOf('verifyTimers'), 'Which check'),
  'SetChatTimers is not invoked': leave({ verifyTimers: 'NOT_INVOKED' }, 'Which check'),
});

const botBlocks = ({ addChatBotArn, bot }: ChatVerifyParts): Record<string, Block> => ({
  'Add the bot': invokeFunction({
    functionArn: addChatBotArn,
    functionName: 'AddChatBot',
    timeLimitSeconds: blockSeconds,
    parameters: { bot, onError: 'return' },
    next: 'What AddChatBot answered',
    onError: 'AddChatBot is not invoked',
  }),
  'What AddChatBot answered': leave(answerOf('verifyBot'), 'Wait'),
  'AddChatBot is not invoked': leave({ verifyBot: 'NOT_INVOKED' }, 'Wait'),
});

const answerOf = (name: string) => ({ [name]: '$.External.status', [`${name}Error`]: '$.External.errorCode' });

const leave = (attributes: Readonly<Record<string, string>>, next: string): Block<string> =>
  setAttributes({ attributes, next, onError: next });
