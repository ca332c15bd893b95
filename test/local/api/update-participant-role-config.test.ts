import { UpdateParticipantRoleConfigCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { errorOf, startChat } from './people.ts';
import { call, type ServedApi, serveApi } from './serve-api.ts';

function timers(api: ServedApi, contactId: string, list: readonly [string, string, number | 'Unset'][]) {
  return call(api, 'PUT', `/contact/participant-role-config/${api.instance.instanceId}/${contactId}`, {
    ChannelConfiguration: {
      Chat: {
        ParticipantTimerConfigList: list.map(([ParticipantRole, TimerType, value]) => ({
          ParticipantRole,
          TimerType,
          TimerValue:
            value === 'Unset' ? { ParticipantTimerAction: value } : { ParticipantTimerDurationInMinutes: value },
        })),
      },
    },
  });
}

describe('UpdateParticipantRoleConfig', () => {
  test('stores the four timers, and unsets one by name', async () => {
    await using api = await serveApi();
    const { contactId } = await startChat(api);
    const all = await timers(api, contactId, [
      ['CUSTOMER', 'IDLE', 2],
      ['CUSTOMER', 'DISCONNECT_NONCUSTOMER', 480],
      ['AGENT', 'IDLE', 10],
      ['AGENT', 'DISCONNECT_NONCUSTOMER', 20],
    ]);
    expect(all).toMatchObject({ status: 200, body: {} });
    expect(await timers(api, contactId, [['AGENT', 'IDLE', 'Unset']])).toMatchObject({ status: 200 });
    expect(api.engine.chatOf(contactId).timerConfig).toEqual([
      { role: 'CUSTOMER', type: 'IDLE', minutes: 2 },
      { role: 'CUSTOMER', type: 'DISCONNECT_NONCUSTOMER', minutes: 480 },
      { role: 'AGENT', type: 'DISCONNECT_NONCUSTOMER', minutes: 20 },
    ]);
  });

  test.each<[string, readonly [string, string, number | 'Unset'][], string]>([
    ['one minute', [['CUSTOMER', 'IDLE', 1]], 'InvalidParameterException'],
    ['481 minutes', [['CUSTOMER', 'IDLE', 481]], 'InvalidParameterException'],
    ['half minutes', [['CUSTOMER', 'IDLE', 5.5]], 'InvalidRequestException'],
    ['an unknown role', [['SUPERVISOR', 'IDLE', 5]], 'InvalidParameterException'],
    ['an unknown type', [['CUSTOMER', 'AWAY', 5]], 'InvalidParameterException'],
    [
      'the same timer twice',
      [
        ['AGENT', 'IDLE', 5],
        ['AGENT', 'IDLE', 6],
      ],
      'InvalidParameterException',
    ],
    [
      'a wrong timer among right ones',
      [
        ['AGENT', 'IDLE', 5],
        ['CUSTOMER', 'IDLE', 0],
      ],
      'InvalidParameterException',
    ],
    ['no timers', [], 'InvalidParameterException'],
  ])('refuses %s and changes nothing', async (_, list, errorType) => {
    await using api = await serveApi();
    const { contactId } = await startChat(api);
    expect(await timers(api, contactId, list)).toMatchObject({ status: 400, errorType });
    expect(api.engine.chatOf(contactId).timerConfig).toEqual([]);
  });

  test.each([
    ['none', {}],
    ['both', { ParticipantTimerAction: 'Unset', ParticipantTimerDurationInMinutes: 5 }],
  ])('refuses a timer value with %s of duration and Unset', async (_, TimerValue) => {
    await using api = await serveApi();
    const { contactId } = await startChat(api);
    const path = `/contact/participant-role-config/${api.instance.instanceId}/${contactId}`;
    const answer = await call(api, 'PUT', path, {
      ChannelConfiguration: {
        Chat: { ParticipantTimerConfigList: [{ ParticipantRole: 'AGENT', TimerType: 'IDLE', TimerValue }] },
      },
    });
    expect(answer).toMatchObject({ status: 400, errorType: 'InvalidRequestException' });
    expect(answer.message).toContain(
      'ChannelConfiguration.Chat.ParticipantTimerConfigList[0].TimerValue must have exactly one',
    );
  });

  test('answers ResourceNotFoundException for an unknown and for an ended contact', async () => {
    await using api = await serveApi();
    const { contactId } = await startChat(api);
    const timer = {
      ParticipantRole: 'AGENT',
      TimerType: 'IDLE',
      TimerValue: { ParticipantTimerDurationInMinutes: 5 },
    } as const;
    const send = (ContactId: string) =>
      errorOf(
        api.connect.send(
          new UpdateParticipantRoleConfigCommand({
            InstanceId: api.instance.instanceId,
            ContactId,
            ChannelConfiguration: { Chat: { ParticipantTimerConfigList: [timer] } },
          }),
        ),
      );
    expect(await send('no/such contact')).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
    api.engine.endChat(contactId, 'API');
    expect(await send(contactId)).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
  });
});
