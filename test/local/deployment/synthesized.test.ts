import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { App, Duration, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { readDeployment } from '../../../local/deployment/index.ts';
import { servedAt, temporaryFolder } from './assembly.ts';

test('an app that the CDK synthesized is read, with stage, nested stack and references between stacks', () => {
  using code = temporaryFolder();
  using out = temporaryFolder();
  writeFileSync(join(code.dir, 'index.mjs'), 'export const handler = async () => "ok";');

  const app = new App({ outdir: out.dir, analyticsReporting: false });
  const stage = new Stage(app, 'Test', { env: { account: '111122223333', region: 'eu-central-1' } });
  const messaging = new Stack(stage, 'Messaging');
  const deadLetters = new Queue(messaging, 'DeadLetters');
  const queue = new Queue(messaging, 'Queue', {
    encryption: QueueEncryption.KMS,
    visibilityTimeout: Duration.minutes(1),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 2 },
  });
  const topic = new Topic(messaging, 'Topic');
  topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
  const functions = new Stack(stage, 'Functions');
  const nested = new NestedStack(functions, 'Nested');
  const table = new TableV2(nested, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  const bot = new LambdaFunction(functions, 'Bot', {
    code: Code.fromAsset(code.dir),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    environment: { TABLE_NAME: table.tableName, TOPIC_ARN: topic.topicArn, QUEUE_URL: queue.queueUrl },
  });
  bot.addAlias('live').addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true, maxConcurrency: 3 }));
  app.synth();

  const deployment = readDeployment(out.dir, servedAt);
  const [deadLetter, main] = deployment.sqsQueues;
  expect(deployment).toMatchObject({
    tables: [{ keySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], timeToLiveAttribute: undefined }],
    topics: [{ arn: expect.stringContaining('arn:aws:sns:eu-central-1:111122223333:') }],
    subscriptions: [{ protocol: 'sqs', endpointArn: main?.arn, rawMessageDelivery: true }],
    functions: [
      {
        handler: 'index.handler',
        environment: {
          TABLE_NAME: deployment.tables[0]?.name,
          TOPIC_ARN: deployment.topics[0]?.arn,
          QUEUE_URL: main?.url,
        },
        codeDir: expect.stringContaining('asset.'),
      },
    ],
    eventSources: [
      {
        queueArn: main?.arn,
        functionArn: `${deployment.functions[0]?.arn}:live`,
        recursiveLoop: 'Terminate',
        reportBatchItemFailures: true,
        maximumConcurrency: 3,
      },
    ],
  });
  expect(main).toMatchObject({
    visibilityTimeoutSeconds: 60,
    redrive: { deadLetterArn: deadLetter?.arn, maxReceiveCount: 2 },
  });
  expect(deployment.skipped.map(({ type }) => type)).toContain('AWS::IAM::Role');
});
