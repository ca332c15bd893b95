import { Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FlowsInstance } from './connect-instance.ts';
import { keepLogicalId } from './logical-id.ts';

interface TopicProps {
  /** Its logical id. */
  readonly name: string;
  readonly instance: FlowsInstance;
  /** Its policy must let connect.amazonaws.com encrypt with it. */
  readonly key: IKey;
}

/**
 * A topic that Amazon Connect may stream chats to. Only this instance may publish (administrator guide,
 * chat-message-streaming).
 */
export function topicForConnect(scope: Construct, { name, instance, key }: TopicProps): Topic {
  const topic = new Topic(scope, name, { masterKey: key, enforceSSL: true });
  keepLogicalId(topic, name);
  keepLogicalId(topic.node.findChild('Policy'), `${name}Policy`);
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'StreamChats',
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('connect.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': instance.accountId },
        ArnEquals: { 'aws:SourceArn': instance.instanceArn },
      },
    }),
  );
  return topic;
}

interface SubscriptionProps {
  /** Its logical id. */
  readonly name: string;
  readonly topic: Topic;
  readonly queue: Queue;
  /** By the attributes of messages. Default: the queue gets all. */
  readonly filterPolicy?: object;
  readonly whyNoDeadLetters: string;
}

/** Has a queue get what a topic gets. */
export function subscribeQueue(scope: Construct, props: SubscriptionProps): void {
  const { name, topic, queue, filterPolicy, whyNoDeadLetters } = props;
  const subscription = new CfnSubscription(scope, name, {
    topicArn: topic.topicArn,
    protocol: 'sqs',
    endpoint: queue.queueArn,
    ...(filterPolicy === undefined ? {} : { filterPolicy, filterPolicyScope: 'MessageAttributes' }),
  });
  queue.addToResourcePolicy(
    new PolicyStatement({
      sid: 'TakeFromTheTopic',
      principals: [new ServicePrincipal('sns.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
    }),
  );
  subscription.node.addDependency(queue.node.findChild('Policy'));
  // A queue's subscription is one and the same however often it is made, and gone once either is deleted.
  keepLogicalId(subscription, name);
  Validations.of(subscription).acknowledge({ id: 'Serverless-SNSRedrivePolicy', reason: whyNoDeadLetters });
}
