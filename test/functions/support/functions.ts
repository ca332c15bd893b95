import { retryChatTimers } from '../../../functions/retry-chat-timers/retry-chat-timers.ts';
import { retryQueueOnDemand } from '../../../functions/set-chat-timers/retry-queue-on-demand.ts';
import { setChatTimers } from '../../../functions/set-chat-timers/set-chat-timers.ts';
import { readSettings } from '../../../functions/set-chat-timers/settings.ts';
import { connectClient, tableClient } from '../../../functions/shared/aws/clients.ts';
import { ChatTimersTable } from '../../../functions/shared/timers/chat-timers-table.ts';
import { AwsServer, TestTable } from './aws-server.ts';
import { commonEnvironment } from './environment.ts';
import { quiet } from './function-output.ts';

/**
 * Both functions, as they are deployed, against a table and servers of this test.
 *
 * @param reach what else is in their environment, such as another way to the table
 */
export async function startFunctions(
  blockTimeLimitSeconds = 3,
  reach: (aws: AwsServer, table: TestTable) => Promise<Readonly<Record<string, string>>> = async () => ({}),
) {
  const [aws, table] = await Promise.all([AwsServer.start(), TestTable.start()]);
  const environment = { ...deployedEnvironment(aws, table, blockTimeLimitSeconds), ...(await reach(aws, table)) };
  Object.assign(process.env, environment);
  const settings = readSettings(environment);
  const chatTimers = new ChatTimersTable(tableClient(), settings.tableName);
  return {
    aws,
    table,
    chatTimers,
    setChatTimers: quiet(
      setChatTimers(settings, {
        connect: connectClient(),
        table: chatTimers,
        queue: retryQueueOnDemand(settings.retryQueueUrl),
      }),
    ),
    retryChatTimers: quiet(retryChatTimers({ connect: connectClient(), table: chatTimers })),
    stop: () => Promise.all([aws.stop(), table.stop()]),
  };
}

/** The environment that a deployment gives the functions. */
export function deployedEnvironment(aws: AwsServer, table: TestTable, blockTimeLimitSeconds = 3) {
  return {
    ...commonEnvironment(aws, blockTimeLimitSeconds),
    TIMER_POLICIES: JSON.stringify({
      default: {
        customerIdleMinutes: 5,
        customerAutoDisconnectMinutes: 15,
        agentIdleMinutes: 10,
        agentAutoDisconnectMinutes: 'unset',
      },
      patient: { customerIdleMinutes: 30, customerAutoDisconnectMinutes: 60 },
    }),
    RETRY_QUEUE_URL: `${aws.url}/111122223333/TimerRetries`,
    TABLE_NAME: table.name,
    AWS_ENDPOINT_URL_SQS: aws.url,
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
  };
}
