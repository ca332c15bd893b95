import { readFileSync } from 'node:fs';
import { ConnectClient, UpdateParticipantRoleConfigCommand } from '@aws-sdk/client-connect';
import { afterEach } from '@jest/globals';
import { ExpectationFailed, LocalConnect, type LocalConnectOptions } from '../../../local/index.ts';

/** A flow as an instance exports it: a welcome, a wait of half an hour for the customer, a queue, a goodbye. */
export const MY_FLOW = readFileSync(new URL('../../../docs/my-flow.json', import.meta.url), 'utf8');

const started: LocalConnect[] = [];

afterEach(async () => {
  for (const connect of started.splice(0)) await connect.close();
});

/** A Local Connect with that flow under the name `Mine`; closed after the test. */
export async function start(options: LocalConnectOptions = {}): Promise<LocalConnect> {
  const flows = [{ name: 'Mine', type: 'CONTACT_FLOW', content: MY_FLOW } as const, ...(options.flows ?? [])];
  const connect = await LocalConnect.start({ ...options, flows });
  started.push(connect);
  return connect;
}

/** Sets both of the customer's timers, as a flow's function does. */
export async function setCustomerTimers(connect: LocalConnect, ContactId: string, idle: number, disconnect: number) {
  const client = new ConnectClient({
    endpoint: connect.url,
    region: connect.instance.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const timer = (TimerType: 'IDLE' | 'DISCONNECT_NONCUSTOMER', ParticipantTimerDurationInMinutes: number) => ({
    ParticipantRole: 'CUSTOMER' as const,
    TimerType,
    TimerValue: { ParticipantTimerDurationInMinutes },
  });
  await client.send(
    new UpdateParticipantRoleConfigCommand({
      InstanceId: connect.instance.instanceId,
      ContactId,
      ChannelConfiguration: {
        Chat: { ParticipantTimerConfigList: [timer('IDLE', idle), timer('DISCONNECT_NONCUSTOMER', disconnect)] },
      },
    }),
  );
  client.destroy();
}

/** What a statement that does not hold throws. */
export function failureOf(statement: () => void): ExpectationFailed {
  try {
    statement();
  } catch (error) {
    if (error instanceof ExpectationFailed) return error;
    throw error;
  }
  throw new Error('The statement holds.');
}
