import { CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { associateFunction } from '../constructs/associate-function.ts';
import { ChatFlow } from '../constructs/chat-flow.ts';
import { ChatFlowModule } from '../constructs/chat-flow-module.ts';
import type { ConnectFunction } from '../constructs/connect-function.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import type { BotParts } from '../flows/bot-blocks.ts';
import type { Flow } from '../flows/builder/index.ts';
import { chatDisconnect } from '../flows/chat-disconnect.ts';
import { chatQueue } from '../flows/chat-queue.ts';
import { type ChatWelcomeParts, chatWelcome, type FlowReference } from '../flows/chat-welcome.ts';
import { setChatTimers } from '../flows/set-chat-timers.ts';
import { hasSurvey, type Settings, surveyBot } from '../settings/form.ts';
import { stagedName } from '../settings/stage.ts';
import { textsIn } from '../settings/texts.ts';
import type { ChatFunctionsStack } from './chat-functions-stack.ts';

export interface ChatFlowsStackProps extends StackProps {
  readonly settings: Settings;
  readonly instance: ConnectInstance;
  /** What the flows invoke. All that flows may invoke appears in the console's list for Invoke Lambda blocks. */
  readonly functions: Pick<ChatFunctionsStack, 'chatTimers' | 'contactLookUp' | 'chatBot' | 'flowFunctions'>;
}

/** The flow that chats begin in. */
export interface WelcomeFlow extends FlowReference {
  readonly id: string;
}

/** The flows that test cases are for, as other stacks see them: by outputs. */
export type TestedFlows = Readonly<Record<'welcome' | 'welcomeWithBot' | 'disconnect', FlowReference>>;

/** The functions in the console's list, and the flows. */
export class ChatFlowsStack extends Stack {
  /**
   * The flow that chats begin in, as other stacks see it. In another instance it is another flow: an export could not
   * change while it is imported, an output can.
   */
  readonly welcomeFlow: WelcomeFlow;
  readonly testedFlows: TestedFlows;

  readonly #settings: Settings;
  readonly #instance: ConnectInstance;
  readonly #functions: ChatFlowsStackProps['functions'];

  constructor(scope: Construct, id: string, props: ChatFlowsStackProps) {
    const { settings, instance, functions, ...stackProps } = props;
    super(scope, id, { description: 'Connect Chat Kit: flows for chats with timers', ...stackProps });
    this.#settings = settings;
    this.#instance = instance;
    this.#functions = functions;
    if (settings.associateFunctions) for (const each of functions.flowFunctions) this.#associate(each);
    const { welcomeFlow, welcomeWithBot, disconnectFlow } = this.#makeFlows();
    new ChatFlowModule(this, 'SetChatTimersModule', {
      instanceArn: instance.instanceArn,
      flow: setChatTimers({ name: this.#named('Set chat timers'), setChatTimersArn: this.#setChatTimersArn }),
    });
    this.welcomeFlow = this.#welcomeFlowElsewhere(welcomeFlow);
    this.testedFlows = {
      welcome: this.welcomeFlow,
      welcomeWithBot: this.#elsewhere('ChatWelcomeWithBotFlowArn', welcomeWithBot),
      disconnect: this.#elsewhere('ChatDisconnectFlowArn', disconnectFlow),
    };
    this.#sayHowToTry(welcomeFlow);
    this.#sayHowToUse();
  }

  get #setChatTimersArn(): string {
    return this.#functions.chatTimers.setChatTimers.lambda.functionArn;
  }

  #named(name: string): string {
    return stagedName(name, this.#settings.stage);
  }

  /** Has the function appear in the console's list for Invoke Lambda blocks. */
  #associate({ functionName, lambda }: ConnectFunction): void {
    associateFunction(this, `${functionName}Association`, lambda.functionArn, this.#instance.instanceArn);
  }

  /** Each after those that it names. */
  #makeFlows() {
    const { settings, instance } = { settings: this.#settings, instance: this.#instance };
    const texts = textsIn(settings.language, settings.texts);
    const queue = {
      queueArn: instance.queueArn,
      ...(instance.queueName === undefined ? {} : { queueName: instance.queueName }),
    };
    const timers = {
      texts,
      setChatTimersArn: this.#setChatTimersArn,
      lookUpContactArn: this.#functions.contactLookUp.lookUpContact.lambda.functionArn,
    };
    const queueFlow = this.#flow('ChatQueue', chatQueue({ name: this.#named('Chat queue'), texts, ...queue }));
    const disconnectFlow = this.#flow(
      'ChatDisconnect',
      chatDisconnect({
        name: this.#named('Chat disconnect'),
        ...timers,
        ...(hasSurvey(settings) ? { survey: this.#botParts(surveyBot) } : {}),
      }),
    );
    const welcome = (name: string, bot: string): ChatWelcomeParts => ({
      name: this.#named(name),
      ...timers,
      ...queue,
      queueFlow: referenceTo(queueFlow),
      disconnectFlow: referenceTo(disconnectFlow),
      ...(bot === 'none' ? {} : { bot: this.#botParts(bot) }),
    });
    const welcomeFlow = this.#flow('ChatWelcome', chatWelcome(welcome('Chat welcome', settings.bot)));
    const besides = welcome('Chat welcome with bot', botBesides(settings));
    const welcomeWithBot = this.#flow('ChatWelcomeWithBot', chatWelcome(besides));
    return { welcomeFlow, welcomeWithBot, disconnectFlow };
  }

  #flow(id: string, flow: Flow): ChatFlow {
    return new ChatFlow(this, id, { instanceArn: this.#instance.instanceArn, flow });
  }

  #botParts(bot: string): BotParts {
    const { addChatBot, removeChatBot } = this.#functions.chatBot;
    return { addChatBotArn: addChatBot.lambda.functionArn, removeChatBotArn: removeChatBot.lambda.functionArn, bot };
  }

  /** CloudFormation's Fn::Split is not documented to take an output apart, so the id is an output too. */
  #welcomeFlowElsewhere({ flowArn, flowName }: ChatFlow): WelcomeFlow {
    const description = 'The flow to name in StartChatContact, or in a chat widget';
    new CfnOutput(this, 'ChatWelcomeFlowArn', { description, value: flowArn });
    new CfnOutput(this, 'ChatWelcomeFlowId', { description, value: Fn.select(3, Fn.split('/', flowArn)) });
    return {
      arn: Fn.getStackOutput(this.stackName, 'ChatWelcomeFlowArn'),
      id: Fn.getStackOutput(this.stackName, 'ChatWelcomeFlowId'),
      name: flowName,
    };
  }

  #elsewhere(output: string, { flowArn, flowName }: ChatFlow): FlowReference {
    new CfnOutput(this, output, { description: 'What test cases are for', value: flowArn });
    return { arn: Fn.getStackOutput(this.stackName, output), name: flowName };
  }

  #sayHowToTry(welcome: ChatFlow): void {
    const { consoleUrl } = this.#instance;
    // The sandbox's one user is an agent, who may not enter the admin website (administrator guide,
    // emergency-admin-login).
    const enter =
      consoleUrl === undefined
        ? "Open your Amazon Connect instance's admin website"
        : `Open the AWS console > Amazon Connect > the instance with the access URL ${consoleUrl} > ` +
          'Log in for emergency access';
    new CfnOutput(this, 'NextTryAChat', {
      description: 'What to click next',
      value:
        `${enter}, then Dashboard > Test chat > Test settings, choose the flow "${welcome.flowName}", Apply, ` +
        'and start a chat',
    });
  }

  #sayHowToUse(): void {
    // The console lists functions by their names; the ARN is exported already.
    const functionName = Fn.select(6, Fn.split(':', this.#setChatTimersArn));
    const chosen = this.#settings.associateFunctions
      ? `choose ${functionName}`
      : `set its ARN by hand: ${this.#setChatTimersArn}`;
    new CfnOutput(this, 'NextUseItInYourFlow', {
      description: 'How to use the timers in a flow of your own',
      value:
        'In the admin website: Routing > Flows > your flow > add an Invoke AWS Lambda function block after the first ' +
        `message, ${chosen}, connect both branches, and publish`,
    });
  }
}

/** The bot of *Chat welcome with bot*. */
export const botBesides = ({ bot }: Settings): string => (bot === 'none' ? 'faq' : bot);

const referenceTo = ({ flowArn, flowName }: ChatFlow): FlowReference => ({ arn: flowArn, name: flowName });
