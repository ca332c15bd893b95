import type { Operation } from '../operation.ts';
import { type Paged, pageOf } from '../page.ts';
import { presentTestCase } from '../present-test-case.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';
import { matchesCriteria, matchesTags, type TagFilter, type TestCaseCriteria } from '../test-case-search.ts';

interface Input extends Paged {
  readonly InstanceId: string;
  readonly SearchFilter?: { readonly TagFilter?: TagFilter };
  readonly SearchCriteria?: TestCaseCriteria;
}

export const searchTestCases: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'by the fields `name` and `description`, in any case (assumed: no page names the fields)' },
  run(context, { InstanceId, SearchFilter, SearchCriteria, ...paged }) {
    requireInstance(context, InstanceId);
    const found = context.testCases.all.filter(
      (testCase) =>
        matchesTags(testCase.tags ?? {}, SearchFilter?.TagFilter) && matchesCriteria(testCase, SearchCriteria),
    );
    const { items, token } = pageOf(found, paged, ({ id }) => id);
    return {
      TestCases: items.map((testCase) => presentTestCase(testCase, context.instance)),
      ApproximateTotalCount: found.length,
      ...token,
    };
  },
};
