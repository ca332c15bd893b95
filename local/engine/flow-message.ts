import type { ChatState } from './chat-state.ts';
import type { EngineParts } from './engine-parts.ts';
import { checkContentType } from './limits.ts';
import type { Item, ParticipantRole } from './model.ts';
import { publishFlowMessage, publishWhisper } from './transcript.ts';

/** The name under which transcripts show a flow's messages (assumed). */
const FLOW_DISPLAY_NAME = 'SYSTEM_MESSAGE';

/** How a flow says something, where that is not a plain text to everybody. */
export interface FlowMessageForm {
  readonly contentType?: string;
  /** For what a Lex bot says in the flow's stead. */
  readonly displayName?: string;
  /** Whether a chat that was started for it gets this in parts, as what a Lex bot says. */
  readonly mayComeInParts?: boolean;
  /** One side alone gets it: a whisper. */
  readonly onlyTo?: Extract<ParticipantRole, 'CUSTOMER' | 'AGENT'>;
}

/** Says something for a flow, which takes part in the chat under an id of its own. */
export function sayForFlow(parts: EngineParts, chat: ChatState, content: string, form: FlowMessageForm): Item {
  const { contentType = 'text/plain', displayName = FLOW_DISPLAY_NAME, mayComeInParts = false, onlyTo } = form;
  checkContentType(chat.contentTypes, contentType);
  chat.flowParticipantId ??= parts.chance.uuid();
  const speaker = { participantId: chat.flowParticipantId, displayName, role: 'SYSTEM' } as const;
  const isPlain = contentType === 'text/plain';
  const inParts = mayComeInParts && chat.takesParts && isPlain ? ({ comesInParts: true } as const) : {};
  const message = { contentType, content, ...inParts };
  if (onlyTo === undefined) return publishFlowMessage(parts, chat, message, speaker);
  const to = chat.connected.filter(({ role }) => role === onlyTo);
  return publishWhisper(parts, chat, message, { speaker, to, visibleTo: onlyTo });
}
