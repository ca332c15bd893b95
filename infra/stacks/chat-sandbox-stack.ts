import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { Sandbox } from '../constructs/sandbox.ts';

export interface ChatSandboxStackProps extends StackProps {
  readonly stage: string;
}

/** An Amazon Connect instance of its own, to try the kit in. */
export class ChatSandboxStack extends Stack {
  /** The instance as other stacks see it: by exports with readable names. */
  readonly instance: ConnectInstance;

  constructor(scope: Construct, id: string, { stage, ...props }: ChatSandboxStackProps) {
    super(scope, id, { description: 'Connect Chat Kit: an Amazon Connect instance to try chats in', ...props });
    const sandbox = new Sandbox(this, 'Sandbox', { stage });
    const exported = (name: string, value: string) => this.exportValue(value, { name: `${this.stackName}:${name}` });
    this.instance = {
      instanceArn: exported('InstanceArn', sandbox.instanceArn),
      accountId: sandbox.accountId,
      queueArn: exported('QueueArn', sandbox.queueArn),
      queueName: sandbox.queueName,
      hoursArn: exported('HoursArn', sandbox.hoursArn),
      consoleUrl: exported('ConsoleUrl', sandbox.consoleUrl),
    };
    new CfnOutput(this, 'AgentLogin', {
      description: 'Log in here as the agent, and set the status to Available',
      value: `${sandbox.consoleUrl}/agent-app-v2/ as ${sandbox.agentName}`,
    });
    new CfnOutput(this, 'AgentPassword', {
      description: 'Secrets Manager > this secret > Retrieve secret value',
      value: sandbox.agentPassword.secretName,
    });
  }
}
