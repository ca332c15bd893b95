import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { sandboxStartChat } from '../../infra/settings/start-chat.ts';
import { settings } from '../../infra/settings.ts';
import { existing, instanceArn } from './support/instances.ts';
import { flatten, synthKit } from './support/synth-kit.ts';

const { functions, outdir } = synthKit({ instance: existing });

/** What a role may do: its statements as `action on resource`. */
function permissionsOf(functionName: string): readonly string[] {
  const roles = functions.findResources('AWS::IAM::Role', {
    Properties: { Description: `What ${functionName} may do` },
  });
  const [role] = Object.values(roles);
  return role?.Properties.Policies.flatMap(({ PolicyDocument }: { PolicyDocument: { Statement: Statement[] } }) =>
    PolicyDocument.Statement.flatMap((statement) =>
      [statement.Action].flat().flatMap((act) => [statement.Resource].flat().map((on) => `${act} on ${nameOf(on)}`)),
    ),
  );
}

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

function nameOf(resource: unknown): string {
  if (typeof resource === 'string') return resource.replace(instanceArn, 'the instance');
  return String(Object(resource)['Fn::GetAtt']?.[0]).replace(/[0-9A-F]{8}$/, '');
}

describe('the stack of functions', () => {
  test.each(['SetChatTimers', 'RetryChatTimers'])('%s keeps its logical id, runtime and processor', (logicalId) => {
    expect(functions.findResources('AWS::Lambda::Function')).toHaveProperty(logicalId);
    functions.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Environment: {
        Variables: { POWERTOOLS_SERVICE_NAME: logicalId, POWERTOOLS_METRICS_NAMESPACE: 'ConnectChatKit' },
      },
    });
  });

  test('what holds data keeps its logical id', () => {
    const { Resources } = functions.toJSON();
    const queues = ['TimerRetries', 'TimerDeadLetters', 'BotWakes', 'BotDeadLetters'];
    expect(Object.keys(Resources)).toEqual(expect.arrayContaining(['Table', 'Key', 'BotTopic', ...queues]));
  });

  test('logs keep their logical ids: under another one, a log begins anew and the former is deleted', () => {
    expect(Object.keys(functions.findResources('AWS::Logs::LogGroup')).sort()).toEqual([
      'AddChatBotLogs',
      'LookUpContactLogs',
      'ReadTranscriptLogs',
      'RemoveChatBotLogs',
      'RetryChatTimersLogs',
      'RunChatBotLogs',
      'SetChatTimersLogs',
    ]);
  });

  test('the outputs say where to look', () => {
    expect(flatten(functions.findOutputs('NextWatchIt').NextWatchIt?.Value)).toMatch(
      /^Open the AWS console > CloudWatch > Dashboards > Connect-Chat-Kit-/,
    );
  });

  test("a function's code is found by its path in the template", () => {
    for (const { Metadata } of Object.values(functions.findResources('AWS::Lambda::Function'))) {
      expect(existsSync(join(outdir, Metadata['aws:asset:path'], 'index.mjs'))).toBe(true);
    }
  });

  test('SetChatTimers gets its policies, the time of its blocks, and where to put what was throttled', () => {
    functions.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: 10,
      Environment: {
        Variables: {
          TIMER_POLICIES: JSON.stringify(settings.timerPolicies),
          BLOCK_TIME_LIMIT_SECONDS: '3',
          RETRY_QUEUE_URL: { Ref: 'TimerRetries' },
          TABLE_NAME: { Ref: 'Table' },
        },
      },
    });
  });

  test('SetChatTimers may do what it does, and nothing else', () => {
    expect(permissionsOf('SetChatTimers')).toEqual([
      'logs:CreateLogStream on SetChatTimersLogs',
      'logs:PutLogEvents on SetChatTimersLogs',
      'connect:UpdateParticipantRoleConfig on the instance',
      'connect:UpdateParticipantRoleConfig on the instance/contact/*',
      'dynamodb:GetItem on Table',
      'dynamodb:UpdateItem on Table',
      'kms:Decrypt on Key',
      'kms:DescribeKey on Key',
      'kms:Encrypt on Key',
      'kms:GenerateDataKey on Key',
      'sqs:SendMessage on TimerRetries',
      'kms:Decrypt on Key',
      'kms:GenerateDataKey on Key',
    ]);
  });

  test('RetryChatTimers may do what it does, and nothing else', () => {
    expect(permissionsOf('RetryChatTimers')).toEqual([
      'logs:CreateLogStream on RetryChatTimersLogs',
      'logs:PutLogEvents on RetryChatTimersLogs',
      'connect:UpdateParticipantRoleConfig on the instance',
      'connect:UpdateParticipantRoleConfig on the instance/contact/*',
      'connect:DescribeContact on the instance/contact/*',
      'dynamodb:UpdateItem on Table',
      'kms:Decrypt on Key',
      'kms:DescribeKey on Key',
      'kms:Encrypt on Key',
      'kms:GenerateDataKey on Key',
      'sqs:DeleteMessage on TimerRetries',
      'sqs:GetQueueAttributes on TimerRetries',
      'sqs:ReceiveMessage on TimerRetries',
      'kms:Decrypt on Key',
    ]);
  });

  test('the key serves through DynamoDB and SQS alone', () => {
    for (const role of Object.values(functions.findResources('AWS::IAM::Role'))) {
      for (const { Action, Condition } of role.Properties.Policies[0].PolicyDocument.Statement) {
        if (![Action].flat()[0].startsWith('kms:')) continue;
        expect(Condition.StringEquals['kms:ViaService']).toMatch(/^(sqs|dynamodb)\.eu-central-1\.amazonaws\.com$/);
      }
    }
  });

  test('the flows of this instance may invoke SetChatTimers, and nobody else', () => {
    const permissions = Object.values(functions.findResources('AWS::Lambda::Permission'));
    expect(
      permissions.filter(({ Properties }) => isDeepStrictEqual(Properties.FunctionName, arnOf('SetChatTimers'))),
    ).toHaveLength(1);
    functions.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: arnOf('SetChatTimers'),
      Principal: 'connect.amazonaws.com',
      SourceAccount: '111122223333',
      SourceArn: instanceArn,
    });
  });

  test('what was throttled is retried few at a time, each message on its own', () => {
    functions.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: 'RetryChatTimers' },
      EventSourceArn: { 'Fn::GetAtt': ['TimerRetries', 'Arn'] },
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  test('a retry that failed is repeated seconds later, for twenty minutes, and never while it is at work', () => {
    const timeout = functions.findResources('AWS::Lambda::Function').RetryChatTimers?.Properties.Timeout;
    const { VisibilityTimeout, RedrivePolicy } =
      functions.findResources('AWS::SQS::Queue').TimerRetries?.Properties ?? {};
    expect(VisibilityTimeout).toBeLessThanOrEqual(15);
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(2 * timeout);
    expect(VisibilityTimeout * RedrivePolicy.maxReceiveCount).toBe(20 * 60);
    functions.hasResourceProperties('AWS::SQS::Queue', {
      MessageRetentionPeriod: 4 * 24 * 60 * 60,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['TimerDeadLetters', 'Arn'] } },
    });
    functions.hasResourceProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 14 * 24 * 60 * 60 });
  });

  test('queues are encrypted with our key, and refuse what comes without TLS', () => {
    const key = { 'Fn::GetAtt': ['Key', 'Arn'] };
    functions.allResourcesProperties('AWS::SQS::Queue', { KmsMasterKeyId: key });
    const queues = Object.keys(functions.findResources('AWS::SQS::Queue'));
    functions.resourceCountIs('AWS::SQS::QueuePolicy', queues.length);
    functions.allResourcesProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      }),
    });
    functions.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('the table is encrypted with our key, forgets by itself, and can be restored', () => {
    functions.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  test('each function has a log of its own that is not kept for ever', () => {
    const { length } = Object.keys(functions.findResources('AWS::Lambda::Function'));
    const logs = Object.values(functions.findResources('AWS::Lambda::Function')).map(
      ({ Properties }) => Properties.LoggingConfig,
    );
    expect(new Set(logs.map((log) => JSON.stringify(log))).size).toBe(length);
    functions.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: settings.logRetentionDays });
  });

  test('every alarm of every stack tells the topic that the settings name, and none without', () => {
    const alarmTopicArn = 'arn:aws:sns:eu-central-1:111122223333:alarms';
    const told = synthKit({ instance: existing, alarmTopicArn, startChat: sandboxStartChat });
    for (const stack of [told.functions, told.api]) {
      const actions = { AlarmActions: [alarmTopicArn], OKActions: [alarmTopicArn] };
      expect(Object.keys(stack.findResources('AWS::CloudWatch::Alarm')).length).toBeGreaterThan(0);
      stack.allResourcesProperties('AWS::CloudWatch::Alarm', actions);
    }
    functions.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: Match.absent() });
  });

  test('a stage has names of its own, in metrics as well', () => {
    const { functions: tested } = synthKit({ stage: 'test' });
    tested.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { POWERTOOLS_SERVICE_NAME: 'SetChatTimers-test' } },
    });
    tested.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Dimensions: Match.arrayWith([{ Name: 'service', Value: 'SetChatTimers-test' }]),
    });
  });
});
