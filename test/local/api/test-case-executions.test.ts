import {
  GetTestCaseExecutionSummaryCommand,
  ListTestCaseExecutionRecordsCommand,
  ListTestCaseExecutionsCommand,
  StartTestCaseExecutionCommand,
  StopTestCaseExecutionCommand,
} from '@aws-sdk/client-connect';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { errorOf } from './people.ts';
import { type ServedApi, serveApi } from './serve-api.ts';
import { createTestCase, startTest } from './tests-at-hand.ts';

let api: ServedApi;
beforeEach(async () => {
  api = await serveApi();
});
afterEach(() => api[Symbol.asyncDispose]());

const here = () => ({ InstanceId: api.instance.instanceId });

const summaryOf = (test: { readonly TestCaseId: string; readonly TestCaseExecutionId: string }) =>
  api.connect.send(new GetTestCaseExecutionSummaryCommand({ ...here(), ...test }));

const recordsOf = async (
  test: { readonly TestCaseId: string; readonly TestCaseExecutionId: string },
  more: { readonly MaxResults?: number; readonly NextToken?: string; readonly Status?: 'FAILED' } = {},
) => {
  const command = new ListTestCaseExecutionRecordsCommand({ ...here(), ...test, ...more });
  const { ExecutionRecords = [], NextToken } = await api.connect.send(command);
  return { ids: ExecutionRecords.map(({ ObservationId }) => ObservationId), records: ExecutionRecords, NextToken };
};

describe('executions of test cases', () => {
  test('StartTestCaseExecution runs what is published, once for a client token', async () => {
    const TestCaseId = await createTestCase(api);
    const start = () =>
      api.connect.send(new StartTestCaseExecutionCommand({ ...here(), TestCaseId, ClientToken: 'once' }));
    const first = await start();
    expect(first).toMatchObject({
      TestCaseId: `${api.instance.instanceArn}/test-case/${TestCaseId}`,
      Status: 'IN_PROGRESS',
    });
    expect((await start()).TestCaseExecutionId).toBe(first.TestCaseExecutionId);
    expect([...api.engine.chats]).toHaveLength(1);
    const saved = await createTestCase(api, { Name: 'Saved', Status: 'SAVED' });
    expect(await errorOf(startTest(api, saved))).toMatchObject({ name: 'InvalidRequestException' });
  });

  test('a test passes or fails by what comes, which GetTestCaseExecutionSummary counts', async () => {
    const [passing, failing] = [await startTest(api), await startTest(api, await createTestCase(api, { Name: 'B' }))];
    const [first, second] = [...api.engine.chats];
    expect(await summaryOf(passing)).toMatchObject({
      Status: 'IN_PROGRESS',
      StartTime: new Date('2026-01-31T12:00:00Z'),
    });
    api.engine.flowMessage(first?.current.contactId ?? '', 'Welcome!');
    api.engine.endChat(first?.current.contactId ?? '', 'API');
    api.engine.flowMessage(second?.current.contactId ?? '', 'Hello');
    api.advanceChatMinutes(5);
    await Promise.resolve();
    expect(await summaryOf(passing)).toMatchObject({
      Status: 'PASSED',
      ObservationSummary: { TotalObservations: 1, ObservationsPassed: 1, ObservationsFailed: 0 },
    });
    expect(await summaryOf(failing)).toMatchObject({
      Status: 'FAILED',
      EndTime: new Date('2026-01-31T12:05:00Z'),
      ObservationSummary: { TotalObservations: 1, ObservationsPassed: 0, ObservationsFailed: 1 },
    });
    expect(second?.current.disconnectReason).toBe('OTHER');
  });

  test('see nothing of what a custom participant or an agent says', async () => {
    const started = await startTest(api);
    const [chat] = [...api.engine.chats];
    const contactId = chat?.initialContactId ?? '';
    const says = (participantId: string) =>
      api.engine.sendMessage(participantId, { contentType: 'text/plain', content: 'Welcome' });
    const { participantId } = api.engine.createCustomParticipant(contactId, 'Bo');
    api.engine.connectParticipant(participantId);
    says(participantId);
    says(api.engine.agentJoins(contactId, 'Ann', 'AGENT').participantId);
    expect(await summaryOf(started)).toMatchObject({ Status: 'IN_PROGRESS' });
  });

  test('ListTestCaseExecutionRecords lists what there is so far, page by page and by status', async () => {
    const started = await startTest(api);
    expect((await recordsOf(started)).ids).toEqual(['INITIATION', 'EXECUTION_START']);
    api.advanceChatMinutes(5);
    const first = await recordsOf(started, { MaxResults: 3 });
    expect(first.ids).toEqual(['INITIATION', 'EXECUTION_START', '1 message received']);
    const { ids, records } = await recordsOf(started, { NextToken: String(first.NextToken) });
    expect(ids).toEqual(['COMPLETION']);
    expect(JSON.parse(String(records[0]?.Record))).toMatchObject({
      CompletionReason: { Type: 'TIMEOUT', FailureReasons: ['OBSERVE_EVENT'] },
    });
    expect((await recordsOf(started, { Status: 'FAILED' })).ids).toEqual(['1 message received', 'COMPLETION']);
  });

  test('StopTestCaseExecution stops a test, whose contact goes on, and only once', async () => {
    const started = await startTest(api);
    const stop = () => api.connect.send(new StopTestCaseExecutionCommand({ ...here(), ...started }));
    await stop();
    expect(await summaryOf(started)).toMatchObject({ Status: 'STOPPED' });
    expect([...api.engine.chats].map(({ ended }) => ended)).toEqual([false]);
    const { records } = await recordsOf(started);
    expect(JSON.parse(String(records.at(-1)?.Record))).toMatchObject({
      CompletionReason: { Type: 'TIMEOUT', Message: 'Test case execution stopped by user request' },
    });
    expect(await errorOf(stop())).toMatchObject({ name: 'InvalidRequestException' });
  });

  test('ListTestCaseExecutions lists them, the newest first, and by what is asked', async () => {
    const first = await startTest(api);
    api.advanceChatMinutes(6);
    const second = await startTest(api, await createTestCase(api, { Name: 'B' }));
    const list = async (more: object = {}) => {
      const { TestCaseExecutions = [] } = await api.connect.send(
        new ListTestCaseExecutionsCommand({ ...here(), ...more }),
      );
      return TestCaseExecutions.map(({ TestCaseExecutionId }) => TestCaseExecutionId);
    };
    const [one, two] = [first.TestCaseExecutionId, second.TestCaseExecutionId];
    expect(await list()).toEqual([two, one]);
    expect(await list({ TestCaseName: 'B' })).toEqual([two]);
    expect(await list({ TestCaseId: first.TestCaseId })).toEqual([one]);
    expect(await list({ Status: 'FAILED' })).toEqual([one]);
    expect(await list({ StartTime: Date.parse('2026-01-31T12:01:00Z') })).toEqual([two]);
    expect(await list({ EndTime: Date.parse('2026-01-31T12:01:00Z') })).toEqual([one]);
  });

  test('a test that cannot start has failed, with why', async () => {
    const nowhere = { Type: 'CHAT', ChatEntryPointParameters: { FlowId: 'nowhere' } } as const;
    const started = await startTest(api, await createTestCase(api, { EntryPoint: nowhere }));
    expect(await summaryOf(started)).toMatchObject({
      Status: 'FAILED',
      ObservationSummary: { TotalObservations: 0 },
    });
    const { ids, records } = await recordsOf(started);
    expect(ids).toEqual(['COMPLETION']);
    expect(JSON.parse(String(records[0]?.Record)).CompletionReason).toMatchObject({
      Type: 'FAILURE',
      FailureReasons: ['INITIALIZATION_FAILURE'],
      Message: expect.stringContaining('there is no flow "nowhere" here'),
    });
  });

  test('with quotas 5 run at once, the others wait, and 100 are accepted', async () => {
    const TestCaseId = await createTestCase(api);
    // Each call finds its own bucket full: the rate of calls is not what this is about.
    const full = () => api.api.quotas.setMode('aws');
    const start = () => {
      full();
      return startTest(api, TestCaseId);
    };
    const first = await start();
    const started = [first];
    for (let count = 1; count < 100; count += 1) started.push(await start());
    expect(await errorOf(start())).toMatchObject({ name: 'ServiceQuotaExceededException' });
    const statuses = async () => {
      const all: string[] = [];
      for (const each of started.slice(0, 12)) {
        full();
        all.push(String((await summaryOf(each)).Status));
      }
      return all.join(' ');
    };
    expect(await statuses()).toBe(`${'IN_PROGRESS '.repeat(5)}${'INITIATED '.repeat(7)}`.trim());
    api.advanceChatMinutes(5);
    expect(await statuses()).toBe(`${'FAILED '.repeat(5)}${'IN_PROGRESS '.repeat(5)}${'INITIATED '.repeat(2)}`.trim());
    full();
    await api.connect.send(new StopTestCaseExecutionCommand({ ...here(), ...(started[10] ?? first) }));
    expect(await statuses()).toContain('STOPPED INITIATED');
  });
});
