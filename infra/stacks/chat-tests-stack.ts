import { CfnWaitConditionHandle, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnHoursOfOperation, CfnQueue } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { ChatFlow } from '../constructs/chat-flow.ts';
import { ChatTestCase } from '../constructs/chat-test-case.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { keepLogicalId, keepLogicalIdIn } from '../constructs/logical-id.ts';
import { VerifyStream } from '../constructs/verify-stream.ts';
import { chatDisconnectTests } from '../flows/chat-disconnect-tests.ts';
import { chatVerify } from '../flows/chat-verify.ts';
import type { FlowReference } from '../flows/chat-welcome.ts';
import { chatWelcomeTests, chatWelcomeWithBotTests } from '../flows/chat-welcome-tests.ts';
import type { TestCase } from '../flows/tests/index.ts';
import { hasSurvey, type Settings } from '../settings/form.ts';
import { stagedName } from '../settings/stage.ts';
import { textsIn } from '../settings/texts.ts';
import { botBesides, type TestedFlows } from './chat-flows-stack.ts';
import type { ChatFunctionsStack } from './chat-functions-stack.ts';

export interface ChatTestsStackProps extends StackProps {
  readonly settings: Settings;
  readonly instance: ConnectInstance;
  readonly functions: Pick<ChatFunctionsStack, 'chatTimers' | 'contactLookUp' | 'chatBot' | 'storage'>;
  readonly testedFlows: TestedFlows;
}

/**
 * What proves the kit in an account, if the settings ask for it. Without it the stack stays, and holds nothing: were it
 * left out of the app, what was deployed before would stay.
 */
export class ChatTestsStack extends Stack {
  readonly #settings: Settings;
  readonly #instance: ConnectInstance;

  constructor(scope: Construct, id: string, props: ChatTestsStackProps) {
    const { settings, instance, functions, testedFlows, ...stackProps } = props;
    super(scope, id, { description: 'Connect Chat Kit: test cases of the flows', ...stackProps });
    this.#settings = settings;
    this.#instance = instance;
    if (settings.testCases !== true) {
      // CloudFormation takes no stack without a resource. This one is nothing but a name, and costs nothing.
      keepLogicalId(new CfnWaitConditionHandle(this, 'NoTests'), 'NoTests');
      return;
    }
    this.#makeTestCases(functions, testedFlows);
    this.#makeVerifyFlow(functions);
    new VerifyStream(this, 'VerifyStream', { instance, key: functions.storage.key });
  }

  /** What `npm run verify` chats in. */
  #makeVerifyFlow({ chatTimers, chatBot }: ChatTestsStackProps['functions']): void {
    const { instanceArn, queueArn } = this.#instance;
    const flow = chatVerify({
      name: stagedName('Chat verify', this.#settings.stage),
      queueArn,
      setChatTimersArn: chatTimers.setChatTimers.lambda.functionArn,
      addChatBotArn: chatBot.addChatBot.lambda.functionArn,
      bot: botBesides(this.#settings),
    });
    new ChatFlow(this, 'ChatVerify', { instanceArn, flow });
  }

  #makeTestCases(functions: ChatTestsStackProps['functions'], flows: TestedFlows): void {
    const { queueArn, hoursArn } = this.#instance;
    const name = stagedName('Chat tests', this.#settings.stage);
    const parts = {
      texts: textsIn(this.#settings.language, this.#settings.texts),
      setChatTimersArn: functions.chatTimers.setChatTimers.lambda.functionArn,
      lookUpContactArn: functions.contactLookUp.lookUpContact.lambda.functionArn,
      queueArn,
      testQueueArn: this.#makeQueue(name),
      ...(hoursArn === undefined ? {} : { hours: { arn: hoursArn, closedArn: this.#makeClosedHours(name) } }),
    };
    const addChatBotArn = functions.chatBot.addChatBot.lambda.functionArn;
    const bot = botBesides(this.#settings);
    // With a bot of its own, *Chat welcome* has the ways of the flow beside it, which tells them all.
    const { welcome, welcomeWithBot, disconnect } = flows;
    if (this.#settings.bot === 'none') {
      this.#deploy('Welcome', welcome, chatWelcomeTests({ ...parts, flowName: welcome.name }));
    }
    const withBot = chatWelcomeWithBotTests({ ...parts, flowName: welcomeWithBot.name, addChatBotArn, bot });
    this.#deploy('WelcomeWithBot', welcomeWithBot, withBot);
    const survey = hasSurvey(this.#settings) ? { survey: { addChatBotArn } } : {};
    this.#deploy('Disconnect', disconnect, chatDisconnectTests({ ...parts, flowName: disconnect.name, ...survey }));
  }

  #deploy(prefix: string, { arn }: FlowReference, testCases: Readonly<Record<string, TestCase>>): void {
    const { instanceArn } = this.#instance;
    for (const [id, testCase] of Object.entries(testCases)) {
      new ChatTestCase(this, `${prefix}${id}`, { instanceArn, flowArn: arn, testCase });
    }
  }

  /** No routing profile has it, so that no agent is ever offered a chat of a test. */
  #makeQueue(name: string): string {
    const { instanceArn } = this.#instance;
    const hours = this.#makeHours('TestHours', { name, days: DAYS, until: { hours: 23, minutes: 59 } });
    const queue = new CfnQueue(this, 'TestQueue', {
      instanceArn,
      name,
      description: 'Where the chats of tests wait: nobody serves it',
      hoursOfOperationArn: hours,
    });
    keepLogicalIdIn(instanceArn, queue, 'TestQueue');
    return queue.attrQueueArn;
  }

  /** Open for a minute a week: no page says that hours may have no time at all. */
  #makeClosedHours(name: string): string {
    return this.#makeHours('ClosedHours', {
      name: `${name}, closed`,
      days: ['SUNDAY'],
      until: { hours: 0, minutes: 1 },
    });
  }

  #makeHours(
    id: string,
    {
      name,
      days,
      until,
    }: { name: string; days: readonly string[]; until: CfnHoursOfOperation.HoursOfOperationTimeSliceProperty },
  ): string {
    const { instanceArn } = this.#instance;
    const config = days.map((day) => ({ day, startTime: { hours: 0, minutes: 0 }, endTime: until }));
    const hours = new CfnHoursOfOperation(this, id, { instanceArn, name, timeZone: 'UTC', config });
    keepLogicalIdIn(instanceArn, hours, id);
    return hours.attrHoursOfOperationArn;
  }
}

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
