import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactFlowId: string;
  readonly Content: string;
}

/** Publishes the content, or saves it where `:$SAVED` stands after the id (API reference, UpdateContactFlowContent). */
export const updateContactFlowContent: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { InstanceId, ContactFlowId, Content }) {
    requireInstance(context, InstanceId);
    const { entry, wantsSaved } = context.flowCatalog.find(ContactFlowId);
    context.flowCatalog.update(entry, Content, !wantsSaved);
    return {};
  },
};
