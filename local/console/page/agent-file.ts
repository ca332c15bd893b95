import { agentDoes, request } from './api-client.ts';

/** Sends a file as an agent: over the participant service, as the agent's own client would. */
export async function sendAgentFile(name: string, contactId: string, file: File): Promise<void> {
  const { participantToken } = JSON.parse(await agentDoes(name, 'connect', { contactId }));
  const { ConnectionCredentials } = await participant('connection', participantToken, {
    Type: ['CONNECTION_CREDENTIALS'],
    ConnectParticipant: true,
  });
  const connectionToken: string = ConnectionCredentials.ConnectionToken;
  const { AttachmentId, UploadMetadata } = await participant('start-attachment-upload', connectionToken, {
    ContentType: file.type || 'application/octet-stream',
    AttachmentName: file.name,
    AttachmentSizeInBytes: file.size,
    ClientToken: crypto.randomUUID(),
  });
  await fetch(UploadMetadata.Url, { method: 'PUT', headers: UploadMetadata.HeadersToInclude, body: file });
  // It is refused where the upload was.
  await participant('complete-attachment-upload', connectionToken, {
    AttachmentIds: [AttachmentId],
    ClientToken: crypto.randomUUID(),
  });
}

const participant = async (operation: string, bearer: string, body: object) =>
  JSON.parse(await request('POST', `/participant/${operation}`, body, { 'x-amz-bearer': bearer }));
