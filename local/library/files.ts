import { isObject, objectIn } from '../json.ts';
import { checkMembers, type Members } from './check-arguments.ts';
import { CallFailed, type LocalClient, textAt } from './local-client.ts';

/** A file as somebody in a chat sends it. */
export interface FileToSend {
  /** Its extension is one of those that the service takes, such as `.png`. */
  readonly name: string;
  /** Default: its name, as a text. */
  readonly content?: string | Uint8Array;
  /** Default: `application/octet-stream`. */
  readonly contentType?: string;
}

const MEMBERS: Members<FileToSend> = { name: true, content: true, contentType: true };

/** Sends a file as ChatJS does: StartAttachmentUpload, the upload itself, CompleteAttachmentUpload. */
export async function sendFile(client: LocalClient, connectionToken: string, file: FileToSend): Promise<void> {
  checkMembers('sendsFile', file, MEMBERS);
  const { name, content = name, contentType = 'application/octet-stream' } = file;
  const bytes = Buffer.from(content);
  const bearer = { 'x-amz-bearer': connectionToken };
  const started = await client.callAtOnce(
    'POST',
    '/participant/start-attachment-upload',
    {
      ContentType: contentType,
      AttachmentName: name,
      AttachmentSizeInBytes: bytes.length,
      ClientToken: crypto.randomUUID(),
    },
    bearer,
  );
  const { HeadersToInclude: headers } = objectIn(started, 'UploadMetadata');
  const response = await fetch(textAt(started, 'UploadMetadata', 'Url'), {
    method: 'PUT',
    headers: new Headers(isObject(headers) ? Object.entries(headers).map(([key, value]) => [key, String(value)]) : []),
    body: bytes,
  });
  if (!response.ok) throw new CallFailed('The upload', response.status, 'UploadFailed', await response.text());
  await client.call(
    'POST',
    '/participant/complete-attachment-upload',
    { AttachmentIds: [textAt(started, 'AttachmentId')], ClientToken: crypto.randomUUID() },
    bearer,
  );
}

/** What is in a file: GetAttachment, and the file at the URL that it answers. */
export async function openFile(
  client: LocalClient,
  connectionToken: string,
  attachmentId: string,
): Promise<Uint8Array> {
  const bearer = { 'x-amz-bearer': connectionToken };
  const got = await client.call('POST', '/participant/attachment', { AttachmentId: attachmentId }, bearer);
  const response = await fetch(textAt(got, 'Url'));
  if (!response.ok) throw new CallFailed('The file', response.status, 'DownloadFailed', await response.text());
  return new Uint8Array(await response.arrayBuffer());
}
