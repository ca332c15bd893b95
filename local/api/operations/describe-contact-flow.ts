import { contentSha256 } from '../content-sha256.ts';
import { epochSeconds } from '../epoch-seconds.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { present } from '../present.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactFlowId: string;
}

/** With `:$SAVED` after its id, what was saved; without, what is published (API reference, DescribeContactFlow). */
export const describeContactFlow: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { InstanceId, ContactFlowId }) {
    requireInstance(context, InstanceId);
    const { entry, wantsSaved } = context.flowCatalog.find(ContactFlowId);
    const { publishedContent, savedContent } = entry;
    const content = wantsSaved ? (savedContent ?? publishedContent) : publishedContent;
    if (content === undefined) {
      throw new ServiceError(
        'ContactFlowNotPublishedException',
        'The flow has not been published: ask for it with :$SAVED after its id.',
      );
    }
    return {
      ContactFlow: present({
        Arn: entry.arn,
        Id: entry.id,
        Name: entry.name,
        Type: entry.type,
        State: 'ACTIVE',
        Status: content === publishedContent ? 'PUBLISHED' : 'SAVED',
        Description: entry.description,
        Content: content,
        Tags: entry.tags,
        FlowContentSha256: contentSha256(content),
        LastModifiedTime: entry.lastModifiedAtMs === undefined ? undefined : epochSeconds(entry.lastModifiedAtMs),
        LastModifiedRegion: context.instance.region,
      }),
    };
  },
};
