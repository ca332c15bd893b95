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
    AgentEndedTheChat: named('the agent ended the chat', [after('AGENT_DISCONNECT'), agentLeft, ...goodbye]),
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
