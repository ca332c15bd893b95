import { checkAttributeKeys } from '../check-attribute-keys.ts';
import type { Operation } from '../operation.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly InitialContactId: string;
  readonly Attributes: Readonly<Record<string, string>>;
}

/** The attributes belong to the chat: any contact of its chain will do (assumed). */
export const updateContactAttributes: Operation<Input> = {
  name: 'UpdateContactAttributes',
  run(context, { InstanceId, InitialContactId, Attributes }) {
    requireInstance(context, InstanceId);
    checkAttributeKeys(Attributes);
    context.engine.updateAttributes(InitialContactId, Attributes);
    return {};
  },
};
