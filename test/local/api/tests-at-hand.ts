import {
  CreateTestCaseCommand,
  type CreateTestCaseCommandInput,
  StartTestCaseExecutionCommand,
} from '@aws-sdk/client-connect';
import { received, testCase } from '../../../infra/flows/tests/index.ts';
import { given } from './people.ts';
import type { ServedApi } from './serve-api.ts';

/** A test case that waits for a message. */
export const WELCOMES = JSON.stringify(testCase({ name: 'Welcomes', steps: [received('Welcome')] }).content);

export async function createTestCase(api: ServedApi, more: Partial<CreateTestCaseCommandInput> = {}): Promise<string> {
  const { TestCaseId } = await api.connect.send(
    new CreateTestCaseCommand({
      InstanceId: api.instance.instanceId,
      Name: 'Welcomes',
      Content: WELCOMES,
      EntryPoint: { Type: 'CHAT', ChatEntryPointParameters: { FlowId: api.flow.id } },
      ...more,
    }),
  );
  return given(TestCaseId);
}

/** A test that goes on: there is no flow to say what it waits for. */
export async function startTest(api: ServedApi, testCaseId?: string) {
  const TestCaseId = testCaseId ?? (await createTestCase(api));
  const InstanceId = api.instance.instanceId;
  const started = await api.connect.send(new StartTestCaseExecutionCommand({ InstanceId, TestCaseId }));
  return { TestCaseId, TestCaseExecutionId: given(started.TestCaseExecutionId) };
}
