import { Token } from 'aws-cdk-lib';
import type { FlowContent } from '../../../local/flow-language/index.ts';

const instanceArn = 'arn:aws:connect:us-east-1:111122223333:instance/00000000-0000-4000-8000-000000000000';
const someId = '00000000-0000-4000-8000-000000000001';

/** What a value that is only known at deployment will look like, by the parameter that it stands in. */
const standIns: Readonly<Record<string, string>> = {
  LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:at-deployment',
  QueueId: `${instanceArn}/queue/${someId}`,
  EventHooks: `${instanceArn}/contact-flow/${someId}`,
  ContactFlowId: `${instanceArn}/contact-flow/${someId}`,
  FlowModuleId: `${instanceArn}/flow-module/${someId}`,
  HoursOfOperationId: `${instanceArn}/operating-hours/${someId}`,
};

/** The flow as it will be once it is deployed, as far as checking it needs: CDK tokens become values of the right kind. */
export function withStandIns(content: FlowContent): FlowContent {
  return {
    ...content,
    Actions: content.Actions.map((action) => ({ ...action, Parameters: replaceInRecord(action.Parameters ?? {}) })),
  };
}

function replaceInRecord(record: Readonly<Record<string, unknown>>, inherited?: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, replace(value, standIns[key] ?? inherited)]),
  );
}

function replace(value: unknown, standIn: string | undefined): unknown {
  if (typeof value === 'string') return Token.isUnresolved(value) ? (standIn ?? 'at-deployment') : value;
  if (Array.isArray(value)) return value.map((entry) => replace(entry, standIn));
  return isRecord(value) ? replaceInRecord(value, standIn) : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
