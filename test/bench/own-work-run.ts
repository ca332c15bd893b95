import { ConnectClient } from '@aws-sdk/client-connect';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setChatTimers } from '../../functions/set-chat-timers/set-chat-timers.ts';
import { readSettings } from '../../functions/set-chat-timers/settings.ts';
import { CLIENT_SETTINGS } from '../../functions/shared/clients.ts';
import { ChatTimersTable } from '../../functions/shared/table.ts';
import { lambdaContext } from '../functions/support/lambda.ts';
import { threadTimeMs } from './thread-time.ts';

// SetChatTimers, warm, in a process of its own, for `own-work-bench.ts`: its standard output is the function's log. Whatever it sends is
// answered at once, so that what is left is its own work: reading the event, deciding, two signed requests, two answers, log and metrics.

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
const handler = setChatTimers(settings, {
  connect: new ConnectClient(answeringAtOnce),
  table: new ChatTimersTable(new DynamoDBClient(answeringAtOnce), settings.tableName),
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

await invoke(WARM_UP);
const times: number[] = [];
for (let batch = 0; batch < BATCHES; batch += 1) {
  const startedAtMs = threadTimeMs();
  await invoke(RUNS_OF_A_BATCH);
  times.push((threadTimeMs() - startedAtMs) / RUNS_OF_A_BATCH);
}
times.sort((left, right) => left - right);
process.send?.({ medianMs: times[(BATCHES - 1) / 2] });
process.disconnect?.();
