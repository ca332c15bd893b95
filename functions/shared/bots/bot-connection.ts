import { type ConnectParticipantClient, CreateParticipantConnectionCommand } from '@aws-sdk/client-connectparticipant';
import { CallFailed, callAws } from '../aws/call-aws.ts';
import type { Connection } from './bot-session.ts';

const OPERATION = 'CreateParticipantConnection';

/** AWS's answers to a participant that is no longer in the chat, or that was not connected within its 15 s. */
const GONE = new Set(['AccessDeniedException', 'ResourceNotFoundException']);

/** Whether a participant's call failed because the participant, or its token, is no longer valid. */
export const isParticipantGone = (thrown: unknown): boolean =>
  thrown instanceof CallFailed && GONE.has(thrown.failure.awsError);

/** Connects a bot that was just created. It must be within 15 s (administrator guide, chat-customize-flow). */
export const connectBot = (
  client: ConnectParticipantClient,
  participantToken: string,
  abortSignal: AbortSignal,
): Promise<Connection> => connectionOf(client, participantToken, true, abortSignal);

/**
 * A new connection token for a bot that is in the chat: one lives for a day (API reference,
 * CreateParticipantConnection).
 */
export const renewConnection = (
  client: ConnectParticipantClient,
  participantToken: string,
  abortSignal: AbortSignal,
): Promise<Connection> => connectionOf(client, participantToken, false, abortSignal);

async function connectionOf(
  client: ConnectParticipantClient,
  participantToken: string,
  isFirst: boolean,
  abortSignal: AbortSignal,
): Promise<Connection> {
  const command = new CreateParticipantConnectionCommand({
    ParticipantToken: participantToken,
    Type: ['CONNECTION_CREDENTIALS'],
    ...(isFirst ? { ConnectParticipant: true } : {}),
  });
  const { ConnectionCredentials } = await callAws(OPERATION, client, command, abortSignal);
  const { ConnectionToken, Expiry } = ConnectionCredentials ?? {};
  if (ConnectionToken === undefined) {
    throw new CallFailed({ operation: OPERATION, awsError: 'NoConnectionToken', httpStatus: undefined });
  }
  // Without a time to be read, the token counts as run out: it is then renewed before each use.
  return { token: ConnectionToken, expiresAtMs: Expiry === undefined ? 0 : Date.parse(Expiry) || 0 };
}
