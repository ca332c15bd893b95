import { type ConnectClient, UpdateParticipantRoleConfigCommand } from '@aws-sdk/client-connect';
import type { FailedCall } from '../aws/aws-errors.ts';
import { callAws, failureOf } from '../aws/call-aws.ts';
import { type TimerSettings, timerConfigList } from './chat-timers.ts';

const OPERATION = 'UpdateParticipantRoleConfig';

/** A contact as Amazon Connect's API addresses it. */
interface ContactAddress {
  readonly instanceId: string;
  readonly contactId: string;
}

/**
 * Sends timers to Amazon Connect, again and again while it throttles or fails, until the signal aborts.
 *
 * @returns how it failed, or `undefined` when the timers are set. When time ran out between two attempts, that is the
 * failure of the last one.
 */
export async function sendTimers(
  connect: ConnectClient,
  contact: ContactAddress,
  timers: TimerSettings,
  abortSignal: AbortSignal,
): Promise<FailedCall | undefined> {
  const command = new UpdateParticipantRoleConfigCommand({
    InstanceId: contact.instanceId,
    ContactId: contact.contactId,
    ChannelConfiguration: { Chat: { ParticipantTimerConfigList: timerConfigList(timers) } },
  });
  try {
    await callAws(OPERATION, connect, command, abortSignal);
    return undefined;
  } catch (thrown) {
    return failureOf(thrown);
  }
}
