import { isoTime } from '../../iso-time.ts';
import { holderOf, requireConnected } from '../caller.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';

interface Input {
  readonly ConnectionToken: string;
  readonly ContentType: string;
  readonly Content?: string;
  readonly ClientToken?: string;
}

export const sendEvent: Operation<Input> = {
  quota: rate(10, 15),
  // The typing event of AWS's SDKs for iOS and Android.
  mayBeEmpty: ['Content'],
  run(context, { ConnectionToken, ContentType, Content, ClientToken }) {
    const caller = holderOf(context, ConnectionToken);
    const { participantId } = caller.participant;
    return context.clientTokens.once(
      { operation: context.model.name, scope: participantId, clientToken: ClientToken },
      () => {
        requireConnected(caller);
        const { id, atMs } = context.engine.sendEvent(participantId, {
          contentType: ContentType,
          ...(Content === undefined ? {} : { content: Content }),
        });
        return { Id: id, AbsoluteTime: isoTime(atMs) };
      },
    );
  },
};
