import { Aws, Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  CfnHoursOfOperation,
  CfnInstance,
  CfnInstanceStorageConfig,
  CfnQueue,
  CfnRoutingProfile,
  CfnSecurityProfile,
  CfnUser,
} from 'aws-cdk-lib/aws-connect';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { ConnectInstance } from './connect-instance.ts';
import { keepLogicalId } from './logical-id.ts';

export interface SandboxProps {
  readonly stage: string;
}

const agentName = 'chat-agent';
const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/**
 * An Amazon Connect instance to try chats in: open around the clock, with one queue, and one agent whose password is in
 * Secrets Manager. It has a bucket for transcripts, without which no chat could be resumed.
 */
export class Sandbox extends Construct implements ConnectInstance {
  readonly instanceArn: string;
  readonly accountId = Aws.ACCOUNT_ID;
  readonly queueArn: string;
  readonly queueName = 'Chats';
  readonly hoursArn: string;
  readonly consoleUrl: string;
  readonly agentName = agentName;
  readonly agentPassword: Secret;

  constructor(scope: Construct, id: string, { stage }: SandboxProps) {
    super(scope, id);
    // An alias is unique in all of AWS and has at most 45 characters (CloudFormation, AWS::Connect::Instance). The
    // first parts of the stack's id set it apart from those of other accounts and Regions, and from one that was
    // deleted.
    const stackId = Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID)));
    const instanceAlias = `chat-kit-${stage}-${Fn.select(0, stackId)}${Fn.select(1, stackId)}`;
    const instance = new CfnInstance(this, 'Instance', {
      identityManagementType: 'CONNECT_MANAGED',
      instanceAlias,
      attributes: { inboundCalls: false, outboundCalls: false, contactflowLogs: true },
    });
    this.instanceArn = instance.attrArn;
    this.consoleUrl = `https://${instanceAlias}.my.connect.aws`;
    this.hoursArn = this.#makeHours();
    this.queueArn = this.#makeQueue();
    this.agentPassword = this.#makeAgent();
    this.#keepTranscripts();
    this.#pin();
  }

  /** Names in an instance are unique, so none may be made beside its old self. */
  #pin(): void {
    for (const child of this.node.children) keepLogicalId(child, `Sandbox${child.node.id}`);
    keepLogicalId(this.node.findChild('Transcripts').node.findChild('Policy'), 'SandboxTranscriptsPolicy');
  }

  #makeHours(): string {
    const hours = new CfnHoursOfOperation(this, 'AlwaysOpen', {
      instanceArn: this.instanceArn,
      name: 'Always open',
      timeZone: 'UTC',
      config: weekdays.map((day) => ({
        day,
        startTime: { hours: 0, minutes: 0 },
        // Hours that end when they start may be refused, or mean none at all: no page says.
        endTime: { hours: 23, minutes: 59 },
      })),
    });
    return hours.attrHoursOfOperationArn;
  }

  #makeQueue(): string {
    const queue = new CfnQueue(this, 'Queue', {
      instanceArn: this.instanceArn,
      name: this.queueName,
      description: 'Where chats wait for an agent',
      hoursOfOperationArn: this.hoursArn,
    });
    return queue.attrQueueArn;
  }

  #makeAgent(): Secret {
    const routing = new CfnRoutingProfile(this, 'ChatRouting', {
      instanceArn: this.instanceArn,
      name: 'Chats only',
      description: 'Up to five chats at a time',
      defaultOutboundQueueArn: this.queueArn,
      mediaConcurrencies: [{ channel: 'CHAT', concurrency: 5 }],
      queueConfigs: [{ delay: 0, priority: 1, queueReference: { channel: 'CHAT', queueArn: this.queueArn } }],
    });
    const security = new CfnSecurityProfile(this, 'AgentAccess', {
      instanceArn: this.instanceArn,
      securityProfileName: 'Chat agents',
      description: 'The agent workspace and nothing else',
      permissions: ['BasicAgentAccess'],
    });
    const password = new Secret(this, 'AgentPassword', {
      description: `Password of ${agentName} in the sandbox's Amazon Connect instance`,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username: agentName }),
        generateStringKey: 'password',
        passwordLength: 24,
        requireEachIncludedType: true,
        excludeCharacters: '"\\/@ \'',
      },
    });
    Validations.of(password).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Amazon Connect takes the password when the agent is made and offers no call that a rotation could use.',
    });
    new CfnUser(this, 'Agent', {
      instanceArn: this.instanceArn,
      username: agentName,
      password: password.secretValueFromJson('password').unsafeUnwrap(),
      identityInfo: { firstName: 'Chat', lastName: 'Agent' },
      phoneConfig: { phoneType: 'SOFT_PHONE' },
      routingProfileArn: routing.attrRoutingProfileArn,
      securityProfileArns: [security.attrSecurityProfileArn],
    });
    return password;
  }

  #keepTranscripts(): void {
    const bucket = new Bucket(this, 'Transcripts', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(90) }],
      // Test chats go with the sandbox.
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Access logs of test chats are worth less than a second bucket to keep and remove costs.',
    });
    new CfnInstanceStorageConfig(this, 'TranscriptStorage', {
      instanceArn: this.instanceArn,
      resourceType: 'CHAT_TRANSCRIPTS',
      storageType: 'S3',
      s3Config: { bucketName: bucket.bucketName, bucketPrefix: 'chat-transcripts' },
    });
  }
}
