import type { Texts } from '../settings/texts.ts';
import {
  lambdaFunction,
  received,
  type Step,
  type TestCase,
  testCase,
  testCompleted,
  testStarted,
} from './tests/index.ts';

export interface ChatDisconnectTestParts {
  /** The flow's name, with which the test cases' names begin. */
  readonly flowName: string;
  readonly texts: Texts;
  readonly lookUpContactArn: string;
  /** What adds the bot that asks how the chat was. Default: nobody asks. */
  readonly survey?: { readonly addChatBotArn: string };
}

/**
 * Test cases of *Chat disconnect*, one for each of its ways that a test can go. Their chats start in it: no agent has
 * left, and there is no queue to go back to. Not among them: a customer who does not answer, for which the 5 minutes of
 * a test are too short.
 */
export function chatDisconnectTests(parts: ChatDisconnectTestParts): Readonly<Record<string, TestCase>> {
  const { flowName, texts } = parts;
  const lookUp = lambdaFunction(parts.lookUpContactArn);
  const named = (what: string, steps: readonly Step[], attributes = {}) =>
    testCase({ name: `${flowName}: ${what}`, steps, attributes });
  const after = (disconnectReason: string) => testStarted().answer(lookUp, { status: 'FOUND', disconnectReason });
  const agentLeft = received(texts.agentLeft);
  const goodbye = [received(texts.goodbye), testCompleted()];
  const returns = (count: string) => [
    after('IDLE_DISCONNECT'),
    agentLeft,
    received(texts.stillThere).say('yes'),
    received(texts.welcomeBack).check('$.Attributes.chatReturns', count),
    received(texts.somethingWentWrong),
    testCompleted(),
  ];
  return {
    ...endedTests(parts, named, after('AGENT_DISCONNECT')),
    FirstReturn: named('returns', returns('1')),
    SecondReturn: named('returns again', returns('2'), { chatReturns: '1' }),
    ThirdReturn: named('returns a third time', returns('3'), { chatReturns: '2' }),
    NoFourthReturn: named('does not return a fourth time', [after('IDLE_DISCONNECT'), agentLeft, ...goodbye], {
      chatReturns: '3',
    }),
    ReasonUnknown: named('the reason is not known', [
      testStarted().fail(lookUp, 'NoMatchingError'),
      agentLeft,
      received(texts.stillThere).leave(),
      testCompleted(),
    ]),
  };
}

type Named = (what: string, steps: readonly Step[]) => TestCase;

/** A bot's questions are not the flow's: no test sees them. What comes after them is the same whatever came of them. */
function endedTests({ texts, survey }: ChatDisconnectTestParts, named: Named, begins: Step) {
  const agentLeft = received(texts.agentLeft);
  const goodbye = [agentLeft, received(texts.goodbye), testCompleted()];
  if (survey === undefined) return { AgentEndedTheChat: named('the agent ended the chat', [begins, ...goodbye]) };
  const addBot = lambdaFunction(survey.addChatBotArn);
  return {
    AgentEndedTheChat: named('the agent ended the chat', [begins.answer(addBot, { status: 'ADDED' }), ...goodbye]),
    NobodyAsks: named('the survey cannot begin', [begins.fail(addBot, 'NoMatchingError'), ...goodbye]),
  };
}
