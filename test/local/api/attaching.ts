import {
  CompleteAttachmentUploadCommand,
  GetAttachmentCommand,
  GetTranscriptCommand,
  StartAttachmentUploadCommand,
} from '@aws-sdk/client-connectparticipant';
import { given } from './people.ts';
import type { ServedApi } from './serve-api.ts';

export const PAGE = 'http://localhost:3000';

export const start = (
  api: ServedApi,
  ConnectionToken: string,
  more: { name?: string; size?: number; token?: string; type?: string } = {},
) =>
  api.participant.send(
    new StartAttachmentUploadCommand({
      ConnectionToken,
      ContentType: more.type ?? 'application/pdf',
      AttachmentName: more.name ?? 'Rechnung Nº 7.pdf',
      AttachmentSizeInBytes: more.size ?? 5,
      ...(more.token === undefined ? {} : { ClientToken: more.token }),
    }),
  );

type Started = Awaited<ReturnType<typeof start>>;

export const put = ({ UploadMetadata }: Started, body = 'hello', headers: Record<string, string> = {}) =>
  fetch(given(UploadMetadata?.Url), {
    method: 'PUT',
    body,
    headers: { ...UploadMetadata?.HeadersToInclude, origin: PAGE, ...headers },
  });

export const complete = (api: ServedApi, ConnectionToken: string, AttachmentId: string) =>
  api.participant.send(new CompleteAttachmentUploadCommand({ ConnectionToken, AttachmentIds: [AttachmentId] }));

export const get = (api: ServedApi, ConnectionToken: string, AttachmentId: string) =>
  api.participant.send(new GetAttachmentCommand({ ConnectionToken, AttachmentId }));

export async function sendFile(api: ServedApi, connectionToken: string): Promise<string> {
  const started = await start(api, connectionToken);
  const { status } = await put(started);
  if (status !== 200) throw new Error(`The upload was answered ${status}.`);
  const id = given(started.AttachmentId);
  await complete(api, connectionToken, id);
  return id;
}

export const transcriptOf = async (api: ServedApi, ConnectionToken: string) =>
  (await api.participant.send(new GetTranscriptCommand({ ConnectionToken }))).Transcript ?? [];
