import type { ContactDetails } from '../../engine/index.ts';
import { notEmulated } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { present } from '../present.ts';
import { rate } from '../rate.ts';
import { REFERENCE_MEMBERS } from '../reference-members.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly Name?: string;
  readonly Description?: string;
  readonly References?: Readonly<Record<string, { readonly Type: string; readonly Value?: string }>>;
  readonly SegmentAttributes?: ContactDetails['segmentAttributes'];
}

/** What is for tasks, calls and e-mails. */
const NOT_EMULATED = ['AdditionalRecipients', 'CustomerEndpoint', 'QueueInfo', 'SystemEndpoint', 'UserInfo'];

export const updateContact: Operation<Input> = {
  quota: rate(10, 15),
  coverage: { note: 'name, description, segment attributes, and references that ListContactReferences lists' },
  run(context, input) {
    requireInstance(context, input.InstanceId);
    const missing = NOT_EMULATED.find((member) => Object.hasOwn(input, member));
    if (missing !== undefined) throw notEmulated('connect', missing);
    const { details } = context.engine.chatOf(input.ContactId);
    const { Name, Description, References, SegmentAttributes } = input;
    const given = Object.entries(References ?? {}).map(([name, { Type, Value = '' }]) => {
      if (!Object.hasOwn(REFERENCE_MEMBERS, Type)) throw notEmulated('connect', `A reference of the type ${Type}`);
      return [name, { type: Type, value: Value }] as const;
    });
    context.engine.updateDetails(
      input.ContactId,
      present({
        name: Name,
        description: Description,
        references: References && { ...details.references, ...Object.fromEntries(given) },
        segmentAttributes: SegmentAttributes && { ...details.segmentAttributes, ...SegmentAttributes },
      }),
    );
    return {};
  },
};
