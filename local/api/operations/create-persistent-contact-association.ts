import type { PersistentChat } from '../../engine/index.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly InitialContactId: string;
  readonly RehydrationType: PersistentChat['rehydrationType'];
  readonly SourceContactId: string;
  readonly ClientToken?: string;
}

/** `InitialContactId` is, its name notwithstanding, the current contact of the chat (API reference). */
export const createPersistentContactAssociation: Operation<Input> = {
  quota: rate(5, 8),
  run(context, { InstanceId, InitialContactId, RehydrationType, SourceContactId, ClientToken }) {
    requireInstance(context, InstanceId);
    const { contactId } = context.engine.contact(InitialContactId);
    const once = { operation: context.model.name, scope: contactId, clientToken: ClientToken };
    return context.clientTokens.once(once, () => ({
      ContinuedFromContactId: context.engine.associatePersistent(contactId, {
        rehydrationType: RehydrationType,
        sourceContactId: SourceContactId,
      }),
    }));
  },
};
