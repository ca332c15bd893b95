import { epochSeconds } from '../epoch-seconds.ts';
import type { Operation } from '../operation.ts';
import { type Paged, pageOf } from '../page.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input extends Paged {
  readonly InstanceId: string;
}

export const listTestCases: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { InstanceId, ...paged }) {
    requireInstance(context, InstanceId);
    const { items, token } = pageOf(context.testCases.all, paged, ({ id }) => id);
    return {
      TestCaseSummaryList: items.map(({ id, arn, name, published, lastModifiedAtMs }) => ({
        Id: id,
        Arn: arn,
        Name: name,
        Status: published === undefined ? 'SAVED' : 'PUBLISHED',
        LastModifiedTime: epochSeconds(lastModifiedAtMs),
        LastModifiedRegion: context.instance.region,
      })),
      ...token,
    };
  },
};
