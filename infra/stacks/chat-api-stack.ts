import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ChatStarter } from '../constructs/chat-starter.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { type Settings, stagedName } from '../settings-form.ts';

export interface ChatApiStackProps extends StackProps {
  readonly settings: Settings;
  readonly instance: ConnectInstance;
  /** The flow that chats begin in. */
  readonly welcomeFlowArn: string;
  readonly table: { readonly tableName: string; readonly tableArn: string };
  readonly keyArn: string;
  /** The folder of StartChat's bundle. */
  readonly bundleFolder: string;
}

/** The way in for pages and apps. It stands after the flows, since it names the one that chats begin in. */
export class ChatApiStack extends Stack {
  readonly chatStarter: ChatStarter;

  constructor(scope: Construct, id: string, props: ChatApiStackProps) {
    const { settings, instance, welcomeFlowArn, table, keyArn, bundleFolder, ...stackProps } = props;
    super(scope, id, { description: 'Connect Chat Kit: an HTTP API that starts chats', ...stackProps });
    this.chatStarter = new ChatStarter(this, 'ChatStarter', {
      instance,
      flowArn: welcomeFlowArn,
      settings: settings.startChat,
      table,
      keyArn,
      bundleFolder,
      logRetentionDays: settings.logRetentionDays,
      metricsNamespace: 'ConnectChatKit',
      serviceName: stagedName('StartChat', settings.stage, '-'),
      apiName: stagedName('ChatApi', settings.stage, '-'),
    });
  }
}
