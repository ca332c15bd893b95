const EVENT = 'application/vnd.amazonaws.connect.event.';

/** The content types of events, as the service's own chat client knows them. */
export const PARTICIPANT_JOINED = `${EVENT}participant.joined`;
export const PARTICIPANT_LEFT = `${EVENT}participant.left`;
export const PARTICIPANT_IDLE = `${EVENT}participant.idle`;
export const PARTICIPANT_RETURNED = `${EVENT}participant.returned`;
export const AUTO_DISCONNECTION = `${EVENT}participant.autodisconnection`;
export const TRANSFER_SUCCEEDED = `${EVENT}transfer.succeeded`;
export const AUTHENTICATION_INITIATED = `${EVENT}authentication.initiated`;
export const AUTHENTICATION_SUCCEEDED = `${EVENT}authentication.succeeded`;
export const AUTHENTICATION_FAILED = `${EVENT}authentication.failed`;
export const AUTHENTICATION_TIMEOUT = `${EVENT}authentication.timeout`;
export const AUTHENTICATION_CANCELLED = `${EVENT}authentication.cancelled`;
export const CHAT_ENDED = `${EVENT}chat.ended`;
export const CHAT_REHYDRATED = `${EVENT}chat.rehydrated`;
export const TYPING = `${EVENT}typing`;
export const MESSAGE_DELIVERED = `${EVENT}message.delivered`;
export const MESSAGE_READ = `${EVENT}message.read`;
export const MESSAGE_METADATA = `${EVENT}message.metadata`;
/** Without effect since 2024-12-31, and still accepted (API reference, SendEvent). */
export const CONNECTION_ACKNOWLEDGED = `${EVENT}connection.acknowledged`;
