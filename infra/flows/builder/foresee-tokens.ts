import { Token } from 'aws-cdk-lib';
import { type FlowContent, isObject } from '../../../local/flow-language/index.ts';

const instanceArn = 'arn:aws:connect:us-east-1:111122223333:instance/00000000-0000-4000-8000-000000000000';
const someId = '00000000-0000-4000-8000-000000000001';

/** What a value that is known only at deployment will look like, by its parameter. */
const foreseen: Readonly<Record<string, string>> = {
  LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:at-deployment',
  QueueId: `${instanceArn}/queue/${someId}`,
  EventHooks: `${instanceArn}/contact-flow/${someId}`,
  ContactFlowId: `${instanceArn}/contact-flow/${someId}`,
  FlowModuleId: `${instanceArn}/flow-module/${someId}`,
  HoursOfOperationId: `${instanceArn}/operating-hours/${someId}`,
};

/** The flow as it will be deployed, as far as checking it needs: CDK tokens become values of the right kind. */
export function withTokensForeseen(content: FlowContent): FlowContent {
  return {
    ...content,
    Actions: content.Actions.map((action) => ({ ...action, Parameters: replaceInRecord(action.Parameters ?? {}) })),
  };
}

function replaceInRecord(record: Readonly<Record<string, unknown>>, inherited?: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, replace(value, foreseen[key] ?? inherited)]),
  );
}

function replace(value: unknown, likely: string | undefined): unknown {
  if (typeof value === 'string') return Token.isUnresolved(value) ? (likely ?? 'at-deployment') : value;
  if (Array.isArray(value)) return value.map((entry) => replace(entry, likely));
  return isObject(value) ? replaceInRecord(value, likely) : value;
}
