import { checkAttributeKeys } from '../check-attribute-keys.ts';
import { notEmulated, ServiceError } from '../errors.ts';
import { issueConnection, TYPES_NOT_EMULATED } from '../issue-connection.ts';
import type { Operation, OperationContext } from '../operation.ts';
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
}

const NOT_EMULATED = [
  'ChatStreamingConfiguration',
  'CustomerId',
  'DisconnectOnCustomerExit',
  'ParticipantConfiguration',
  'PersistentChat',
  'RelatedContactId',
  'SegmentAttributes',
];

/** API reference, StartChatContact: `text/plain` must be among them. */
const ALWAYS_SUPPORTED = 'text/plain';
const CONTENT_TYPES = [
  ALWAYS_SUPPORTED,
  'text/markdown',
  'application/json',
  'application/vnd.amazonaws.connect.message.interactive',
  'application/vnd.amazonaws.connect.message.interactive.response',
];

export const startChatContact: Operation<Input> = {
  name: 'StartChatContact',
  run(context, input) {
    requireInstance(context, input.InstanceId);
    for (const member of NOT_EMULATED) {
      if (Object.hasOwn(input, member)) throw notEmulated('connect', member);
    }
    const missing = input.ConnectionTypes?.find((type) => TYPES_NOT_EMULATED.some((other) => other === type));
    if (missing !== undefined) throw notEmulated('connect', `ConnectionTypes ${missing}`);
    checkContentTypes(input.SupportedMessagingContentTypes);
    checkAttributeKeys(input.Attributes ?? {});
    const once = { operation: 'StartChatContact', scope: context.instance.instanceId, clientToken: input.ClientToken };
    return context.clientTokens.once(once, () => start(context, input));
  },
};

function start(context: OperationContext, input: Input): object {
  const { chat, participant } = context.engine.startChat({
    displayName: input.ParticipantDetails.DisplayName,
    flowId: requireFlow(context, input.ContactFlowId),
    ...(input.Attributes === undefined ? {} : { attributes: input.Attributes }),
    ...(input.InitialMessage === undefined
      ? {}
      : { initialMessage: { contentType: input.InitialMessage.ContentType, content: input.InitialMessage.Content } }),
    ...(input.ChatDurationInMinutes === undefined ? {} : { chatDurationMinutes: input.ChatDurationInMinutes }),
  });
  return {
    ContactId: chat.initialContactId,
    ParticipantId: participant.participantId,
    ParticipantToken: participant.token,
    ...issueConnection(context, participant.participantId, input.ConnectionTypes ?? []),
  };
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
  const unknown = types.findIndex((type) => !CONTENT_TYPES.includes(type));
  if (unknown < 0 && types.includes(ALWAYS_SUPPORTED)) return;
  const what = unknown < 0 ? `lacks ${ALWAYS_SUPPORTED}` : `[${unknown}] is none of ${CONTENT_TYPES.join(', ')}`;
  throw new ServiceError('InvalidParameterException', `SupportedMessagingContentTypes ${what}.`);
}
