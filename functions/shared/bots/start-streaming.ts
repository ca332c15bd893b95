import { type ConnectClient, StartContactStreamingCommand } from '@aws-sdk/client-connect';
import { callAws } from '../aws/call-aws.ts';
import { type BotSession, clientToken } from './bot-session.ts';

/** Has the contact's messages and events published to the topic. */
export async function startStreaming(
  session: BotSession,
  connect: ConnectClient,
  topicArn: string,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  const command = new StartContactStreamingCommand({
    InstanceId: session.instanceId,
    ContactId: session.contactId,
    ChatStreamingConfiguration: { StreamingEndpointArn: topicArn },
    ClientToken: clientToken(session, 'streaming'),
  });
  return (await callAws('StartContactStreaming', connect, command, abortSignal)).StreamingId;
}
