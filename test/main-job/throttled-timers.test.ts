import { ConnectClient, UpdateParticipantRoleConfigCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import type { LocalConnect, TimelineEntry } from '../../local/index.ts';
import type { EntryType } from '../../local/timeline/timeline-entry.ts';
import { ask, startSandbox } from '../local/control/local-connect-under-test.ts';

/** A client of the instance that tries once. */
function connectClient(connect: LocalConnect): ConnectClient {
  return new ConnectClient({
    endpoint: connect.url,
    region: connect.instance.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}

const throttle = (connect: LocalConnect) =>
  ask(connect, 'POST', '/local/faults', { operation: 'UpdateParticipantRoleConfig', error: 'ThrottlingException' });
const stopThrottling = (connect: LocalConnect) => ask(connect, 'DELETE', '/local/faults');

const isOfType =
  <Type extends EntryType>(type: Type) =>
  (entry: TimelineEntry): entry is TimelineEntry<Type> & TimelineEntry =>
    entry.type === type;
const ofType = <Type extends EntryType>(timeline: readonly TimelineEntry[], type: Type) =>
  timeline.filter(isOfType(type));

async function timerConfig(connect: LocalConnect, contactId: string): Promise<unknown> {
  return (await ask(connect, 'GET', `/local/contacts/${contactId}`)).body.timerConfig;
}

/** What a flow's block does, with the event that it sends for this chat. */
async function setTimers(connect: LocalConnect, contactId: string, parameters: Record<string, string>) {
  const contactData = {
    Channel: 'CHAT',
    ContactId: contactId,
    InitialContactId: contactId,
    InstanceARN: connect.instance.instanceArn,
  };
  const event = { Details: { ContactData: contactData, Parameters: parameters }, Name: 'ContactFlowEvent' };
  const { body } = await ask(connect, 'POST', '/local/functions/SetChatTimers/invoke', { event });
  return body.result;
}

describe('timers are never lost to throttling, only late', () => {
  test('the flow’s blocks answer QUEUED, and once throttling ends exactly one update succeeds', async () => {
    const connect = await startSandbox();
    await throttle(connect);
    const customer = await connect.startChat({ flow: 'Chat welcome' });
    const throttled = connect.timeline(customer);
    const answers = ofType(throttled, 'LAMBDA_ANSWERED').filter(({ detail }) => detail.function === 'SetChatTimers');
    expect(answers.map(({ detail }) => detail.result)).toEqual([
      expect.objectContaining({ status: 'QUEUED', policy: 'default' }),
      expect.objectContaining({ status: 'QUEUED', policy: 'default' }),
    ]);
    expect(ofType(throttled, 'LAMBDA_FAILED')).toEqual([]);
    expect(await timerConfig(connect, customer.contactId)).toEqual([]);

    await stopThrottling(connect);
    await connect.clock.advance({ minutes: 10 });
    expect(await timerConfig(connect, customer.contactId)).toEqual([
      { role: 'CUSTOMER', type: 'IDLE', minutes: 5 },
      { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER', minutes: 15 },
      { role: 'AGENT', type: 'IDLE', minutes: 10 },
    ]);
    expect(ofType(connect.timeline(customer), 'TIMERS_CONFIGURED')).toHaveLength(1);
  });

  test('of several throttled requests the newest wins, timer by timer, at the same instant too', async () => {
    const connect = await startSandbox();
    const customer = await connect.startChat({ flow: 'Chat welcome' });
    await throttle(connect);
    await setTimers(connect, customer.contactId, { customerIdleMinutes: '20', agentIdleMinutes: '21' });
    await setTimers(connect, customer.contactId, { customerIdleMinutes: '30' });
    await stopThrottling(connect);
    await connect.clock.advance({ minutes: 10 });
    expect(await timerConfig(connect, customer.contactId)).toEqual(
      expect.arrayContaining([
        { role: 'CUSTOMER', type: 'IDLE', minutes: 30 },
        { role: 'AGENT', type: 'IDLE', minutes: 21 },
      ]),
    );
  });

  test('a newer direct request is never overwritten by an older queued one', async () => {
    const connect = await startSandbox();
    const customer = await connect.startChat({ flow: 'Chat welcome' });
    await throttle(connect);
    expect(await setTimers(connect, customer.contactId, { customerIdleMinutes: '20' })).toMatchObject({
      status: 'QUEUED',
    });
    await stopThrottling(connect);
    expect(await setTimers(connect, customer.contactId, { customerIdleMinutes: '40' })).toMatchObject({
      status: 'SET',
    });
    await connect.clock.advance({ minutes: 30 });
    const configured = ofType(connect.timeline(customer), 'TIMERS_CONFIGURED');
    expect(configured.at(-1)?.detail.timerConfig).toContainEqual({ role: 'CUSTOMER', type: 'IDLE', minutes: 40 });
    expect(JSON.stringify(configured)).not.toContain('"minutes":20');
  });

  test('the SDK sees the throttling as the service’s own', async () => {
    const connect = await startSandbox();
    const customer = await connect.startChat({ flow: 'Chat welcome' });
    await throttle(connect);
    const update = connectClient(connect).send(
      new UpdateParticipantRoleConfigCommand({
        InstanceId: connect.instance.instanceId,
        ContactId: customer.contactId,
        ChannelConfiguration: {
          Chat: {
            ParticipantTimerConfigList: [
              { ParticipantRole: 'CUSTOMER', TimerType: 'IDLE', TimerValue: { ParticipantTimerDurationInMinutes: 2 } },
            ],
          },
        },
      }),
    );
    await expect(update).rejects.toMatchObject({ name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } });
  });
});
