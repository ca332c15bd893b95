import type { FlowType } from '../../flow-language/index.ts';
import { contentSha256 } from '../content-sha256.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly Name: string;
  readonly Type: FlowType;
  readonly Content: string;
  readonly Description?: string;
  readonly Status?: 'PUBLISHED' | 'SAVED';
  readonly Tags?: Readonly<Record<string, string>>;
}

/** Published unless it says otherwise; only what is published is checked (API reference, CreateContactFlow). */
export const createContactFlow: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { InstanceId, Name, Type, Content, Description, Status = 'PUBLISHED', Tags }) {
    requireInstance(context, InstanceId);
    const { id, arn } = context.flowCatalog.create({
      name: Name,
      type: Type,
      content: Content,
      publish: Status === 'PUBLISHED',
      description: Description,
      tags: Tags,
    });
    return { ContactFlowId: id, ContactFlowArn: arn, FlowContentSha256: contentSha256(Content) };
  },
};
