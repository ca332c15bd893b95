import { CfnWaitConditionHandle, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnHoursOfOperation, CfnQueue } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { ChatFlow } from '../constructs/chat-flow.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { keepLogicalId, keepLogicalIdIn } from '../constructs/logical-id.ts';
import { chatVerify } from '../flows/chat-verify.ts';
import type { Settings } from '../settings/form.ts';
import { stagedName } from '../settings/stage.ts';
import type { ChatFunctionsStack } from './chat-functions-stack.ts';

export interface ChatTestsStackProps extends StackProps {
  readonly settings: Settings;
  readonly instance: ConnectInstance;
  readonly functions: Pick<ChatFunctionsStack, 'chatTimers' | 'chatBot'>;
}

/**
 * What proves the kit in an account, if the settings ask for it. Without it the stack stays, and holds nothing: were it
 * left out of the app, what was deployed before would stay.
 */
export class ChatTestsStack extends Stack {
  constructor(scope: Construct, id: string, props: ChatTestsStackProps) {
    const { settings, instance, functions, ...stackProps } = props;
    super(scope, id, { description: 'Connect Chat Kit: test cases of the flows', ...stackProps });
    if (settings.testCases !== true) {
      // CloudFormation takes no stack without a resource. This one is nothing but a name, and costs nothing.
      keepLogicalId(new CfnWaitConditionHandle(this, 'NoTests'), 'NoTests');
      return;
    }
    this.#makeQueue(instance, stagedName('Chat tests', settings.stage));
    const verify = chatVerify({
      name: stagedName('Chat verify', settings.stage),
      queueArn: instance.queueArn,
      setChatTimersArn: functions.chatTimers.setChatTimers.lambda.functionArn,
      addChatBotArn: functions.chatBot.addChatBot.lambda.functionArn,
      bot: settings.bot === 'none' ? 'faq' : settings.bot,
    });
    new ChatFlow(this, 'ChatVerify', { instanceArn: instance.instanceArn, flow: verify });
  }

  /** No routing profile has it, so that no agent is ever offered a chat of a test. */
  #makeQueue({ instanceArn }: ConnectInstance, name: string): CfnQueue {
    const hours = new CfnHoursOfOperation(this, 'TestHours', {
      instanceArn,
      name,
      timeZone: 'UTC',
      config: DAYS.map((day) => ({
        day,
        startTime: { hours: 0, minutes: 0 },
        endTime: { hours: 23, minutes: 59 },
      })),
    });
    const queue = new CfnQueue(this, 'TestQueue', {
      instanceArn,
      name,
      description: 'Where the chats of tests wait: nobody serves it',
      hoursOfOperationArn: hours.attrHoursOfOperationArn,
    });
    keepLogicalIdIn(instanceArn, hours, 'TestHours');
    keepLogicalIdIn(instanceArn, queue, 'TestQueue');
    return queue;
  }
}

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
