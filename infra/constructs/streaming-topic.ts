import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FlowsInstance } from './connect-instance.ts';
import { subscribeQueue, topicForConnect } from './topic-for-connect.ts';

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

/** The topic that Amazon Connect streams the chats of bots to, and how it wakes them. */
export class StreamingTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: StreamingTopicProps) {
    super(scope, id);
    const { instance, key, queue } = props;
    this.topic = topicForConnect(this, { name: 'BotTopic', instance, key });
    allowTheKey(props);
    subscribeQueue(this, {
      name: 'BotSubscription',
      topic: this.topic,
      queue,
      filterPolicy: wakesTheBot,
      whyNoDeadLetters:
        'What goes through only wakes a bot, which then reads the transcript: a notification that comes late is of ' +
        'no use, and the next one makes up for one that is lost. An alarm rings for each that could not be delivered.',
    });
  }
}

/** For each topic and queue of the account that is encrypted with it. */
function allowTheKey({ key, accountId }: StreamingTopicProps): void {
  const actions = ['kms:Decrypt', 'kms:GenerateDataKey*'];
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'ConnectEncryptsForTheTopic',
      principals: [new ServicePrincipal('connect.amazonaws.com')],
      actions,
      resources: ['*'],
      // No condition on the caller: whether Amazon Connect passes its account on to AWS KMS is not documented. If it
      // does not, chats would stream into nothing without an error (administrator guide, chat-message-streaming). Who
      // may publish, the topic's policy says.
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'TheTopicEncryptsForTheQueue',
      principals: [new ServicePrincipal('sns.amazonaws.com')],
      actions,
      resources: ['*'],
      // The key cannot name the topic, which names the key.
      conditions: { ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:sns:${Aws.REGION}:${accountId}:*` } },
    }),
  );
}
