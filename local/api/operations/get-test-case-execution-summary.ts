import { epochSeconds } from '../epoch-seconds.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly TestCaseId: string;
  readonly TestCaseExecutionId: string;
}

export const getTestCaseExecutionSummary: Operation<Input> = {
  quota: UNLISTED_RATE,
  coverage: { note: 'times are seconds, as the model says; the service was seen to write milliseconds' },
  run(context, { InstanceId, TestCaseId, TestCaseExecutionId }) {
    requireInstance(context, InstanceId);
    const execution = context.testCaseExecutions.find(TestCaseId, TestCaseExecutionId);
    const { counts, endedAtMs, startedAtMs, status } = execution;
    return {
      StartTime: epochSeconds(startedAtMs),
      ...(endedAtMs === undefined ? {} : { EndTime: epochSeconds(endedAtMs) }),
      Status: status,
      ObservationSummary: {
        TotalObservations: counts.total,
        ObservationsPassed: counts.passed,
        ObservationsFailed: counts.failed,
      },
    };
  },
};
