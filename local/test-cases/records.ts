import { parametersOf, parametersOfAction } from '../test-language/index.ts';
import type { Execution } from './execution.ts';
import type { ActionResult, ObservationResult, Verdict } from './outcome.ts';
import type { ExecutionRecord } from './report-types.ts';

/**
 * The records of a test so far: INITIATION, EXECUTION_START, an OBSERVATION each, COMPLETION. Their members are those
 * that were seen in answers of the service, and in public programs that read them: entry point, usage, the parameters
 * of actions. The ids of all but the observations are assumed.
 */
export function recordsOf(execution: Execution): readonly ExecutionRecord[] {
  const { verdict, startedAtMs, contactId, results, endedAtMs, testCase } = execution;
  const EntryPoint = { Type: 'CHAT', Parameters: { FlowId: testCase.flowId } };
  const started = { status: 'PASSED', atMs: startedAtMs } as const;
  // What is still waited for has no record yet.
  const wanted = verdict === undefined ? ['PASSED'] : ['PASSED', 'FAILED'];
  const observed = results.filter(({ status }) => wanted.includes(status)).map(observationRecord);
  return [
    { observationId: 'INITIATION', ...started, record: recordOf('INITIATION', { EntryPoint }) },
    ...(contactId === undefined
      ? []
      : [
          {
            observationId: 'EXECUTION_START',
            ...started,
            record: recordOf('EXECUTION_START', { ContactId: contactId }),
          },
        ]),
    ...observed,
    ...(verdict === undefined || endedAtMs === undefined ? [] : [completionRecord(execution, verdict, endedAtMs)]),
  ];
}

/** The records of a test that could not start (seen). */
export function failedToStart(message: string, atMs: number): readonly ExecutionRecord[] {
  const reason = { Type: 'FAILURE', Message: message, Details: {}, FailureReasons: ['INITIALIZATION_FAILURE'] };
  const summary = { TotalObservations: 0, PassedObservations: 0, FailedObservations: 0, ExecutionDurationMs: 0 };
  const record = { Status: 'FAILED', CompletionReason: reason, ExecutionSummary: summary };
  return [{ observationId: 'COMPLETION', status: 'FAILED', atMs, record: recordOf('COMPLETION', record) }];
}

function recordOf(type: string, members: Readonly<Record<string, unknown>>) {
  return { Type: type, RecordType: type, ...members };
}

function observationRecord(result: ObservationResult): ExecutionRecord {
  const { observation, status, atMs, actions } = result;
  return {
    observationId: observation.id,
    status: status === 'PASSED' ? 'PASSED' : 'FAILED',
    atMs,
    record: recordOf('OBSERVATION', {
      Identifier: observation.id,
      Status: status,
      Event: { Type: observation.event.type, Properties: propertiesOf(result) },
      ExpectedUsage: { Type: 'Exactly', Times: 1 },
      // One whose action failed was matched too.
      ActualUsage: { Times: status === 'PASSED' || actions.length > 0 ? 1 : 0 },
      Actions: actions.map(actionRecord),
    }),
  };
}

function propertiesOf({ observation: { event }, received, unmatched }: ObservationResult) {
  switch (event.type) {
    case 'TestInitiated':
    case 'TestCompleted':
      return {};
    case 'MessageReceived':
      // What came instead, where nothing matched: the last of it (assumed).
      return { Text: received ?? unmatched.at(-1)?.received ?? '', ExpectedText: event.expected.text ?? '' };
    default:
      return { ActionType: event.actionType, ActionParameters: parametersOf(event) };
  }
}

function actionRecord(result: ActionResult) {
  const { action, passed } = result;
  return {
    Identifier: action.id,
    Type: action.type,
    Status: passed ? 'PASSED' : 'FAILED',
    ExpectedParameters: parametersOfAction(action),
    ActualParameters: actualParameters(result),
  };
}

/** What was read where something was; else what was done, which is what the test says. */
function actualParameters({ action, actual }: ActionResult) {
  if (action.type === 'Assert') return actual;
  if (action.type !== 'TestControl' || action.command.type === 'EndTest') return parametersOfAction(action);
  return parametersOfAction({ ...action, command: { type: 'LogData', expressions: actual } });
}

function completionRecord(execution: Execution, verdict: Verdict, endedAtMs: number): ExecutionRecord {
  const { status, reason, message, failureReasons } = verdict;
  const { total, passed, failed } = countsOf(execution.results);
  return {
    observationId: 'COMPLETION',
    status,
    atMs: endedAtMs,
    record: recordOf('COMPLETION', {
      Status: status,
      CompletionReason: { Type: reason, Message: message, Details: {}, FailureReasons: failureReasons },
      ExecutionSummary: {
        TotalObservations: total,
        PassedObservations: passed,
        FailedObservations: failed,
        ExecutionDurationMs: endedAtMs - execution.startedAtMs,
      },
    }),
  };
}

/** All observations, those that passed and those that failed; one that was never waited for is neither (assumed). */
export function countsOf(results: readonly ObservationResult[]) {
  const of = (wanted: ObservationResult['status']) => results.filter(({ status }) => status === wanted).length;
  return { total: results.length, passed: of('PASSED'), failed: of('FAILED') };
}
