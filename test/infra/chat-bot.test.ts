import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { existing, instanceArn } from './support/instances.ts';
import { synthKit } from './support/synth-kit.ts';

const { functions } = synthKit({ instance: existing });

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

/** What a role may do beside writing its log and using keys: its actions by the names of what they are on. */
function permissionsOf(functionName: string): readonly string[] {
  const [role] = Object.values(
    functions.findResources('AWS::IAM::Role', { Properties: { Description: `What ${functionName} may do` } }),
  );
  const statements: readonly Statement[] = role?.Properties.Policies[0].PolicyDocument.Statement ?? [];
  return statements
    .flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((act) => [Resource].flat().map((on) => `${act} on ${nameOf(on)}`)),
    )
    .filter((permission) => !/^(logs|kms):/.test(permission));
}

function nameOf(resource: unknown): string {
  if (typeof resource === 'string') return resource.replace(instanceArn, 'the instance');
  return String(Object(resource)['Fn::GetAtt']?.[0]);
}

const onContacts = (...actions: readonly string[]) =>
  actions.flatMap((action) => [`connect:${action} on the instance`, `connect:${action} on the instance/contact/*`]);
const sessions = ['dynamodb:GetItem on Table', 'dynamodb:UpdateItem on Table'];
const wakes = ['sqs:SendMessage on BotWakes'];

describe('each function of bots may do what it does, and nothing else', () => {
  test.each([
    [
      'AddChatBot',
      [...onContacts('CreateParticipant', 'StartContactStreaming', 'StopContactStreaming'), ...sessions, ...wakes],
    ],
    ['RemoveChatBot', [...onContacts('StopContactStreaming'), ...sessions, ...wakes]],
    ['ReadTranscript', ['dynamodb:GetItem on Table']],
    [
      'RunChatBot',
      [
        'connect:UpdateContactAttributes on the instance/contact/*',
        ...onContacts('StopContactStreaming', 'StartContactStreaming'),
        ...sessions,
        ...wakes,
        'sqs:ReceiveMessage on BotWakes',
        'sqs:DeleteMessage on BotWakes',
        'sqs:GetQueueAttributes on BotWakes',
      ],
    ],
  ])('%s', (functionName, permissions) => {
    expect([...permissionsOf(functionName)].sort()).toEqual([...permissions].sort());
  });
});

test('the bot of Amazon Bedrock may ask its model, and no other', () => {
  const { functions: withModel } = synthKit({ bot: 'bedrock', bedrockModelId: 'eu.amazon.nova-lite-v1:0' });
  withModel.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { BEDROCK_MODEL_ID: 'eu.amazon.nova-lite-v1:0' } },
  });
  withModel.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { BOTS: 'bedrock,faq' } } });
  expect(JSON.stringify(withModel.findResources('AWS::IAM::Role'))).toContain(
    '::foundation-model/amazon.nova-lite-v1:0',
  );
  expect(() => synthKit({ bot: 'bedrock' })).toThrow('bedrockModelId: got nothing');
});

describe('the streaming topic', () => {
  test('takes messages of this instance, and refuses what comes without TLS', () => {
    functions.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'connect.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnEquals: { 'aws:SourceArn': instanceArn },
            },
          }),
        ]),
      }),
    });
  });

  test('is encrypted with our key, which Amazon Connect and SNS may use', () => {
    functions.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } });
    const uses = { Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Effect: 'Allow', Resource: '*' };
    const [key] = Object.values(functions.findResources('AWS::KMS::Key'));
    expect(key?.Properties.KeyPolicy.Statement).toEqual(
      expect.arrayContaining([
        // No condition: whether Amazon Connect names its account to AWS KMS is not documented.
        { ...uses, Sid: 'ConnectEncryptsForTheTopic', Principal: { Service: 'connect.amazonaws.com' } },
        {
          ...uses,
          Sid: 'TheTopicEncryptsForTheQueue',
          Principal: { Service: 'sns.amazonaws.com' },
          Condition: { ArnLike: { 'aws:SourceArn': expect.anything() } },
        },
      ]),
    );
  });

  test('wakes bots by what customers write, and by what may mean that they are gone', () => {
    functions.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'sqs',
      Endpoint: { 'Fn::GetAtt': ['BotWakes', 'Arn'] },
      FilterPolicyScope: 'MessageAttributes',
      FilterPolicy: {
        $or: [
          { ParticipantRole: ['CUSTOMER'], Type: ['MESSAGE'] },
          {
            ContentType: ['participant.left', 'participant.autodisconnection', 'chat.ended'].map(
              (event) => `application/vnd.amazonaws.connect.event.${event}`,
            ),
          },
        ],
      },
    });
  });
});

describe('the queue of bots', () => {
  test('hands each message over on its own, and keeps those that fail', () => {
    functions.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: 'RunChatBot' },
      EventSourceArn: { 'Fn::GetAtt': ['BotWakes', 'Arn'] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    const timeout = functions.findResources('AWS::Lambda::Function').RunChatBot?.Properties.Timeout;
    functions.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 6 * timeout,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['BotDeadLetters', 'Arn'] } },
    });
  });

  test('leaves an account that may run 10 functions at once some for its flows, by default', () => {
    const concurrencyIn = (template: typeof functions) =>
      Object.values(template.findResources('AWS::Lambda::EventSourceMapping')).map(
        ({ Properties }) => Properties.ScalingConfig.MaximumConcurrency,
      );
    expect(concurrencyIn(functions)).toEqual([2, 5]);
    expect(concurrencyIn(synthKit({ botConcurrency: 50 }).functions)).toEqual([2, 50]);
  });

  test('takes messages of the topic', () => {
    functions.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Principal: { Service: 'sns.amazonaws.com' },
            Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'BotTopic' } } },
          }),
        ]),
      }),
    });
  });
});
