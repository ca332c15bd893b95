import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly Tags: Readonly<Record<string, string>>;
}

export const tagContact: Operation<Input> = {
  quota: rate(20, 25),
  run(context, { InstanceId, ContactId, Tags }) {
    requireInstance(context, InstanceId);
    context.engine.updateTags(ContactId, Tags);
    return {};
  },
};
