import { randomUUID } from 'node:crypto';
import { type ConnectClient, StartContactStreamingCommand } from '@aws-sdk/client-connect';

/**
 * How many streamings a chat has, found by how many more it takes: two in all (administrator guide,
 * chat-message-streaming).
 */
export async function countStreamings(
  client: ConnectClient,
  InstanceId: string,
  ContactId: string,
  topicArn: string,
): Promise<number> {
  let room = 0;
  for (const name of ['First', 'Second']) {
    const command = new StartContactStreamingCommand({
      InstanceId,
      ContactId,
      ChatStreamingConfiguration: { StreamingEndpointArn: `${topicArn}${name}` },
      ClientToken: randomUUID(),
    });
    room += await client.send(command).then(
      () => 1,
      () => 0,
    );
  }
  return 2 - room;
}
