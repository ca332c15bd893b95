import type { Texts } from '../settings/texts.ts';
import type { BotParts } from './bot-blocks.ts';
import {
  actionStarted,
  intoQueue,
  lambdaFunction,
  openingHours,
  received,
  type Step,
  type TestCase,
  testCase,
  testCompleted,
  testStarted,
} from './tests/index.ts';

export interface ChatWelcomeTestParts {
  /** The flow's name, with which the test cases' names begin. */
  readonly flowName: string;
  readonly texts: Texts;
  readonly setChatTimersArn: string;
  readonly lookUpContactArn: string;
  readonly queueArn: string;
  /** A queue that nobody serves: where a test's chat waits. */
  readonly testQueueArn: string;
  /** The queue's opening hours, where they are known, and hours that are as good as never open. */
  readonly hours?: { readonly arn: string; readonly closedArn: string };
}

/** A test's chat is a real one, which an agent would be offered: it waits in a queue that nobody serves. */
const start = ({ queueArn, testQueueArn }: ChatWelcomeTestParts): Step =>
  testStarted().substitute(intoQueue(queueArn), testQueueArn);

const atQueue = ({ queueArn }: ChatWelcomeTestParts): Step => actionStarted(intoQueue(queueArn));

/**
 * Test cases of *Chat welcome*, one for each of its ways that a test can go. Not among them: a customer who goes back
 * to the agent they knew, for which there has to be one.
 */
export function chatWelcomeTests(parts: ChatWelcomeTestParts): Readonly<Record<string, TestCase>> {
  const { texts, setChatTimersArn, lookUpContactArn, flowName } = parts;
  const timers = lambdaFunction(setChatTimersArn);
  const lookUp = lambdaFunction(lookUpContactArn);
  const named = (what: string, steps: readonly Step[]) => testCase({ name: `${flowName}: ${what}`, steps });
  const connecting = received(texts.connecting);
  return {
    IntoTheQueue: named('into the queue', [
      start(parts),
      received(texts.welcome),
      connecting,
      atQueue(parts).check('$.Channel', 'CHAT').end(),
    ]),
    WaitsInTheQueue: named('waits in the queue', [
      start(parts),
      connecting,
      received(texts.queued),
      received(texts.stillQueued).end(),
    ]),
    ...queueTests(parts, named, testStarted()),
    TimersFail: named('without timers', [
      start(parts).fail(timers, 'NoMatchingError').fail(timers, 'TimeLimitExceeded'),
      connecting,
      atQueue(parts).end(),
    ]),
    NoLastAgent: named('without a last agent', [
      start(parts).answer(lookUp, { status: 'NONE' }),
      connecting,
      atQueue(parts).end(),
    ]),
    LookUpFails: named('the last agent is not found', [
      start(parts).fail(lookUp, 'NoMatchingError'),
      connecting,
      atQueue(parts).end(),
    ]),
    ...closedTests(parts, named),
    ...hoursTests(parts, named),
  };
}

/** The ways that do not end in the queue; `begins` is what they begin with. */
function queueTests(
  { texts, queueArn }: ChatWelcomeTestParts,
  named: Named,
  begins: Step,
): Readonly<Record<string, TestCase>> {
  const queue = intoQueue(queueArn);
  const connecting = received(texts.connecting);
  return {
    QueueIsFull: named('the queue is full', [
      begins.fail(queue, 'QueueAtCapacity'),
      connecting,
      received(texts.queueIsFull),
      testCompleted(),
    ]),
    QueueFails: named('the queue fails', [
      begins.fail(queue, 'NoMatchingError'),
      connecting,
      received(texts.somethingWentWrong),
      testCompleted(),
    ]),
  };
}

type Named = (what: string, steps: readonly Step[]) => TestCase;

function closedTests({ texts, hours }: ChatWelcomeTestParts, named: Named): Readonly<Record<string, TestCase>> {
  if (hours === undefined) return {};
  return {
    Closed: named('closed', [
      testStarted().substitute(openingHours(hours.arn), hours.closedArn),
      received(texts.welcome),
      received(texts.closed),
      testCompleted(),
    ]),
  };
}

function hoursTests(parts: ChatWelcomeTestParts, named: Named): Readonly<Record<string, TestCase>> {
  const { texts, hours } = parts;
  if (hours === undefined) return {};
  return {
    HoursFail: named('the hours fail', [
      start(parts).fail(openingHours(hours.arn), 'NoMatchingError'),
      received(texts.connecting),
      atQueue(parts).end(),
    ]),
  };
}

/**
 * Those of *Chat welcome with bot*: its ways past the bot, and before it. A bot's messages are not the flow's: no test
 * sees them. Not among them: a bot whose time is over, or that was auto-disconnected. 5 minutes are too short for that.
 */
export function chatWelcomeWithBotTests(
  parts: ChatWelcomeTestParts & Pick<BotParts, 'addChatBotArn' | 'bot'>,
): Readonly<Record<string, TestCase>> {
  const { texts, addChatBotArn, bot, flowName } = parts;
  const addBot = lambdaFunction(addChatBotArn);
  const named = (what: string, steps: readonly Step[]) => testCase({ name: `${flowName}: ${what}`, steps });
  return {
    BotCannotBeAdded: named('the bot cannot be added', [
      start(parts).fail(addBot, 'NoMatchingError'),
      received(texts.welcome),
      received(texts.connecting),
      atQueue(parts).end(),
    ]),
    BotHasLeft: named('the bot has left', [
      start(parts).answer(addBot, { status: 'ADDED' }),
      received(texts.welcome),
      received(texts.connecting),
      atQueue(parts).end(),
    ]),
    BotMeetsTheCustomer: named('the bot meets the customer', [
      start(parts),
      received(texts.welcome),
      actionStarted(addBot).end(),
    ]),
    ...queueTests(parts, named, testStarted().fail(addBot, 'NoMatchingError')),
    ...closedTests(parts, named),
    ...(bot === 'faq'
      ? {
          BotHandsOver: named('the bot hands over', [
            start(parts),
            // A word for a person in each language of the bot.
            received(texts.welcome).say('person'),
            received(texts.connecting),
            atQueue(parts).end(),
          ]),
        }
      : {}),
  };
}
