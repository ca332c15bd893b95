import { expect, test } from '@jest/globals';
import { received, testCase, testCompleted } from '../../infra/flows/tests/index.ts';
import { LocalConnect } from '../../local/index.ts';
import { END, flowOf } from '../fixtures/flow-of.ts';
import { aws, hasCommand, textAt } from './aws-cli.ts';

const content = flowOf(
  {
    Identifier: 'hello',
    Type: 'MessageParticipant',
    Parameters: { Text: 'Hello from the flow' },
    Transitions: { NextAction: 'End', Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }] },
  },
  END,
);

// Versions before those of 2026 do not have them.
const testOfNewCli = (await hasCommand('connect', 'create-test-case')) ? test : test.skip;

testOfNewCli('the AWS CLI creates, starts and reads a test case', async () => {
  await using connect = await LocalConnect.start({ flows: [{ name: 'Hello', type: 'CONTACT_FLOW', content }] });
  const [flow] = connect.flows;
  const greets = testCase({ name: 'Greets', steps: [received('Hello from the flow'), testCompleted()] });
  const instance = ['--instance-id', connect.instance.instanceId];
  const entryPoint = { Type: 'CHAT', ChatEntryPointParameters: { FlowId: flow?.id } };

  const created = await aws(
    connect,
    ...['connect', 'create-test-case', ...instance, '--name', greets.name],
    ...['--content', JSON.stringify(greets.content), '--entry-point', JSON.stringify(entryPoint)],
  );
  const of = [...instance, '--test-case-id', textAt(created, 'TestCaseId')];
  const started = await aws(connect, 'connect', 'start-test-case-execution', ...of, '--client-token', 'once');
  const execution = [...of, '--test-case-execution-id', textAt(started, 'TestCaseExecutionId')];

  expect(await aws(connect, 'connect', 'get-test-case-execution-summary', ...execution)).toMatchObject({
    Status: 'PASSED',
    ObservationSummary: { TotalObservations: 2, ObservationsPassed: 2, ObservationsFailed: 0 },
  });
  const records = await aws(connect, 'connect', 'list-test-case-execution-records', ...execution);
  expect(records).toMatchObject({
    ExecutionRecords: [
      { ObservationId: 'INITIATION' },
      { ObservationId: 'EXECUTION_START' },
      { ObservationId: '1 message received', Record: expect.stringContaining('"Text":"Hello from the flow"') },
      { ObservationId: '2 test completed' },
      { ObservationId: 'COMPLETION', Status: 'PASSED' },
    ],
  });
});
