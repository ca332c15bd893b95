import { epochSeconds } from '../epoch-seconds.ts';
import type { Operation } from '../operation.ts';
import { type Paged, pageOf } from '../page.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';
import type { ExecutionStatus } from '../test-case-executions.ts';

interface Input extends Paged {
  readonly InstanceId: string;
  readonly TestCaseId: string;
  readonly TestCaseExecutionId: string;
  readonly Status?: ExecutionStatus;
}

export const listTestCaseExecutionRecords: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'the members of `Record` are those that were seen; no page describes them' },
  run(context, { InstanceId, TestCaseId, TestCaseExecutionId, Status, ...paged }) {
    requireInstance(context, InstanceId);
    const { records } = context.testCaseExecutions.find(TestCaseId, TestCaseExecutionId);
    const wanted = records.filter(({ status }) => Status === undefined || status === Status);
    const { items, token } = pageOf(wanted, paged, ({ observationId }) => observationId);
    return {
      ExecutionRecords: items.map(({ observationId, status, atMs, record }) => ({
        ObservationId: observationId,
        Status: status,
        Timestamp: epochSeconds(atMs),
        Record: JSON.stringify(record),
      })),
      ...token,
    };
  },
};
