import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ChatStarter } from '../constructs/chat-starter.ts';
import type { ChatStorage } from '../constructs/chat-storage.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import type { FlowReference } from '../flows/chat-welcome.ts';
import type { Settings } from '../settings/form.ts';
import { apiNameOf, functionOptions } from './function-options.ts';

export interface ChatApiStackProps extends StackProps {
  readonly settings: Settings;
  readonly instance: ConnectInstance;
  readonly welcomeFlow: FlowReference;
  readonly storage: ChatStorage;
  /** The folder of a function's bundle, for example of `start-chat`. Default: the kit's own. */
  readonly bundleFolder?: (name: string) => string;
}

/** The way in for pages and apps. It stands after the flows, since it names the one that chats begin in. */
export class ChatApiStack extends Stack {
  readonly chatStarter: ChatStarter;

  constructor(scope: Construct, id: string, props: ChatApiStackProps) {
    const { settings, instance, welcomeFlow, storage, bundleFolder, ...stackProps } = props;
    super(scope, id, { description: 'Connect Chat Kit: an HTTP API that starts chats', ...stackProps });
    this.chatStarter = new ChatStarter(this, 'ChatStarter', {
      instance,
      flowArn: welcomeFlow.arn,
      storage,
      apiName: apiNameOf(settings),
      ...settings.startChat,
      ...functionOptions(settings),
      ...(bundleFolder === undefined ? {} : { bundleFolder }),
    });
    const token =
      settings.startChat.authorizer.kind === 'jwt'
        ? " -H 'authorization: Bearer <a token of your identity provider>'"
        : '';
    new CfnOutput(this, 'NextStartAChat', {
      description: 'Start a chat from a terminal; a page of an allowed origin sends the same',
      value:
        `curl -X POST ${this.chatStarter.url}${token} -H 'content-type: application/json' ` +
        `-d '{"ParticipantDetails":{"DisplayName":"Mia"}}'`,
    });
  }
}
