import {
  DescribeStacks$,
  type DescribeStacksOutput,
  ListStackResources$,
  type ListStackResourcesOutput,
  type StackStatus,
} from '@aws-sdk/client-cloudformation';
import { DescribeAlarms$, type DescribeAlarmsOutput } from '@aws-sdk/client-cloudwatch';
import { FilterLogEvents$, type FilterLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import {
  ListContactFlows$,
  type ListContactFlowsResponse,
  ListQueues$,
  type ListQueuesResponse,
} from '@aws-sdk/client-connect';
import { ListServiceQuotas$, type ListServiceQuotasResponse } from '@aws-sdk/client-service-quotas';
import { GetQueueAttributes$, type GetQueueAttributesResult } from '@aws-sdk/client-sqs';
import { GetCallerIdentity$, type GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { type Answers, jsonAnswer, queryAnswer, queryError } from './recorded-aws.ts';

export const ACCOUNT = '111122223333';
export const INSTANCE = '0a1b2c3d-1111-4222-8333-444455556666';
export const STACKS = ['ChatFunctions', 'ChatFlows'];
export const FLOW_ARN = `arn:aws:connect:eu-central-1:${ACCOUNT}:instance/${INSTANCE}/contact-flow/7777`;
const DAY = new Date('2026-11-26T08:00:00.000Z');

const CALLER: GetCallerIdentityResponse = {
  Account: ACCOUNT,
  Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deployer/verify`,
  UserId: 'AROAEXAMPLE:verify',
};

export function stack(name: string, status: StackStatus, outputs: Readonly<Record<string, string>> = {}) {
  const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  const answer: DescribeStacksOutput = {
    Stacks: [{ StackName: name, CreationTime: DAY, StackStatus: status, Outputs }],
  };
  return queryAnswer(DescribeStacks$, answer);
}

export const noStack = (name: string) => queryError(400, 'ValidationError', `Stack with id ${name} does not exist`);

/** Those of a stack: type, logical id and physical id. */
function resources(...all: readonly (readonly [type: string, logical: string, physical: string])[]) {
  const answer: ListStackResourcesOutput = {
    StackResourceSummaries: all.map(([ResourceType, LogicalResourceId, PhysicalResourceId]) => ({
      ...{ ResourceType, LogicalResourceId, PhysicalResourceId },
      ...{ LastUpdatedTimestamp: DAY, ResourceStatus: 'CREATE_COMPLETE' },
    })),
  };
  return queryAnswer(ListStackResources$, answer);
}

export const alarms = (answer: DescribeAlarmsOutput) => jsonAnswer(DescribeAlarms$, answer);
export const letters = (count: number) => {
  const answer: GetQueueAttributesResult = { Attributes: { ApproximateNumberOfMessages: String(count) } };
  return jsonAnswer(GetQueueAttributes$, answer);
};
export const logged = (...messages: readonly string[]) => {
  const answer: FilterLogEventsResponse = {
    events: messages.map((message) => ({ logStreamName: 'a', timestamp: DAY.getTime(), message, eventId: '1' })),
    searchedLogStreams: [],
  };
  return jsonAnswer(FilterLogEvents$, answer);
};
export const quotas = (...all: readonly (readonly [name: string, value: number])[]) => {
  const answer: ListServiceQuotasResponse = {
    Quotas: all.map(([QuotaName, Value]) => ({ ServiceCode: 'connect', QuotaName, Value, Adjustable: true })),
  };
  return jsonAnswer(ListServiceQuotas$, answer);
};
const FLOWS: ListContactFlowsResponse = {
  ContactFlowSummaryList: [
    { Id: '7777', Arn: FLOW_ARN, Name: 'Chat welcome', ContactFlowType: 'CONTACT_FLOW', ContactFlowState: 'ACTIVE' },
  ],
};
const QUEUES: ListQueuesResponse = { QueueSummaryList: [{ Id: '9999', Name: 'Chats', QueueType: 'STANDARD' }] };

/** An account in which all is well. */
export const WELL: Answers = {
  GetCallerIdentity: queryAnswer(GetCallerIdentity$, CALLER),
  'DescribeStacks CDKToolkit': stack('CDKToolkit', 'UPDATE_COMPLETE', { BootstrapVersion: '28' }),
  'DescribeStacks ChatFunctions': stack('ChatFunctions', 'CREATE_COMPLETE'),
  'DescribeStacks ChatFlows': stack('ChatFlows', 'UPDATE_COMPLETE', { ChatWelcomeFlowArn: FLOW_ARN }),
  'ListStackResources ChatFunctions': resources(
    ['AWS::CloudWatch::Alarm', 'TimersLost', 'ChatFunctions-TimersLost-1ABC'],
    ['AWS::CloudWatch::Alarm', 'BotsSilent', 'ChatFunctions-BotsSilent-2DEF'],
    ['AWS::SQS::Queue', 'RetryDeadLetters', 'https://sqs.eu-central-1.amazonaws.com/111122223333/letters'],
    ['AWS::SQS::Queue', 'RetryQueue', 'https://sqs.eu-central-1.amazonaws.com/111122223333/retry'],
    ['AWS::Logs::LogGroup', 'SetChatTimersLogs', '/aws/lambda/SetChatTimers'],
  ),
  'ListStackResources ChatFlows': resources(['AWS::Connect::ContactFlow', 'ChatWelcome', FLOW_ARN]),
  DescribeAlarms: alarms({ MetricAlarms: [], CompositeAlarms: [] }),
  GetQueueAttributes: letters(0),
  FilterLogEvents: logged(),
  ListServiceQuotas: quotas(['Concurrent active chats per instance', 500], ['Phone numbers per instance', 5]),
  [`/contact-flows-summary/${INSTANCE}`]: jsonAnswer(ListContactFlows$, FLOWS),
  [`/queues-summary/${INSTANCE}`]: jsonAnswer(ListQueues$, QUEUES),
};

const nothing: ListStackResourcesOutput & ListServiceQuotasResponse & ListQueuesResponse = { NextToken: 'next' };
const moreFlows: ListContactFlowsResponse = { ContactFlowSummaryList: [{ Id: '8888', Name: 'Chat queue' }] };

/** The same lists in two pages, and one flow more. */
export const PAGED: Answers = {
  ...WELL,
  'ListStackResources ChatFunctions': [
    queryAnswer(ListStackResources$, nothing),
    resources(['AWS::CloudWatch::Alarm', 'BotsSilent', 'ChatFunctions-BotsSilent']),
  ],
  ListServiceQuotas: [jsonAnswer(ListServiceQuotas$, nothing), quotas(['Concurrent active chats per instance', 200])],
  [`/contact-flows-summary/${INSTANCE}`]: [
    jsonAnswer(ListContactFlows$, { ...FLOWS, NextToken: 'next' }),
    jsonAnswer(ListContactFlows$, moreFlows),
  ],
  [`/queues-summary/${INSTANCE}`]: [jsonAnswer(ListQueues$, nothing), jsonAnswer(ListQueues$, QUEUES)],
};
