import { describe, expect, test } from '@jest/globals';
import { problemOf, read } from './assembly.ts';

const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'Told' } };
const queueArn = { 'Fn::GetAtt': ['Told', 'Arn'] };
const rule = (Properties: object) => ({ Type: 'AWS::Events::Rule', Properties });
const contacts = rule({
  EventPattern: { source: ['aws.connect'], detail: { eventType: ['DISCONNECTED'], channel: ['CHAT'] } },
  Targets: [{ Id: 'Told', Arn: queueArn }],
});
const withRule = (properties: object) => ({ One: { Resources: { Told: queue, Ended: rule(properties) } } });

describe('a rule', () => {
  test('for contact events is read with its targets', () => {
    const { rules, skipped } = read({ One: { Resources: { Told: queue, Ended: contacts } } });
    expect(rules).toEqual([
      {
        name: 'Ended',
        pattern: { source: ['aws.connect'], detail: { eventType: ['DISCONNECTED'], channel: ['CHAT'] } },
        targets: [
          {
            arn: 'arn:aws:sqs:us-east-1:000000000000:Told',
            input: undefined,
            inputPath: [],
            deadLetterArn: undefined,
          },
        ],
      },
    ]);
    expect(skipped).toEqual([]);
  });

  test('has targets with an input, a part of the event, and a dead-letter queue', () => {
    const Targets = [
      { Id: 'a', Arn: queueArn, Input: '{"job":"count"}', DeadLetterConfig: { Arn: queueArn } },
      { Id: 'b', Arn: queueArn, InputPath: '$.detail.contactId' },
    ];
    const [{ name, targets } = { name: '', targets: [] }] = read(
      withRule({ Name: 'Mine', EventPattern: { 'detail-type': ['Amazon Connect Contact Event'] }, Targets }),
    ).rules;
    expect(name).toBe('Mine');
    expect(targets).toMatchObject([
      { input: { job: 'count' }, deadLetterArn: 'arn:aws:sqs:us-east-1:000000000000:Told' },
      { inputPath: ['detail', 'contactId'] },
    ]);
  });

  test.each([
    ['of a schedule', { ScheduleExpression: 'rate(5 minutes)' }],
    ['of another service', { EventPattern: { source: ['aws.s3'], detail: { size: [{ soundex: 'x' }] } } }],
    ['of a bus of one’s own', { EventPattern: { source: ['aws.connect'] }, EventBusName: 'orders' }],
    ['that is disabled', { EventPattern: { source: ['aws.connect'] }, State: 'DISABLED' }],
  ])('%s is skipped', (_what, properties) => {
    const { rules, skipped } = read(withRule(properties));
    expect(rules).toEqual([]);
    expect(skipped).toMatchObject([{ logicalId: 'Ended' }]);
  });

  test.each([
    [{ EventPattern: { source: ['aws.connect'], detail: { eventType: [{ soundex: 'x' }] } } }, 'soundex in an event'],
    [{ EventPattern: 'all' }, 'EventPattern must be an object'],
    [{ EventPattern: { source: ['aws.connect'] }, Targets: [{ Id: 'a' }] }, 'needs an Arn'],
    [
      {
        EventPattern: { source: ['aws.connect'] },
        Targets: [{ Id: 'a', Arn: queueArn, InputTransformer: { InputTemplate: '"x"' } }],
      },
      'InputTransformer is not emulated',
    ],
    [
      { EventPattern: { source: ['aws.connect'] }, Targets: [{ Id: 'a', Arn: queueArn, InputPath: '$.detail[0]' }] },
      'InputPath "$.detail[0]" is not emulated',
    ],
    [
      { EventPattern: { source: ['aws.connect'] }, Targets: [{ Id: 'a', Arn: queueArn, Input: 'x' }] },
      'Input must be JSON text',
    ],
  ])('that cannot be kept is refused by name: %j', (properties, named) => {
    const { message } = problemOf(withRule(properties));
    expect(message).toContain('Ended');
    expect(message).toContain(named);
  });
});
