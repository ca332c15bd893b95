import { Refusal } from '../../engine/index.ts';
import type { AttachedFile } from '../attachments.ts';
import { holderOf, requireAttachmentUser } from '../caller.ts';
import { ServiceError } from '../errors.ts';
import type { Operation, OperationContext } from '../operation.ts';
import { rate } from '../rate.ts';

interface Input {
  readonly ConnectionToken: string;
  readonly AttachmentIds: readonly string[];
  readonly ClientToken?: string;
}

/**
 * Sends a file that was uploaded. One that was not is refused: ChatJS does not look at what its upload was answered.
 * Which error that is, is assumed.
 */
export const completeAttachmentUpload: Operation<Input> = {
  quota: rate(2, 5),
  // AWS's SDKs for iOS and Android send none: each request is one of its own.
  mayLack: ['ClientToken'],
  coverage: { note: 'with a scanner the item is IN_PROGRESS, then APPROVED or REJECTED (assumed)' },
  run(context, { ConnectionToken, AttachmentIds, ClientToken }) {
    const caller = holderOf(context, ConnectionToken);
    const { participantId } = caller.participant;
    const once = { operation: context.model.name, scope: participantId, clientToken: ClientToken };
    return context.clientTokens.once(once, () => {
      requireAttachmentUser(caller);
      const [attachmentId = ''] = AttachmentIds;
      const file = context.attachments.find(attachmentId);
      if (file?.participantId !== participantId) {
        throw new ServiceError('ValidationException', 'AttachmentIds[0] is not one that StartAttachmentUpload gave.');
      }
      if (file.status !== undefined) {
        throw new ServiceError('ConflictException', 'The attachment has been sent already.');
      }
      if (file.bytes === undefined) {
        throw new ServiceError('ConflictException', 'Nothing was uploaded: PUT the file to UploadMetadata.Url first.');
      }
      send(context, file);
      return {};
    });
  },
};

function send({ engine, scanFile, instance, chatClock, catchUp, onError }: OperationContext, file: AttachedFile): void {
  const { attachmentId, participantId, name, contentType, sizeBytes } = file;
  file.status = scanFile === undefined ? 'APPROVED' : 'IN_PROGRESS';
  engine.sendAttachment(participantId, { attachmentId, name, contentType, status: file.status });
  if (scanFile === undefined) return;
  const scanned = { instanceId: instance.instanceId, fileId: attachmentId, name, sizeBytes };
  scanFile({ ...scanned, createdAtMs: chatClock.nowMs }, (status) => {
    file.status = status;
    // Rejected files are deleted (administrator guide, setup-attachment-scanning).
    if (status === 'REJECTED') file.bytes = undefined;
    catchUp();
    engine.decideAttachment(participantId, { attachmentId, status });
  }).catch((error: unknown) => {
    // The chat may have been removed meanwhile.
    if (!(error instanceof Refusal)) onError(error);
  });
}
