import { checkAttributeKeys } from '../check-attribute-keys.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly InitialContactId: string;
  readonly Attributes: Readonly<Record<string, string>>;
}

/** The attributes belong to the chat: any contact of its chain will do (assumed). */
export const updateContactAttributes: Operation<Input> = {
  quota: rate(10, 15),
  coverage: {
    tests: [
      'are set over the old ones, on an ended contact too, and read back',
      'refuse what is larger than 32,768 bytes together and keep the old ones',
    ],
  },
  run(context, { InstanceId, InitialContactId, Attributes }) {
    requireInstance(context, InstanceId);
    checkAttributeKeys(Attributes);
    context.engine.updateAttributes(InitialContactId, Attributes);
    return {};
  },
};
