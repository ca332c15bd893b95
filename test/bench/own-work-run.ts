import { ConnectClient, UpdateParticipantRoleConfigCommand } from '@aws-sdk/client-connect';
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { setChatTimers } from '../../functions/set-chat-timers/set-chat-timers.ts';
import { readSettings } from '../../functions/set-chat-timers/settings.ts';
import { CLIENT_SETTINGS } from '../../functions/shared/aws/clients.ts';
import { ChatTimersTable } from '../../functions/shared/timers/chat-timers-table.ts';
import { lambdaContext } from '../functions/support/lambda.ts';
import { threadTimeMs } from './thread-time.ts';

// SetChatTimers, warm, in a process of its own, for `own-work-bench.ts`: its standard output is the function's log.
// Whatever it sends is answered at once. The SDK's part of that, two requests signed and two answers read, is measured
// beside it. The rest is the function's own work: reading the event, deciding, log and metrics.

const WARM_UP = 1000;
const BATCHES = 21;
const RUNS_OF_A_BATCH = 100;

const answeringAtOnce = {
  ...CLIENT_SETTINGS,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  requestHandler: {
    handle: async () => ({
      response: { statusCode: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') },
    }),
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
  },
};

const settings = readSettings({
  TIMER_POLICIES: '{"default":{"customerIdleMinutes":5,"customerAutoDisconnectMinutes":15,"agentIdleMinutes":10}}',
  RETRY_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/111122223333/queue',
  TABLE_NAME: 'table',
});
const connect = new ConnectClient(answeringAtOnce);
const dynamodb = new DynamoDBClient(answeringAtOnce);
const handler = setChatTimers(settings, {
  connect,
  table: new ChatTimersTable(dynamodb, settings.tableName),
  queue: { put: () => Promise.reject(new Error('Nothing is throttled here.')) },
});

const event: unknown = JSON.parse(process.argv[2] ?? '');
const context = lambdaContext('SetChatTimers');

async function invoke(times: number): Promise<void> {
  for (let run = 0; run < times; run += 1) {
    const { status } = await handler(event, context);
    if (status !== 'SET') throw new Error(`SetChatTimers answered ${status}.`);
  }
}

/** Two calls like those that the function makes. */
async function call(times: number): Promise<void> {
  const timer = {
    ParticipantRole: 'CUSTOMER',
    TimerType: 'IDLE',
    TimerValue: { ParticipantTimerDurationInMinutes: 5 },
  } as const;
  const ParticipantTimerConfigList = [timer, timer, timer];
  const request = { S: '{"minutes":5,"atMs":1735689600000,"requestId":"11111111-1111-1111-1111-111111111111"}' };
  for (let run = 0; run < times; run += 1) {
    await Promise.all([
      connect.send(
        new UpdateParticipantRoleConfigCommand({
          InstanceId: '11111111-1111-1111-1111-111111111111',
          ContactId: '22222222-2222-2222-2222-222222222222',
          ChannelConfiguration: { Chat: { ParticipantTimerConfigList } },
        }),
      ),
      dynamodb.send(
        new UpdateItemCommand({
          TableName: settings.tableName,
          Key: { pk: { S: 'timers#22222222-2222-2222-2222-222222222222' } },
          UpdateExpression: 'SET a = :a, b = :b, c = :c, expiresAt = :expiresAt',
          ConditionExpression: 'a < :at AND b < :at AND c < :at',
          ExpressionAttributeValues: {
            ':a': request,
            ':b': request,
            ':c': request,
            ':at': { N: '1' },
            ':expiresAt': { N: '1' },
          },
          ReturnValues: 'ALL_OLD',
        }),
      ),
    ]);
  }
}

const median = (times: readonly number[]): number =>
  times.toSorted((left, right) => left - right)[(times.length - 1) / 2] ?? Number.NaN;

async function timeOf(work: (times: number) => Promise<void>): Promise<number> {
  const startedAtMs = threadTimeMs();
  await work(RUNS_OF_A_BATCH);
  return (threadTimeMs() - startedAtMs) / RUNS_OF_A_BATCH;
}

await invoke(WARM_UP);
await call(WARM_UP);
const invocations: number[] = [];
const calls: number[] = [];
// Taking turns, so that a machine that grows slow is slow for both.
for (let batch = 0; batch < BATCHES; batch += 1) {
  invocations.push(await timeOf(invoke));
  calls.push(await timeOf(call));
}
process.send?.({ invocationMs: median(invocations), callsMs: median(calls) });
process.disconnect?.();
