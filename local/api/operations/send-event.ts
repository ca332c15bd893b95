import { type Caller, holderOf, requireConnected } from '../caller.ts';
import { ServiceError } from '../errors.ts';
import { isoTime } from '../iso-time.ts';
import type { Operation } from '../operation.ts';

interface Input {
  readonly ConnectionToken: string;
  readonly ContentType: string;
  readonly Content?: string;
  readonly ClientToken?: string;
}

const EVENT = 'application/vnd.amazonaws.connect.event';
const RECEIPTS = [`${EVENT}.message.delivered`, `${EVENT}.message.read`];
/** Still accepted, and no longer kept up by the service since the end of 2024: it reaches nobody. */
const ACKNOWLEDGED = `${EVENT}.connection.acknowledged`;
const CONTENT_TYPES = [`${EVENT}.typing`, ...RECEIPTS, ACKNOWLEDGED];

/** API reference, SendEvent: receipts are for chats of two. */
const MOST_IN_A_CHAT_WITH_RECEIPTS = 2;

export const sendEvent: Operation<Input> = {
  name: 'SendEvent',
  run(context, { ConnectionToken, ContentType, Content, ClientToken }) {
    const caller = holderOf(context, ConnectionToken);
    const { participantId } = caller.participant;
    return context.clientTokens.once({ operation: 'SendEvent', scope: participantId, clientToken: ClientToken }, () => {
      requireConnected(caller);
      if (!CONTENT_TYPES.includes(ContentType)) {
        throw new ServiceError('ValidationException', `ContentType must be one of ${CONTENT_TYPES.join(', ')}.`);
      }
      if (RECEIPTS.includes(ContentType)) checkReceipt(caller, Content);
      if (ContentType === ACKNOWLEDGED) {
        return { Id: context.chance.uuid(), AbsoluteTime: isoTime(context.chatClock.nowMs) };
      }
      const { id, atMs } = context.engine.sendEvent(participantId, {
        contentType: ContentType,
        ...(Content === undefined ? {} : { content: Content }),
      });
      return { Id: id, AbsoluteTime: isoTime(atMs) };
    });
  },
};

function checkReceipt({ chat }: Caller, content: string | undefined): void {
  if (!hasMessageId(content)) {
    throw new ServiceError('ValidationException', 'Content of a receipt must be JSON: {"messageId": "…"}.');
  }
  const active = chat.participants.filter(({ state }) => state === 'CONNECTED').length;
  if (active > MOST_IN_A_CHAT_WITH_RECEIPTS) {
    throw new ServiceError('ConflictException', `Receipts are for two participants, and ${active} are connected.`);
  }
}

function hasMessageId(content: string | undefined): boolean {
  try {
    const value: unknown = JSON.parse(content ?? '');
    return typeof value === 'object' && value !== null && 'messageId' in value && typeof value.messageId === 'string';
  } catch {
    return false;
  }
}
