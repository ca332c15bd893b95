import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { present } from '../present.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly QueuePriority?: number;
  readonly QueueTimeAdjustmentSeconds?: number;
  readonly RoutingCriteria?: object;
}

export const updateContactRoutingData: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'priority and time; routing criteria are refused by name' },
  run(context, { InstanceId, ContactId, QueuePriority, QueueTimeAdjustmentSeconds, RoutingCriteria }) {
    requireInstance(context, InstanceId);
    if (RoutingCriteria !== undefined) {
      throw new ServiceError('InvalidParameterException', 'RoutingCriteria is not emulated by Local Connect.');
    }
    context.engine.setRouting(
      ContactId,
      present({ priority: QueuePriority, timeAdjustmentSeconds: QueueTimeAdjustmentSeconds }),
    );
    return {};
  },
};
