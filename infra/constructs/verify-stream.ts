import { CfnOutput, Duration, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FlowsInstance } from './connect-instance.ts';
import { keepLogicalId } from './logical-id.ts';
import { subscribeQueue, topicForConnect } from './topic-for-connect.ts';

interface VerifyStreamProps {
  readonly instance: FlowsInstance;
  /** That of the topic of bots, whose policy allows Amazon Connect and Amazon SNS. */
  readonly key: IKey;
}

/**
 * Where `npm run verify` streams its own chat to, and reads what came. Not the topic of bots: a queue on that one would
 * get the messages of every customer who talks to a bot.
 */
export class VerifyStream extends Construct {
  constructor(scope: Construct, id: string, { instance, key }: VerifyStreamProps) {
    super(scope, id);
    const topic = topicForConnect(this, { name: 'VerifyTopic', instance, key });
    const queue = new Queue(this, 'VerifyQueue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      // A run takes eight minutes.
      retentionPeriod: Duration.hours(1),
    });
    keepLogicalId(queue, 'VerifyQueue');
    keepLogicalId(queue.node.findChild('Policy'), 'VerifyQueuePolicy');
    const whyNoDeadLetters =
      'Nothing works on what comes here: verify looks at it once, and misses what does not come.';
    for (const id of ['Serverless-SQSRedrivePolicy', 'AwsSolutions-SQS3']) {
      Validations.of(queue).acknowledge({ id, reason: whyNoDeadLetters });
    }
    subscribeQueue(this, { name: 'VerifySubscription', topic, queue, whyNoDeadLetters });
    this.#tell('VerifyTopicArn', topic.topicArn);
    this.#tell('VerifyQueueUrl', queue.queueUrl);
  }

  #tell(name: string, value: string): void {
    keepLogicalId(new CfnOutput(this, name, { description: 'For npm run verify', value }), name);
  }
}
