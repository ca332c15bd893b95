import { describe, expect, test } from '@jest/globals';
import { starterAlarmNames } from '../../infra/constructs/chat-starter.ts';
import type { Settings } from '../../infra/settings/form.ts';
import { sandboxStartChat } from '../../infra/settings/start-chat.ts';
import { existing, instanceArn } from './support/instances.ts';
import { flatten, synthKit } from './support/synth-kit.ts';

const { api } = synthKit({ instance: existing, startChat: sandboxStartChat });
const welcomeFlow = { 'Fn::GetStackOutput': { StackName: 'ChatFlows', OutputName: 'ChatWelcomeFlowArn' } };

describe('the stack of the HTTP API', () => {
  test('StartChat and the API keep their logical ids', () => {
    expect(api.findResources('AWS::Lambda::Function')).toHaveProperty('StartChat');
    expect(api.findResources('AWS::ApiGatewayV2::Api')).toHaveProperty('ChatApi');
  });

  test('the alarms have the names that the dashboard of the other stack knows', () => {
    const names = Object.values(api.findResources('AWS::CloudWatch::Alarm')).map(
      ({ Properties }) => Properties.AlarmName,
    );
    expect(names.sort()).toEqual([...starterAlarmNames('ChatApi')].sort());
    expect(names).toContain('ChatApi-ChatsTurnedAway');
  });

  test('StartChat gets its settings, and starts chats in Chat welcome', () => {
    api.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          INSTANCE_ID: '0a1b2c3d-1111-4222-8333-444455556666',
          CONTACT_FLOW_ID: { 'Fn::GetStackOutput': { StackName: 'ChatFlows', OutputName: 'ChatWelcomeFlowId' } },
          ALLOWED_ORIGINS: JSON.stringify(sandboxStartChat.allowedOrigins),
          IDENTITY: 'none',
          REHYDRATION_TYPE: 'ENTIRE_PAST_SESSION',
        },
      },
    });
  });

  test('StartChat has customers who leave disconnect the agent alone where they are to be asked how it was', () => {
    const variablesOf = (survey?: Settings['survey']) => {
      const kit = synthKit({ instance: existing, startChat: sandboxStartChat, ...(survey && { survey }) });
      return Object(kit.api.findResources('AWS::Lambda::Function').StartChat?.Properties.Environment.Variables);
    };
    expect(variablesOf('either-ends').DISCONNECT_ON_CUSTOMER_EXIT).toBe('AGENT');
    for (const survey of [undefined, 'none', 'agent-ends'] as const) {
      expect(variablesOf(survey)).not.toHaveProperty('DISCONNECT_ON_CUSTOMER_EXIT');
    }
  });

  test('StartChat may do what it does, and nothing else', () => {
    const [role] = Object.values(api.findResources('AWS::IAM::Role'));
    const statements: readonly { Sid: string; Action: string | string[]; Resource: unknown }[] =
      role?.Properties.Policies[0].PolicyDocument.Statement;
    expect(statements.map(({ Sid, Action }) => [Sid, Action])).toEqual([
      ['WriteOwnLog', ['logs:CreateLogStream', 'logs:PutLogEvents']],
      ['StartChats', 'connect:StartChatContact'],
      ['SeeWhyAChatCannotGoOn', 'connect:DescribeContact'],
      ['RememberWhoMayResume', ['dynamodb:GetItem', 'dynamodb:UpdateItem']],
      ['OpenTheTable', ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey']],
    ]);
    expect(JSON.stringify(statements)).not.toContain('"Resource":"*"');
    expect(statements[1]?.Resource).toEqual([`${instanceArn}/contact/*`, welcomeFlow]);
  });

  test('pages of the allowed origins may send what the function reads', () => {
    api.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: {
        AllowOrigins: sandboxStartChat.allowedOrigins,
        AllowMethods: ['POST'],
        AllowHeaders: ['content-type', 'authorization', 'idempotency-key'],
        ExposeHeaders: ['retry-after'],
      },
    });
  });

  test("requests stay under the account's quota for starting chats", () => {
    api.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 4, ThrottlingBurstLimit: 7 },
    });
  });

  test('the access log has a name that needs no part of the one policy of CloudWatch Logs', () => {
    api.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/aws/vendedlogs/ChatApi-access' });
    const { api: tested } = synthKit({ instance: existing, startChat: sandboxStartChat, stage: 'test' });
    tested.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/aws/vendedlogs/ChatApi-test-access' });
  });

  test('the access log keeps no header and no body', () => {
    const [stage] = Object.values(api.findResources('AWS::ApiGatewayV2::Stage'));
    const format: string = stage?.Properties.AccessLogSettings.Format;
    expect(Object.keys(JSON.parse(format))).toEqual(['requestId', 'at', 'ip', 'route', 'status', 'error']);
    expect(format).not.toMatch(/header|authorizer|claims|body/i);
  });

  test('the outputs say how to start a chat', () => {
    const [command] = Object.values(api.findOutputs('NextStartAChat'));
    expect(flatten(command?.Value)).toMatch(/^curl -X POST \S+\/chats -H 'content-type: application\/json' -d '{.*}'$/);
  });

  test('an authorizer is a choice of the deployment', () => {
    api.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /chats', AuthorizationType: 'NONE' });
    const authorizer = { kind: 'jwt', issuer: 'https://id.example', audience: ['chat'] } as const;
    const { api: guarded } = synthKit({ instance: existing, startChat: { ...sandboxStartChat, authorizer } });
    guarded.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /chats', AuthorizationType: 'JWT' });
    guarded.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://id.example', Audience: ['chat'] },
    });
    guarded.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { IDENTITY: 'jwt' } } });
  });
});

describe('a door that nobody asked for', () => {
  test('is not in an existing instance: its stack holds nothing, and closes the one that was there', () => {
    const { api: none, functions } = synthKit({ instance: existing });
    expect(Object.values(none.toJSON().Resources)).toEqual([{ Type: 'AWS::CloudFormation::WaitConditionHandle' }]);
    const dashboard = JSON.stringify(functions.findResources('AWS::CloudWatch::Dashboard'));
    expect(dashboard).not.toContain('Chats over HTTP');
    expect(dashboard).not.toContain('StartChat');
  });

  test('is in the sandbox, and written as open', () => {
    expect(sandboxStartChat.authorizer).toEqual({ kind: 'none', acknowledged: 'anyone may start chats' });
    synthKit().api.resourceCountIs('AWS::ApiGatewayV2::Api', 1);
  });
});
