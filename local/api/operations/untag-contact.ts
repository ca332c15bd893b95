import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly TagKeys: readonly string[];
}

export const untagContact: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { InstanceId, ContactId, TagKeys }) {
    requireInstance(context, InstanceId);
    context.engine.updateTags(ContactId, Object.fromEntries(TagKeys.map((key) => [key, null])));
    return {};
  },
};
