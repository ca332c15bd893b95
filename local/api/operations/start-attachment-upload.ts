import { isoTime } from '../../iso-time.ts';
import { headersToInclude } from '../attachment-handler.ts';
import { attachmentProblem, MOST_ATTACHMENTS_OF_A_CHAT } from '../attachment-rules.ts';
import { holderOf, requireAttachmentUser } from '../caller.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';

interface Input {
  readonly ConnectionToken: string;
  readonly ContentType: string;
  readonly AttachmentSizeInBytes: number;
  readonly AttachmentName: string;
  readonly ClientToken?: string;
}

export const startAttachmentUpload: Operation<Input> = {
  quota: rate(2, 5),
  // AWS's SDKs for iOS and Android send none: each request is one of its own.
  mayLack: ['ClientToken'],
  run(context, { ConnectionToken, ContentType, AttachmentSizeInBytes, AttachmentName, ClientToken }) {
    const caller = holderOf(context, ConnectionToken);
    const { participantId } = caller.participant;
    const once = { operation: context.model.name, scope: participantId, clientToken: ClientToken };
    return context.clientTokens.once(once, () => {
      requireAttachmentUser(caller);
      const { chat } = caller;
      const problem = attachmentProblem(AttachmentName, AttachmentSizeInBytes);
      if (problem !== undefined) throw new ServiceError('ValidationException', problem);
      if (context.attachments.countOf(chat.initialContactId) >= MOST_ATTACHMENTS_OF_A_CHAT) {
        throw new ServiceError(
          'ServiceQuotaExceededException',
          `The chat has ${MOST_ATTACHMENTS_OF_A_CHAT} attachments, the most there can be.`,
        );
      }
      const { file, url, expiresAtMs } = context.attachments.start({
        initialContactId: chat.initialContactId,
        participantId,
        name: AttachmentName,
        contentType: ContentType,
        sizeBytes: AttachmentSizeInBytes,
      });
      return {
        AttachmentId: file.attachmentId,
        UploadMetadata: { Url: url, UrlExpiry: isoTime(expiresAtMs), HeadersToInclude: headersToInclude(file) },
      };
    });
  },
};
