import { CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { associateFunction } from '../constructs/associate-function.ts';
import { ChatFlow } from '../constructs/chat-flow.ts';
import { ChatFlowModule } from '../constructs/chat-flow-module.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { keepLogicalId } from '../constructs/logical-id.ts';
import { chatDisconnect } from '../flows/chat-disconnect.ts';
import { chatQueue } from '../flows/chat-queue.ts';
import { chatResume } from '../flows/chat-resume.ts';
import { chatWelcome } from '../flows/chat-welcome.ts';
import { setChatTimers } from '../flows/set-chat-timers.ts';
import { type Settings, stagedName } from '../settings-form.ts';

export interface ChatFlowsStackProps extends StackProps {
  readonly settings: Settings;
  readonly instance: ConnectInstance;
  readonly setChatTimers: IFunction;
  readonly lookUpContact: IFunction;
  readonly addChatBot: IFunction;
  readonly removeChatBot: IFunction;
  readonly readTranscript: IFunction;
}

/** The functions in the console's list, and the flows. */
export class ChatFlowsStack extends Stack {
  /** The flow that chats begin in. */
  readonly welcomeFlowArn: string;

  constructor(scope: Construct, id: string, props: ChatFlowsStackProps) {
    const {
      settings,
      instance,
      setChatTimers: setChatTimersFunction,
      lookUpContact,
      addChatBot,
      removeChatBot,
      readTranscript,
      ...stackProps
    } = props;
    super(scope, id, { description: 'Connect Chat Kit: flows for chats with timers', ...stackProps });
    const { instanceArn } = instance;
    const texts = settings.texts[settings.language] ?? settings.texts.en;
    const named = (name: string) => stagedName(name, settings.stage);
    const setChatTimersArn = setChatTimersFunction.functionArn;

    if (settings.associateFunctions) {
      this.#associate('SetChatTimers', setChatTimersFunction, instanceArn);
      this.#associate('LookUpContact', lookUpContact, instanceArn);
      this.#associate('AddChatBot', addChatBot, instanceArn);
      this.#associate('RemoveChatBot', removeChatBot, instanceArn);
      this.#associate('ReadTranscript', readTranscript, instanceArn);
    }

    const lookUpContactArn = lookUpContact.functionArn;
    const queue = {
      queueArn: instance.queueArn,
      ...(instance.queueName === undefined ? {} : { queueName: instance.queueName }),
    };
    const queueFlow = new ChatFlow(this, 'ChatQueue', {
      instanceArn,
      flow: chatQueue({ name: named('Chat queue'), texts, ...queue }),
    });
    const disconnectFlow = new ChatFlow(this, 'ChatDisconnect', {
      instanceArn,
      flow: chatDisconnect({ name: named('Chat disconnect'), texts, setChatTimersArn, lookUpContactArn }),
    });
    const welcome = {
      texts,
      setChatTimersArn,
      lookUpContactArn,
      ...queue,
      queueFlow: { arn: queueFlow.flowArn, name: queueFlow.flowName },
      disconnectFlow: { arn: disconnectFlow.flowArn, name: disconnectFlow.flowName },
    };
    const withBot = (bot: string) => ({
      bot: { addChatBotArn: addChatBot.functionArn, removeChatBotArn: removeChatBot.functionArn, bot },
    });
    const welcomeFlow = new ChatFlow(this, 'ChatWelcome', {
      instanceArn,
      flow: chatWelcome({
        name: named('Chat welcome'),
        ...welcome,
        ...(settings.bot === 'none' ? {} : withBot(settings.bot)),
      }),
    });
    new ChatFlow(this, 'ChatResume', {
      instanceArn,
      flow: chatResume({
        name: named('Chat resume'),
        texts,
        welcomeFlow: { arn: welcomeFlow.flowArn, name: welcomeFlow.flowName },
      }),
    });
    new ChatFlow(this, 'ChatWelcomeWithBot', {
      instanceArn,
      flow: chatWelcome({
        name: named('Chat welcome with bot'),
        ...welcome,
        ...withBot(settings.bot === 'none' ? 'faq' : settings.bot),
      }),
    });
    new ChatFlowModule(this, 'SetChatTimersModule', {
      instanceArn,
      flow: setChatTimers({ name: named('Set chat timers'), setChatTimersArn }),
    });
    this.welcomeFlowArn = welcomeFlow.flowArn;
    this.#sayWhatComesNext(welcomeFlow, instance, setChatTimersArn, settings.associateFunctions);
  }

  /** Has the function appear in the console's list for Invoke Lambda blocks. */
  #associate(name: string, { functionArn }: IFunction, instanceArn: string): void {
    keepLogicalId(associateFunction(this, `${name}Association`, functionArn, instanceArn), `${name}Association`);
  }

  #sayWhatComesNext(
    welcome: ChatFlow,
    instance: ConnectInstance,
    setChatTimersArn: string,
    isAssociated: boolean,
  ): void {
    // The sandbox's one user is an agent, who has no part in the admin website (administrator guide, emergency-admin-login).
    const enter =
      instance.consoleUrl === undefined
        ? "Open your Amazon Connect instance's admin website"
        : `Open the AWS console > Amazon Connect > the instance with the access URL ${instance.consoleUrl} > Log in for emergency access`;
    new CfnOutput(this, 'NextTryAChat', {
      description: 'What to click next',
      value: `${enter}, then Dashboard > Test chat > Test settings, choose the flow "${welcome.flowName}", Apply, and start a chat`,
    });
    // The console lists functions by their names; the ARN is exported already.
    const functionName = Fn.select(6, Fn.split(':', setChatTimersArn));
    const chosen = isAssociated ? `choose ${functionName}` : `set its ARN by hand: ${setChatTimersArn}`;
    new CfnOutput(this, 'NextUseItInYourFlow', {
      description: 'How to use the timers in a flow of your own',
      value: `In the admin website: Routing > Flows > your flow > add an Invoke AWS Lambda function block after the first message, ${chosen}, connect both branches, and publish`,
    });
    new CfnOutput(this, 'ChatWelcomeFlowArn', {
      description: 'The flow to name in StartChatContact, or in a chat widget',
      value: welcome.flowArn,
    });
  }
}
