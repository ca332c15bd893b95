import { isoTime } from '../../iso-time.ts';
import { notEmulated, ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { rate } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactId: string;
  readonly ParticipantDetails: {
    readonly ParticipantRole?: string;
    readonly DisplayName?: string;
    readonly ParticipantCapabilities?: object;
  };
  readonly ClientToken?: string;
}

/** The token lives as long as its participant is part of the chat; that the answer names one day is assumed. */
const NAMED_TOKEN_LIFE_MS = 24 * 60 * 60_000;
/** The model lets a display name be absent; what the service puts there is not documented (assumed). */
const DEFAULT_DISPLAY_NAME = 'CUSTOM_BOT';

export const createParticipant: Operation<Input> = {
  quota: rate(5, 8),
  coverage: { note: 'custom participants of chats only' },
  run(context, { InstanceId, ContactId, ParticipantDetails, ClientToken }) {
    requireInstance(context, InstanceId);
    if (ParticipantDetails.ParticipantRole !== 'CUSTOM_BOT') {
      throw new ServiceError(
        'InvalidRequestException',
        'ParticipantDetails.ParticipantRole must be CUSTOM_BOT: a chat takes no other participant by this operation.',
      );
    }
    if (ParticipantDetails.ParticipantCapabilities !== undefined) {
      throw notEmulated('connect', 'ParticipantDetails.ParticipantCapabilities');
    }
    const { contactId } = context.engine.contact(ContactId);
    const once = { operation: context.model.name, scope: contactId, clientToken: ClientToken };
    return context.clientTokens.once(once, () => {
      const displayName = ParticipantDetails.DisplayName ?? DEFAULT_DISPLAY_NAME;
      const { participantId, token } = context.engine.createCustomParticipant(contactId, displayName);
      const Expiry = isoTime(context.transport.nowMs + NAMED_TOKEN_LIFE_MS);
      return { ParticipantId: participantId, ParticipantCredentials: { ParticipantToken: token, Expiry } };
    });
  },
};
