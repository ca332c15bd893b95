import { isoTime } from '../../iso-time.ts';
import { holderOf, requireAttachmentUser } from '../caller.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';

interface Input {
  readonly ConnectionToken: string;
  readonly AttachmentId: string;
  readonly UrlExpiryInSeconds?: number;
  readonly UrlContentDisposition?: 'INLINE' | 'ATTACHMENT';
}

/** API reference, GetAttachment: 5 to 300. The default is assumed. */
const DEFAULT_EXPIRY_SECONDS = 300;

export const getAttachment: Operation<Input> = {
  quota: rate(8, 12),
  run(context, { ConnectionToken, AttachmentId, UrlContentDisposition, UrlExpiryInSeconds }) {
    const caller = holderOf(context, ConnectionToken);
    requireAttachmentUser(caller);
    const file = context.attachments.find(AttachmentId);
    const bytes = file?.status === 'APPROVED' ? file.bytes : undefined;
    if (file?.initialContactId !== caller.chat.initialContactId || bytes === undefined) {
      throw new ServiceError('ValidationException', 'AttachmentId is not an approved attachment of this chat.');
    }
    const { url, expiresAtMs } = context.attachments.link(
      { ...file, bytes },
      UrlContentDisposition === 'INLINE' ? 'inline' : 'attachment',
      1000 * (UrlExpiryInSeconds ?? DEFAULT_EXPIRY_SECONDS),
    );
    return { Url: url, UrlExpiry: isoTime(expiresAtMs), AttachmentSizeInBytes: file.sizeBytes };
  },
};
