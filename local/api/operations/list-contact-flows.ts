import type { FlowType } from '../../flow-language/index.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactFlowTypes?: readonly FlowType[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** API reference, ListContactFlows. */
const DEFAULT_MAX_RESULTS = 100;

export const listContactFlows: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { InstanceId, ContactFlowTypes = [], MaxResults = DEFAULT_MAX_RESULTS, NextToken }) {
    requireInstance(context, InstanceId);
    const flows = context.flowCatalog.all.filter(
      ({ type }) => ContactFlowTypes.length === 0 || ContactFlowTypes.includes(type),
    );
    const start = NextToken === undefined ? 0 : flows.findIndex(({ id }) => id === readToken(NextToken));
    if (start < 0) throw new ServiceError('InvalidParameterException', 'NextToken is not one that this list gave.');
    const next = flows[start + MaxResults];
    return {
      ContactFlowSummaryList: flows.slice(start, start + MaxResults).map(({ id, arn, name, type, status }) => ({
        Id: id,
        Arn: arn,
        Name: name,
        ContactFlowType: type,
        ContactFlowState: 'ACTIVE',
        ContactFlowStatus: status,
      })),
      ...(next === undefined ? {} : { NextToken: Buffer.from(next.id).toString('base64url') }),
    };
  },
};

/** A page begins with the flow that its token names, whatever was added before it since. */
function readToken(token: string): string {
  return Buffer.from(token, 'base64url').toString('utf8');
}
