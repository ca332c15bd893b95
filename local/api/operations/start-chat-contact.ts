import {
  type ContactDetails,
  INTERACTIVE_MESSAGE,
  INTERACTIVE_RESPONSE,
  MESSAGE_CONTENT_TYPES,
  type PersistentChat,
} from '../../engine/index.ts';
import { quoteName } from '../../error-texts.ts';
import { checkAttributeKeys } from '../check-attribute-keys.ts';
import { notEmulated, ServiceError } from '../errors.ts';
import { issueConnection, TYPES_NOT_EMULATED } from '../issue-connection.ts';
import type { Operation, OperationContext } from '../operation.ts';
import { present } from '../present.ts';
import { rate } from '../rate.ts';
import { requireInstance } from '../require-instance.ts';

interface Input {
  readonly InstanceId: string;
  readonly ContactFlowId: string;
  readonly ParticipantDetails: { readonly DisplayName: string };
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly InitialMessage?: { readonly ContentType: string; readonly Content: string };
  readonly ChatDurationInMinutes?: number;
  readonly ConnectionTypes?: readonly string[];
  readonly SupportedMessagingContentTypes?: readonly string[];
  readonly ClientToken?: string;
  readonly PersistentChat?: {
    readonly RehydrationType?: PersistentChat['rehydrationType'];
    readonly SourceContactId?: string;
  };
  readonly RelatedContactId?: string;
  readonly ChatStreamingConfiguration?: { readonly StreamingEndpointArn: string };
  readonly CustomerId?: string;
  readonly SegmentAttributes?: ContactDetails['segmentAttributes'];
  readonly DisconnectOnCustomerExit?: readonly 'AGENT'[];
  readonly ParticipantConfiguration?: { readonly ResponseMode?: string };
}

/**
 * API reference, StartChatContact: `text/plain` must be among them. A chat that names none takes it alone (assumed:
 * others got plain text there).
 */
const ALWAYS_SUPPORTED = 'text/plain';
const SEGMENT_KEY = /^[A-Za-z0-9_:-]+$/;
const INTERACTIVE = [INTERACTIVE_MESSAGE, INTERACTIVE_RESPONSE];

export const startChatContact: Operation<Input> = {
  quota: rate(5, 8),
  run(context, input) {
    requireInstance(context, input.InstanceId);
    const missing = input.ConnectionTypes?.find((type) => TYPES_NOT_EMULATED.some((other) => other === type));
    if (missing !== undefined) throw notEmulated('connect', `ConnectionTypes ${missing}`);
    checkContentTypes(input.SupportedMessagingContentTypes);
    checkAttributeKeys(input.Attributes ?? {});
    checkSegmentAttributes(input);
    const once = { operation: context.model.name, scope: context.instance.instanceId, clientToken: input.ClientToken };
    return context.clientTokens.once(once, () => start(context, input));
  },
};

function start(context: OperationContext, input: Input): object {
  const flowId = requireFlow(context, input.ContactFlowId);
  context.quotas.checkChats(context.engine.chats);
  const topicArn = input.ChatStreamingConfiguration?.StreamingEndpointArn;
  if (topicArn === undefined) return startIn(context, input, { flowId });
  // The stream is there before the chat, so that the first message goes out too.
  const contactId = context.chance.uuid();
  const StreamingId = context.streams.start(contactId, topicArn);
  try {
    return { ...startIn(context, input, { flowId, contactIds: [contactId] }), StreamingId };
  } catch (error) {
    context.streams.stop(contactId, StreamingId);
    throw error;
  }
}

function startIn(
  context: OperationContext,
  input: Input,
  where: { readonly flowId: string; readonly contactIds?: readonly string[] },
): object {
  const { ParticipantDetails, InitialMessage, Attributes, RelatedContactId } = input;
  const { chat, participant } = context.engine.startChat({
    ...where,
    displayName: ParticipantDetails.DisplayName,
    ...present({
      attributes: Attributes,
      initialMessage: InitialMessage && { contentType: InitialMessage.ContentType, content: InitialMessage.Content },
      chatDurationMinutes: input.ChatDurationInMinutes,
      persistentChat: input.PersistentChat && readPersistentChat(input.PersistentChat),
      relatedContactId: RelatedContactId,
    }),
    contentTypes: input.SupportedMessagingContentTypes ?? [ALWAYS_SUPPORTED],
    takesParts: input.ParticipantConfiguration?.ResponseMode === 'INCREMENTAL',
    disconnectsAgentOnExit: input.DisconnectOnCustomerExit?.includes('AGENT') === true,
    details: present({ customerId: input.CustomerId, segmentAttributes: input.SegmentAttributes }),
  });
  return {
    ContactId: chat.initialContactId,
    ParticipantId: participant.participantId,
    ParticipantToken: participant.token,
    ...present({ ContinuedFromContactId: chat.continuedFromContactId }),
    ...issueConnection(context, participant.participantId, input.ConnectionTypes ?? []),
  };
}

/** The model lets both be absent; the API reference asks for both. */
function readPersistentChat({ RehydrationType, SourceContactId }: NonNullable<Input['PersistentChat']>) {
  if (RehydrationType !== undefined && SourceContactId !== undefined) {
    return { rehydrationType: RehydrationType, sourceContactId: SourceContactId };
  }
  throw new ServiceError(
    'InvalidParameterException',
    'PersistentChat must have both RehydrationType and SourceContactId.',
  );
}

/** A chat starts in an inbound flow; the service's other flow types are for other moments of a contact. */
function requireFlow({ flows }: OperationContext, contactFlowId: string): string {
  const flow = flows.find(contactFlowId);
  if (flow === undefined) {
    throw new ServiceError(
      'ResourceNotFoundException',
      'There is no flow with this ContactFlowId. GET /local/instance lists the flows that are here.',
    );
  }
  if (flow.type !== 'CONTACT_FLOW') {
    throw new ServiceError('InvalidParameterException', `The flow is a ${flow.type}: a chat starts in a CONTACT_FLOW.`);
  }
  return flow.id;
}

function checkContentTypes(types: readonly string[] | undefined): void {
  if (types === undefined) return;
  const unknown = types.findIndex((type) => !MESSAGE_CONTENT_TYPES.includes(type));
  if (unknown < 0 && types.includes(ALWAYS_SUPPORTED)) return;
  const what =
    unknown < 0 ? `lacks ${ALWAYS_SUPPORTED}` : `[${unknown}] is not one of ${MESSAGE_CONTENT_TYPES.join(', ')}`;
  throw new ServiceError('InvalidParameterException', `SupportedMessagingContentTypes ${what}.`);
}

const GUIDE = 'connect:Guide';

/** API reference, StartChatContact: a guide needs both interactive types. */
function checkSegmentAttributes({ SegmentAttributes = {}, SupportedMessagingContentTypes = [] }: Input): void {
  const wrong = Object.keys(SegmentAttributes).find((key) => !SEGMENT_KEY.test(key));
  if (wrong !== undefined) {
    throw new ServiceError(
      'InvalidParameterException',
      `SegmentAttributes has a key with other characters than letters, digits, - _ and :, ${quoteName(wrong)}.`,
    );
  }
  const subtype = SegmentAttributes['connect:Subtype']?.ValueString;
  if (subtype !== GUIDE || INTERACTIVE.every((type) => SupportedMessagingContentTypes.includes(type))) return;
  throw new ServiceError(
    'InvalidParameterException',
    `With the subtype ${GUIDE} SupportedMessagingContentTypes must have ${INTERACTIVE.join(' and ')}.`,
  );
}
