import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LocalConnect } from '../../../local/index.ts';

const read = (name: string): string => readFileSync(`test/local/test-cases/${name}.json`, 'utf8');

describe('a test case that somebody else wrote', () => {
  let connect: LocalConnect;

  beforeAll(async () => {
    connect = await LocalConnect.start({
      queues: [{ name: 'Billing', arn: 'arn:aws:connect:eu-west-2:111122223333:instance/i/queue/billing' }],
      flows: [{ content: read('front-desk') }],
      lex: {
        'arn:aws:lex:eu-west-2:111122223333:bot-alias/FRONTDESK/LIVE': [{ says: 'billing', intent: 'Billing' }],
      },
      seed: 1,
    });
  });

  afterAll(() => connect.close());

  test('passes, with the records that the service gives', async () => {
    const report = await connect.testCase(read('someone-elses'));
    expect(report.records.map(({ observationId, status, record }) => [observationId, status, record.Type])).toEqual([
      ['INITIATION', 'PASSED', 'INITIATION'],
      ['EXECUTION_START', 'PASSED', 'EXECUTION_START'],
      ['start', 'PASSED', 'OBSERVATION'],
      ['greeted', 'PASSED', 'OBSERVATION'],
      ['queued', 'PASSED', 'OBSERVATION'],
      ['COMPLETION', 'PASSED', 'COMPLETION'],
    ]);
    expect(report.records[3]?.record).toMatchObject({
      Event: {
        Type: 'MessageReceived',
        Properties: { Text: 'How can we help you today?', ExpectedText: 'How can we help' },
      },
      ExpectedUsage: { Type: 'Exactly', Times: 1 },
      ActualUsage: { Times: 1 },
      Actions: [
        {
          Type: 'SendInstruction',
          ActualParameters: {
            Actor: 'Customer',
            Instruction: { Type: 'Utterance', Properties: { Value: 'billing' } },
          },
        },
      ],
    });
    const flowId = connect.flows.find(({ name }) => name === report.flow)?.id;
    expect(report.records[0]?.record.EntryPoint).toEqual({ Type: 'CHAT', Parameters: { FlowId: flowId } });
    expect(report.records[4]?.record).toMatchObject({
      Actions: [
        {
          Identifier: 'a2',
          Type: 'Assert',
          Status: 'PASSED',
          ExpectedParameters: { Namespace: '$.Attributes.tier', Operator: 'Equals', Operand: 'gold' },
          ActualParameters: { Namespace: 'gold' },
        },
        { Identifier: 'a3', ActualParameters: { Namespace: 'Billing' } },
        { Identifier: 'a4', Type: 'TestControl', Status: 'PASSED' },
      ],
    });
    expect(report.records[5]?.record).toMatchObject({
      Status: 'PASSED',
      CompletionReason: { Type: 'SUCCESS', Message: 'Test case execution completed.', FailureReasons: [] },
      ExecutionSummary: { TotalObservations: 3, PassedObservations: 3, FailedObservations: 0 },
    });
  });
});
