import type { FlowType } from '../../flow-language/index.ts';
import type { Operation } from '../operation.ts';
import { type Paged, pageOf } from '../page.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input extends Paged {
  readonly InstanceId: string;
  readonly ContactFlowTypes?: readonly FlowType[];
}

export const listContactFlows: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { InstanceId, ContactFlowTypes = [], ...paged }) {
    requireInstance(context, InstanceId);
    const flows = context.flowCatalog.all.filter(
      ({ type }) => ContactFlowTypes.length === 0 || ContactFlowTypes.includes(type),
    );
    const { items, token } = pageOf(flows, paged, ({ id }) => id);
    return {
      ContactFlowSummaryList: items.map(({ id, arn, name, type, status }) => ({
        Id: id,
        Arn: arn,
        Name: name,
        ContactFlowType: type,
        ContactFlowState: 'ACTIVE',
        ContactFlowStatus: status,
      })),
      ...token,
    };
  },
};
