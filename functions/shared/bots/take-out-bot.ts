import { type ConnectClient, StopContactStreamingCommand } from '@aws-sdk/client-connect';
import { type ConnectParticipantClient, DisconnectParticipantCommand } from '@aws-sdk/client-connectparticipant';
import { type FailedCall, isPassing } from '../aws/aws-errors.ts';
import { callAws, failureOf } from '../aws/call-aws.ts';
import { now } from '../aws/rows.ts';
import type { Telemetry } from '../lambda/telemetry.ts';
import { isParticipantGone, renewConnection } from './bot-connection.ts';
import { type BotSession, clientToken, closed, type Outcome } from './bot-session.ts';
import type { BotSessions } from './bot-sessions.ts';
import { startStreaming } from './start-streaming.ts';

/** What it takes to take a bot out of a chat. */
export interface TakeOutServices {
  readonly connect: ConnectClient;
  readonly participant: ConnectParticipantClient;
  readonly sessions: BotSessions;
  /** The streaming topic. With it, a streaming whose id was lost in a crash is found again and stopped. */
  readonly topicArn?: string;
}

/** How it went. */
interface TakenOut {
  /** Whether the bot was in the chat until now. */
  readonly wasThere: boolean;
  /** What is still to be done, for a reason that passes: the session is `CLOSING` until somebody goes on. */
  readonly failures: readonly FailedCall[];
}

/** Marks a session as on its way out, whoever asked for it first. `undefined` when it has moved on meanwhile. */
export async function beginTakingOut(
  session: BotSession,
  outcome: Outcome,
  { sessions, holder }: { readonly sessions: BotSessions; readonly holder?: string },
  signal: AbortSignal,
): Promise<BotSession | undefined> {
  if (session.phase === 'CLOSING') return session;
  const moment = now(signal);
  const closing: BotSession = { ...session, phase: 'CLOSING', outcome, sinceMs: moment.nowMs };
  const from = { phase: session.phase, ...(holder === undefined ? {} : { holder }) };
  return (await sessions.save(closing, from, moment)) ? closing : undefined;
}

/**
 * Takes a bot out of its chat: stops the streaming, disconnects the participant, and closes the session. A bot that
 * never got a connection is left to lapse by itself. Each step may have been done before.
 */
export async function takeOutBot(
  session: BotSession,
  services: TakeOutServices,
  telemetry: Telemetry,
  abortSignal: AbortSignal,
): Promise<TakenOut> {
  const failures: FailedCall[] = [];
  const trying = async <Result>(act: () => Promise<Result>, otherwise: Result): Promise<Result> => {
    try {
      return await act();
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (isPassing(failure)) failures.push(failure);
      else telemetry.log.info('Nothing to undo here any more', { ...failure });
      return otherwise;
    }
  };
  // At the same time, so that throttling of the one does not keep the bot in the chat.
  const [wasThere] = await Promise.all([
    trying(() => disconnect(session, services.participant, abortSignal), false),
    trying(() => stopStreaming(session, services, abortSignal), undefined),
  ]);
  if (failures.length === 0) {
    const moment = now(abortSignal);
    const result = closed(session, session.outcome ?? 'GONE', moment.nowMs);
    await services.sessions.save(result, { phase: 'CLOSING' }, moment);
  }
  return { wasThere, failures };
}

async function stopStreaming(session: BotSession, services: TakeOutServices, abortSignal: AbortSignal): Promise<void> {
  const { instanceId, contactId } = session;
  const streamingId = session.streamingId ?? (await lostStreamingId(session, services, abortSignal));
  if (streamingId === undefined) return;
  const command = new StopContactStreamingCommand({
    InstanceId: instanceId,
    ContactId: contactId,
    StreamingId: streamingId,
  });
  await callAws('StopContactStreaming', services.connect, command, abortSignal);
}

/**
 * The same client token gets the same answer (API reference, StartContactStreaming): so the id comes back that a crash
 * lost.
 */
async function lostStreamingId(
  session: BotSession,
  { connect, topicArn }: TakeOutServices,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  if (topicArn === undefined) return undefined;
  return startStreaming(session, connect, topicArn, abortSignal);
}

async function disconnect(
  session: BotSession,
  participant: ConnectParticipantClient,
  abortSignal: AbortSignal,
): Promise<boolean> {
  const { participantToken, connection } = session;
  if (participantToken === undefined) return false;
  const leave = async (connectionToken: string): Promise<boolean> => {
    const command = new DisconnectParticipantCommand({
      ConnectionToken: connectionToken,
      ClientToken: clientToken(session, 'disconnect'),
    });
    try {
      await callAws('DisconnectParticipant', participant, command, abortSignal);
      return true;
    } catch (thrown) {
      if (isParticipantGone(thrown)) return false;
      throw thrown;
    }
  };
  if (connection !== undefined && (await leave(connection.token))) return true;
  try {
    // The token may have run out, or a crash came between the connection and its note.
    return await leave((await renewConnection(participant, participantToken, abortSignal)).token);
  } catch (thrown) {
    if (isParticipantGone(thrown)) return false;
    throw thrown;
  }
}
