import { CreateParticipantCommand } from '@aws-sdk/client-connect';
import { CallFailed, callAws } from '../shared/aws/call-aws.ts';
import { now } from '../shared/aws/rows.ts';
import { connectBot } from '../shared/bots/bot-connection.ts';
import { type BotSession, clientToken } from '../shared/bots/bot-session.ts';
import { startStreaming } from '../shared/bots/start-streaming.ts';
import type { TakeOutServices } from '../shared/bots/take-out-bot.ts';
import { wallClockMs } from '../shared/lambda/clock.ts';

/**
 * Brings the bot of a session into its chat: streaming, participant, connection, in that order (administrator guide,
 * chat-customize-flow). What has been got is noted before the next step, and repeating a step gets the same.
 *
 * @throws CallFailed
 */
export async function enterChat(
  session: BotSession,
  services: TakeOutServices & { readonly topicArn: string },
  signal: AbortSignal,
): Promise<BotSession> {
  const streamingId = await startStreaming(session, services.connect, services.topicArn, signal);
  const created = await callAws(
    'CreateParticipant',
    services.connect,
    new CreateParticipantCommand({
      InstanceId: session.instanceId,
      ContactId: session.contactId,
      ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT', DisplayName: session.displayName },
      ClientToken: clientToken(session, 'participant'),
    }),
    signal,
  );
  const participantToken = created.ParticipantCredentials?.ParticipantToken;
  if (participantToken === undefined) throw unfit('CreateParticipant', 'NoParticipantToken');
  const withParticipant: BotSession = {
    ...session,
    participantToken,
    ...(created.ParticipantId === undefined ? {} : { participantId: created.ParticipantId }),
    ...(streamingId === undefined ? {} : { streamingId }),
  };
  await note(withParticipant, services, signal);
  const connection = await connectBot(services.participant, participantToken, signal);
  const open: BotSession = { ...withParticipant, connection, phase: 'OPEN', sinceMs: wallClockMs() };
  await note(open, services, signal);
  return open;
}

async function note(session: BotSession, { sessions }: TakeOutServices, signal: AbortSignal): Promise<void> {
  if (await sessions.save(session, { phase: 'ADDING' }, now(signal))) return;
  throw unfit('UpdateItem', 'AnotherInvocation');
}

const unfit = (operation: string, awsError: string) => new CallFailed({ operation, awsError, httpStatus: 400 });
