import { CfnOutput, CfnWaitConditionHandle, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ChatStarter } from '../constructs/chat-starter.ts';
import type { ChatStorage } from '../constructs/chat-storage.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { keepLogicalId } from '../constructs/logical-id.ts';
import type { Settings } from '../settings/form.ts';
import { type StartChatSettings, startChatOf } from '../settings/start-chat.ts';
import type { WelcomeFlow } from './chat-flows-stack.ts';
import { apiNameOf, functionOptions } from './function-options.ts';

export interface ChatApiStackProps extends StackProps {
  readonly settings: Settings;
  readonly instance: ConnectInstance;
  readonly welcomeFlow: WelcomeFlow;
  readonly storage: ChatStorage;
  /** The folder of a function's bundle, for example of `start-chat`. Default: the kit's own. */
  readonly bundleFolder?: (name: string) => string;
}

/**
 * The way in for pages and apps, if the settings name one. Without one the stack stays, and holds nothing: were it left
 * out of the app, an API deployed before would stay open.
 */
export class ChatApiStack extends Stack {
  readonly chatStarter: ChatStarter | undefined;

  constructor(scope: Construct, id: string, props: ChatApiStackProps) {
    const { settings, instance, welcomeFlow, storage, bundleFolder, ...stackProps } = props;
    super(scope, id, { description: 'Connect Chat Kit: an HTTP API that starts chats', ...stackProps });
    const startChat = startChatOf(settings);
    if (startChat === undefined) {
      // CloudFormation takes no stack without a resource. This one is nothing but a name, and costs nothing.
      keepLogicalId(new CfnWaitConditionHandle(this, 'NoApi'), 'NoApi');
      return;
    }
    this.chatStarter = new ChatStarter(this, 'ChatStarter', {
      instance,
      flowArn: welcomeFlow.arn,
      flowId: welcomeFlow.id,
      storage,
      apiName: apiNameOf(settings),
      ...startChat,
      ...functionOptions(settings),
      ...(settings.survey === 'either-ends' ? { disconnectOnCustomerExit: true } : {}),
      ...(bundleFolder === undefined ? {} : { bundleFolder }),
    });
    this.#sayHowToStart(this.chatStarter.url, startChat);
  }

  #sayHowToStart(url: string, { authorizer }: StartChatSettings): void {
    const token = authorizer.kind === 'jwt' ? " -H 'authorization: Bearer <a token of your identity provider>'" : '';
    new CfnOutput(this, 'NextStartAChat', {
      description: 'Start a chat from a terminal; a page of an allowed origin sends the same',
      value:
        `curl -X POST ${url}${token} -H 'content-type: application/json' ` +
        `-d '{"ParticipantDetails":{"DisplayName":"Mia"}}'`,
    });
  }
}
