import type { HttpHandler, HttpRequest, HttpResponse } from '../http/http.ts';
import { type AttachedFile, type Attachments, type Disposition, FILES_PATH, type FileGrant } from './attachments.ts';

/** Takes and hands out files at the URLs that were given for them, as S3 does for the service. */
export function createAttachmentHandler(attachments: Attachments): HttpHandler {
  return (request) => (request.path.startsWith(FILES_PATH) ? answer(attachments, request) : undefined);
}

function answer(attachments: Attachments, request: HttpRequest): HttpResponse {
  const grant = attachments.grantOf(request.query.get('token') ?? '');
  const isItsOwn = grant !== undefined && request.path === `${FILES_PATH}${grant.file.attachmentId}`;
  if (!isItsOwn || grant.method !== request.method) {
    return refuse('AccessDenied', 'The URL is not one that was given for this request, or it has expired.');
  }
  return grant.method === 'PUT' ? take(grant.file, request) : give(grant);
}

/** The headers and the size are part of what the URL was signed for. */
function take(file: AttachedFile, { headers, body }: HttpRequest): HttpResponse {
  const wrong =
    Object.entries(headersToInclude(file)).find(([name, value]) => headers[name.toLowerCase()] !== value)?.[0] ??
    (body.length === file.sizeBytes ? undefined : 'Content-Length');
  if (wrong !== undefined) {
    return refuse('SignatureDoesNotMatch', `${wrong} is not what StartAttachmentUpload was called for.`);
  }
  file.bytes = body;
  return { status: 200, body: '' };
}

/** What runs nothing when a browser shows it. All else could use Local Connect in the name of its own page. */
const PASSIVE = /^(?:image\/(?!svg)|audio\/|video\/|text\/plain|text\/csv|application\/pdf)[^,]*$/i;

function give({ bytes, disposition, file }: Extract<FileGrant, { method: 'GET' }>): HttpResponse {
  return {
    status: 200,
    headers: {
      'content-type': file.contentType,
      'content-disposition': contentDisposition(disposition, file.name),
      'x-content-type-options': 'nosniff',
      ...(PASSIVE.test(file.contentType) ? {} : { 'content-security-policy': "sandbox; default-src 'none'" }),
    },
    body: bytes,
  };
}

/** What an upload must be sent with. */
export function headersToInclude({ name, contentType }: AttachedFile): Readonly<Record<string, string>> {
  return { 'Content-Type': contentType, 'Content-Disposition': contentDisposition('attachment', name) };
}

/** The name in the form of RFC 8187, since a header takes ASCII alone; left out where it is too long for the model. */
function contentDisposition(disposition: Disposition, name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll("'", '%27');
  const whole = `${disposition}; filename*=UTF-8''${encoded}`;
  return whole.length <= MOST_HEADER_CHARACTERS ? whole : disposition;
}

/** The participant service's model: UrlMetadataSignedHeadersValue. */
const MOST_HEADER_CHARACTERS = 256;

function refuse(code: string, message: string): HttpResponse {
  return {
    status: 403,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  };
}
