import { isoTime } from '../../iso-time.ts';
import { holderOf, requireConnected } from '../caller.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';

interface Input {
  readonly ConnectionToken: string;
  readonly ContentType: string;
  readonly Content: string;
  readonly ClientToken?: string;
}

/** API reference, SendMessage. The engine holds each to its length. */
const CONTENT_TYPES = [
  'text/plain',
  'text/markdown',
  'application/json',
  'application/vnd.amazonaws.connect.message.interactive.response',
];

export const sendMessage: Operation<Input> = {
  quota: rate(10, 15),
  run(context, { ConnectionToken, ContentType, Content, ClientToken }) {
    const caller = holderOf(context, ConnectionToken);
    const { participantId, role } = caller.participant;
    return context.clientTokens.once(
      { operation: context.model.name, scope: participantId, clientToken: ClientToken },
      () => {
        requireConnected(caller);
        // A custom participant may also send interactive messages; what a customer may send is the list above.
        const types = role === 'CUSTOM_BOT' ? [...CONTENT_TYPES, INTERACTIVE] : CONTENT_TYPES;
        if (!types.includes(ContentType)) {
          throw new ServiceError('ValidationException', `ContentType must be one of ${types.join(', ')}.`);
        }
        const { id, atMs } = context.engine.sendMessage(participantId, { contentType: ContentType, content: Content });
        return { Id: id, AbsoluteTime: isoTime(atMs) };
      },
    );
  },
};

const INTERACTIVE = 'application/vnd.amazonaws.connect.message.interactive';
