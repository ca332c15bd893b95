import { mergeAttributes } from './attributes.ts';
import { ChatState } from './chat-state.ts';
import { endChat, goOnAs, makeContact } from './contacts.ts';
import type { EngineParts } from './engine-parts.ts';
import { Refusal } from './errors.ts';
import {
  CUSTOMER_CONNECTION_LIMIT_MS,
  checkChatDuration,
  checkContentType,
  checkMessage,
  DEFAULT_CHAT_DURATION_MINUTES,
} from './limits.ts';
import type { ContactDetails, PersistentChat } from './model.ts';
import { makeParticipant } from './participants.ts';
import { findPast, rehydrate } from './persistent-chat.ts';
import { publishMessage } from './transcript.ts';

const MINUTE_MS = 60_000;

export interface StartChatInput {
  readonly displayName: string;
  /** Default: the chat runs without a flow. */
  readonly flowId?: string;
  /** Ids of its own for a chat that began elsewhere, its oldest contact first. */
  readonly contactIds?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly initialMessage?: { readonly contentType: string; readonly content: string };
  readonly chatDurationMinutes?: number;
  /** A past chat that this one continues. */
  readonly persistentChat?: PersistentChat;
  /** A contact that the first one belongs to. Not together with `persistentChat`, which says it too. */
  readonly relatedContactId?: string;
  /** Content types that its messages may have. Default: all that a message can have (assumed). */
  readonly contentTypes?: readonly string[];
  readonly details?: ContactDetails;
  /** When the customer ends the chat, the agent is disconnected and the disconnect flow runs. Default: false. */
  readonly disconnectsAgentOnExit?: boolean;
  /** What Lex bots say comes in parts over websockets. Default: false. */
  readonly takesParts?: boolean;
}

export function startChat(parts: EngineParts, input: StartChatInput): ChatState {
  const { chatDurationMinutes = DEFAULT_CHAT_DURATION_MINUTES, initialMessage, contactIds = [] } = input;
  const { persistentChat, relatedContactId, contentTypes } = input;
  const [initialContactId, ...laterContactIds] = contactIds;
  checkChatDuration(chatDurationMinutes);
  if (initialMessage !== undefined) checkMessage(parts.messageLimits, initialMessage);
  for (const contactId of contactIds) parts.directory.checkUnknown(contactId);
  if (initialMessage !== undefined) checkContentType(contentTypes, initialMessage.contentType);
  if (persistentChat !== undefined && relatedContactId !== undefined) {
    throw new Refusal('INVALID', 'A chat has either a past chat or a related contact, not both.');
  }
  if (relatedContactId !== undefined) parts.directory.contact(relatedContactId);
  const past = persistentChat === undefined ? undefined : findPast(parts, persistentChat);
  const attributes = input.attributes === undefined ? undefined : mergeAttributes(new Map(), input.attributes);

  const chat = new ChatState({
    clock: parts.clock,
    timerListener: parts.timerListener,
    contact: makeContact(parts, 'API', undefined, initialContactId),
    customer: makeParticipant(parts, { role: 'CUSTOMER', displayName: input.displayName }),
  });
  if (attributes !== undefined) chat.attributes = attributes;
  if (input.details !== undefined) chat.details = input.details;
  chat.contentTypes = contentTypes;
  chat.disconnectsAgentOnExit = input.disconnectsAgentOnExit ?? false;
  chat.takesParts = input.takesParts ?? false;
  chat.current.relatedContactId = relatedContactId;
  parts.directory.addChat(chat);
  parts.events.add(chat, { type: 'CONTACT_STARTED', flowId: input.flowId });
  const connectByMs = parts.clock.nowMs + CUSTOMER_CONNECTION_LIMIT_MS;
  parts.events.add(chat, { type: 'PARTICIPANT_CREATED', participant: chat.customer, connectByMs });
  if (persistentChat !== undefined && past !== undefined) rehydrate(parts, chat, past, persistentChat);
  for (const contactId of laterContactIds) goOnAs(parts, chat, contactId);
  if (initialMessage !== undefined) publishMessage(parts, chat, initialMessage, chat.customer);

  chat.customerLimit = parts.clock.after(CUSTOMER_CONNECTION_LIMIT_MS, 'CONNECTION_LIMIT', () => {
    endChat(parts, chat, 'CUSTOMER_CONNECTION_NOT_ESTABLISHED');
    parts.events.deliver();
  });
  chat.durationLimit = parts.clock.after(chatDurationMinutes * MINUTE_MS, 'CHAT_DURATION', () => {
    endChat(parts, chat, 'EXPIRED');
    parts.events.deliver();
  });
  return chat;
}
