const encoder = new TextEncoder();
const word = (text: string) => encoder.encode(text);

/** The names and values that are looked for in documents, as bytes. */
export const WORDS = {
  absoluteTime: word('AbsoluteTime'),
  agent: word('Agent'),
  channel: word('Channel'),
  connectedToAgentTimestamp: word('ConnectedToAgentTimestamp'),
  contactId: word('ContactId'),
  contentMetadata: word('ContentMetadata'),
  contentType: word('ContentType'),
  customerMetadata: word('CustomerMetadata'),
  disconnectReason: word('DisconnectReason'),
  disconnectTimestamp: word('DisconnectTimestamp'),
  id: word('Id'),
  initialContactId: word('InitialContactId'),
  initiationTimestamp: word('InitiationTimestamp'),
  lastUpdateTimestamp: word('LastUpdateTimestamp'),
  name: word('Name'),
  output: word('Output'),
  participantId: word('ParticipantId'),
  participantRole: word('ParticipantRole'),
  queue: word('Queue'),
  raw: word('Raw'),
  transcript: word('Transcript'),
  type: word('Type'),
} as const;

export const ITEM_TYPES = { message: word('MESSAGE'), attachment: word('ATTACHMENT'), event: word('EVENT') } as const;

export const ROLE_WORDS = { customer: word('CUSTOMER'), agent: word('AGENT'), bot: word('CUSTOM_BOT') } as const;

const EVENT = 'application/vnd.amazonaws.connect.event.';

/** Events that start or stop a timer, or end the chat. */
export const EVENT_TYPES = {
  joined: word(`${EVENT}participant.joined`),
  left: word(`${EVENT}participant.left`),
  ended: word(`${EVENT}chat.ended`),
  transferred: word(`${EVENT}transfer.succeeded`),
} as const;
