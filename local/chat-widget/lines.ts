import { readInteractiveMessage } from './interactive-message.ts';
import { type Offer, offerOf, readableAnswer } from './offer.ts';

/** The roles of a chat's participants (API reference, Item). */
export type Role = 'CUSTOMER' | 'AGENT' | 'CUSTOM_BOT' | 'SUPERVISOR' | 'SYSTEM';

/** One line of a conversation, as the customer or the agent sees it. */
export interface Line {
  readonly key: string;
  readonly at: string;
  readonly kind: 'message' | 'notice';
  /** `warning` for what ends or threatens the conversation. */
  readonly tone: 'plain' | 'good' | 'warning';
  readonly role: Role;
  readonly name: string;
  readonly text: string;
  /** What can be chosen in answer; the text has it too. */
  readonly offer?: Offer;
  readonly isMarkdown?: boolean;
  readonly attachments?: readonly Attachment[];
  /** Of a chat that this one continues. */
  readonly isPast?: boolean;
}

/** A file that was sent (API reference, AttachmentItem). */
export interface Attachment {
  readonly AttachmentId: string;
  readonly AttachmentName: string;
  readonly ContentType: string;
  readonly Status: string;
}

/** An item of the websocket or of GetTranscript, as far as a line is made of it. */
export interface ChatItem {
  readonly Id: string;
  readonly AbsoluteTime: string;
  readonly Type?: string;
  readonly ContentType?: string;
  readonly Content?: string;
  readonly Attachments?: readonly Attachment[];
  readonly DisplayName?: string;
  readonly ParticipantRole?: Role;
  /** On an item of a chat that this one continues, instead of ContactId (API reference, Item). */
  readonly RelatedContactId?: string;
}

/**
 * What the default texts of a chat window say (assumed: the administrator guide, setup-chat-timeouts, leaves the
 * wording to those who write the window).
 */
const NOTICES = {
  'participant.joined': { tone: 'good', say: (name) => `${name} has joined the chat` },
  'participant.left': { tone: 'plain', say: (name) => `${name} has left the chat` },
  'participant.idle': { tone: 'warning', say: (name) => `${name} has become idle` },
  'participant.returned': { tone: 'good', say: (name) => `${name} has returned` },
  'participant.autodisconnection': {
    tone: 'warning',
    say: (name) => `${name} has been idle for too long: the chat was disconnected automatically`,
  },
  'transfer.succeeded': { tone: 'plain', say: () => 'The chat was transferred' },
  'transfer.failed': { tone: 'warning', say: () => 'The chat could not be transferred' },
  'chat.ended': { tone: 'plain', say: () => 'The chat has ended' },
} satisfies Readonly<Record<string, { readonly tone: Line['tone']; readonly say: (name: string) => string }>>;

/** The events that a person sees. */
export type NoticedEvent = keyof typeof NOTICES;

export const EVENT_PREFIX = 'application/vnd.amazonaws.connect.event.';

function isNoticed(event: string): event is NoticedEvent {
  return Object.hasOwn(NOTICES, event);
}

/** The line of an item; none for those that a person does not see, such as receipts. */
export function lineOfItem(item: ChatItem): Line | undefined {
  const role = item.ParticipantRole ?? 'SYSTEM';
  const name = nameOf(role, item.DisplayName);
  const at = item.AbsoluteTime;
  const contentType = item.ContentType ?? '';
  const past = item.RelatedContactId === undefined ? {} : { isPast: true };
  if (contentType.startsWith(EVENT_PREFIX)) {
    const event = contentType.slice(EVENT_PREFIX.length);
    if (!isNoticed(event)) return undefined;
    const notice = NOTICES[event];
    return {
      key: item.Id || `${event} ${at}`,
      at,
      kind: 'notice',
      tone: notice.tone,
      role,
      name,
      text: notice.say(name),
      ...past,
    };
  }
  const line = { key: item.Id, at, kind: 'message', tone: 'plain', role, name, ...past } as const;
  if (item.Type === 'ATTACHMENT') {
    const attachments = item.Attachments ?? [];
    return { ...line, text: attachments.map(({ AttachmentName }) => AttachmentName).join(', '), attachments };
  }
  if (item.Type !== undefined && item.Type !== 'MESSAGE') return undefined;
  const text = readableText(contentType, item.Content ?? '');
  const offer = offerOf(contentType, item.Content ?? '');
  return {
    ...line,
    text,
    ...(offer === undefined ? {} : { offer }),
    ...(contentType === 'text/markdown' ? { isMarkdown: true } : {}),
  };
}

/** Parts what was said in earlier chats from what is said in this one. */
export function partPast(lines: readonly Line[]): readonly Line[] {
  const past = lines.filter(({ isPast }) => isPast === true);
  return past.length === 0 ? lines : [...betweenNotices(past), ...lines.filter(({ isPast }) => isPast !== true)];
}

/** Lines of earlier chats between a notice that says so and one that ends them. */
export function betweenNotices(past: readonly Line[]): readonly Line[] {
  const [first] = past;
  if (first === undefined) return [];
  const notice = { at: first.at, kind: 'notice', tone: 'plain', role: 'SYSTEM', name: '' } as const;
  return [
    { ...notice, key: 'past begins', text: 'From earlier chats' },
    ...past,
    { ...notice, key: 'past ends', text: 'This chat' },
  ];
}

/** Joins what the transcript has with what arrived by itself, each line once, in order of time. */
export function mergeLines(transcript: readonly Line[], arrived: readonly Line[]): readonly Line[] {
  const known = new Set(transcript.map(({ key }) => key));
  const merged = [...transcript, ...arrived.filter(({ key }) => !known.has(key))];
  // ChatJS makes an ended event without a time when the connection is refused: it comes last.
  const order = ({ at }: Line) => at || '~';
  return merged.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

function nameOf(role: Role, displayName: string | undefined): string {
  if (role === 'SYSTEM') return 'Flow';
  return displayName || (role === 'AGENT' ? 'Agent' : role === 'CUSTOMER' ? 'Customer' : 'Bot');
}

/** Interactive messages are JSON: their title and their choices are what a person reads. */
function readableText(contentType: string, content: string): string {
  const interactive = readInteractiveMessage(contentType, content);
  if (interactive === undefined) return readableAnswer(content);
  const { title, subtitle, choices } = interactive;
  return [title, subtitle, ...choices.map((choice) => `• ${choice}`)].filter(Boolean).join('\n') || content;
}
