import { Aws, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FlowsInstance } from './connect-instance.ts';
import { keepLogicalId } from './logical-id.ts';

interface StreamingTopicProps {
  readonly instance: FlowsInstance;
  /** The account of the stack. */
  readonly accountId: string;
  /** Encrypts what passes through the topic, and what waits in the queue. */
  readonly key: IKey;
  /** Gets what wakes a bot. */
  readonly queue: Queue;
}

const event = 'application/vnd.amazonaws.connect.event.';

/** What the customer writes, and what may mean that the bot is gone (administrator guide, sns-payload). */
const wakesTheBot = {
  $or: [
    { ParticipantRole: ['CUSTOMER'], Type: ['MESSAGE'] },
    { ContentType: [`${event}participant.left`, `${event}participant.autodisconnection`, `${event}chat.ended`] },
  ],
};

/**
 * The topic that Amazon Connect streams chats to. Only this instance may publish (administrator guide,
 * chat-message-streaming).
 */
export class StreamingTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: StreamingTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'BotTopic', { masterKey: props.key, enforceSSL: true });
    keepLogicalId(this.topic, 'BotTopic');
    keepLogicalId(this.topic.node.findChild('Policy'), 'BotTopicPolicy');
    this.#takeFromConnect(props);
    this.#handToQueue(props);
  }

  #takeFromConnect({ instance, key }: StreamingTopicProps): void {
    const connect = [new ServicePrincipal('connect.amazonaws.com')];
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'StreamChats',
        effect: Effect.ALLOW,
        principals: connect,
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': instance.accountId },
          ArnEquals: { 'aws:SourceArn': instance.instanceArn },
        },
      }),
    );
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ConnectEncryptsForTheTopic',
        principals: connect,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        // No condition on the caller: whether Amazon Connect passes its account on to AWS KMS is not documented. If it
        // does not, chats would stream into nothing without an error (administrator guide, chat-message-streaming). Who
        // may publish, the topic's policy says.
      }),
    );
  }

  #handToQueue({ accountId, key, queue }: StreamingTopicProps): void {
    const sns = [new ServicePrincipal('sns.amazonaws.com')];
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TheTopicEncryptsForTheQueue',
        principals: sns,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        // The key cannot name the topic, which names the key.
        conditions: { ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:sns:${Aws.REGION}:${accountId}:*` } },
      }),
    );
    const subscription = new CfnSubscription(this, 'BotSubscription', {
      topicArn: this.topic.topicArn,
      protocol: 'sqs',
      endpoint: queue.queueArn,
      filterPolicy: wakesTheBot,
      filterPolicyScope: 'MessageAttributes',
    });
    queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TakeFromTheTopic',
        principals: sns,
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': this.topic.topicArn } },
      }),
    );
    subscription.node.addDependency(queue.node.findChild('Policy'));
    // A queue's subscription is one and the same however often it is made, and gone once either is deleted.
    keepLogicalId(subscription, 'BotSubscription');
    Validations.of(subscription).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason:
        'What goes through only wakes a bot, which then reads the transcript: a notification that comes late is of ' +
        'no use, and the next one makes up for one that is lost. An alarm rings for each that could not be delivered.',
    });
  }
}
