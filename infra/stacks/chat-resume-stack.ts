import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ChatFlow } from '../constructs/chat-flow.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { chatResume } from '../flows/chat-resume.ts';
import type { FlowReference } from '../flows/chat-welcome.ts';
import type { Settings } from '../settings/form.ts';
import { stagedName } from '../settings/stage.ts';
import { textsIn } from '../settings/texts.ts';

export interface ChatResumeStackProps extends StackProps {
  readonly settings: Settings;
  readonly instance: ConnectInstance;
  readonly welcomeFlow: FlowReference;
}

/**
 * *Chat resume*, alone. The Flow language's pages do not name its action CreatePersistentContactAssociation: should an
 * instance refuse the flow, no other is rolled back with it.
 */
export class ChatResumeStack extends Stack {
  constructor(scope: Construct, id: string, props: ChatResumeStackProps) {
    const { settings, instance, welcomeFlow, ...stackProps } = props;
    super(scope, id, { description: 'Connect Chat Kit: a flow that goes on from a past chat', ...stackProps });
    const texts = textsIn(settings.language, settings.texts);
    const name = stagedName('Chat resume', settings.stage);
    const flow = chatResume({ name, texts, welcomeFlow });
    new ChatFlow(this, 'ChatResume', { instanceArn: instance.instanceArn, flow });
  }
}
