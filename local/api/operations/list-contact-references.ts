import type { AttachmentStatus, Chat } from '../../engine/index.ts';
import type { Operation } from '../operation.ts';
import { UNLISTED_RATE } from '../rate.ts';
import { REFERENCE_MEMBERS } from '../reference-members.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly ReferenceTypes: readonly string[];
}

export const listContactReferences: Operation<Input> = {
  quota: UNLISTED_RATE,
  run(context, { InstanceId, ContactId, ReferenceTypes }) {
    requireInstance(context, InstanceId);
    const chat = context.engine.chatOf(ContactId);
    const { references = {} } = chat.details;
    const listed = Object.entries(references).flatMap(([Name, { type, value }]) => {
      const member = REFERENCE_MEMBERS[type];
      if (member === undefined || !ReferenceTypes.includes(type)) return [];
      return [{ [member]: { Name, Value: value } }];
    });
    const files = ReferenceTypes.includes('ATTACHMENT') ? attachmentsOf(chat, context.instance.instanceArn) : [];
    return { ReferenceSummaryList: [...listed, ...files] };
  },
};

const STATUS: Readonly<Record<AttachmentStatus, string>> = {
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  IN_PROGRESS: 'PROCESSING',
};

/** That a chat's files stand among its references is assumed. */
function attachmentsOf({ transcript }: Chat, instanceArn: string): readonly object[] {
  return transcript.flatMap(({ attachment }) => {
    if (attachment === undefined) return [];
    const { attachmentId, name, status } = attachment;
    const Arn = `${instanceArn}/file/${attachmentId}`;
    return [{ Attachment: { Name: name, Value: attachmentId, Status: STATUS[status], Arn } }];
  });
}
