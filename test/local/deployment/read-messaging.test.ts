import { describe, expect, test } from '@jest/globals';
import { read } from './assembly.ts';

const queue = (properties: object = {}) => ({ Type: 'AWS::SQS::Queue', Properties: properties });

describe('messaging', () => {
  test('a topic’s own subscriptions count, but for those of a protocol that is not served', () => {
    const arn = 'arn:aws:sqs:us-east-1:000000000000:Queue';
    const Subscription = [
      { Protocol: 'sqs', Endpoint: arn },
      { Protocol: 'email', Endpoint: 'a@b.example' },
      { Protocol: 'sqs' },
    ];
    const { subscriptions } = read({
      One: { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { Subscription } } } },
    });
    expect(subscriptions).toMatchObject([{ protocol: 'sqs', endpointArn: arn, rawMessageDelivery: false }]);
  });

  test('FIFO topics, and event sources that are switched off, are skipped', () => {
    const EventSourceArn = { 'Fn::GetAtt': ['Queue', 'Arn'] };
    const { topics, eventSources, skipped } = read({
      One: {
        Resources: {
          Queue: queue(),
          Topic: { Type: 'AWS::SNS::Topic', Properties: { FifoTopic: 'true' } },
          Source: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn, Enabled: false } },
        },
      },
    });
    expect({ topics, eventSources }).toEqual({ topics: [], eventSources: [] });
    expect(skipped.map(({ logicalId }) => logicalId)).toEqual(['Topic', 'Source']);
  });

  test('a function may be let run in a loop with a queue', () => {
    const Work = { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'python3.14', RecursiveLoop: 'Allow' } };
    const Properties = {
      EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
      FunctionName: { 'Fn::GetAtt': ['Work', 'Arn'] },
    };
    const Source = { Type: 'AWS::Lambda::EventSourceMapping', Properties };
    const { eventSources } = read({ One: { Resources: { Queue: queue(), Work, Source } } });
    expect(eventSources).toMatchObject([{ recursiveLoop: 'Allow' }]);
  });

  test('numbers and policies may be written as text', () => {
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: 'arn:a', maxReceiveCount: '3' });
    const { sqsQueues } = read({ One: { Resources: { Queue: queue({ DelaySeconds: '5', RedrivePolicy }) } } });
    expect(sqsQueues).toMatchObject([{ delaySeconds: 5, redrive: { deadLetterArn: 'arn:a', maxReceiveCount: 3 } }]);
  });

  test('an event source takes ten messages at once, waits for none and tells of none, by default', () => {
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:Work';
    const Properties = { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: arn };
    const Source = { Type: 'AWS::Lambda::EventSourceMapping', Properties };
    const { eventSources } = read({ One: { Resources: { Queue: queue(), Source } } });
    expect(eventSources).toEqual([
      {
        queueArn: 'arn:aws:sqs:us-east-1:000000000000:Queue',
        functionArn: arn,
        recursiveLoop: 'Terminate',
        batchSize: 10,
        maximumBatchingWindowSeconds: 0,
        reportBatchItemFailures: false,
        maximumConcurrency: undefined,
      },
    ]);
  });
});
