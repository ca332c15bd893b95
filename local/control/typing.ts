import type { TransportClock } from '../clock/transport-clock.ts';
import { type Chat, type ChatEvent, TYPING } from '../engine/index.ts';

/** ChatJS tells of typing once in ten seconds at most, so that a person who types on is told of in time. */
const SHOWN_MS = 12_000;

/** Who is typing, as an agent's desk shows it. People type in their own time and not in the chat clock's. */
export class Typing {
  readonly #clock: TransportClock;
  readonly #lastAtMs = new WeakMap<Chat, Map<string, number>>();

  constructor(clock: TransportClock) {
    this.#clock = clock;
  }

  onChatEvent(event: ChatEvent): void {
    if (event.type !== 'ITEM') return;
    const { chat } = event;
    const { contentType, participantId } = event.item;
    if (participantId === undefined) return;
    const ofChat = this.#lastAtMs.get(chat) ?? new Map<string, number>();
    this.#lastAtMs.set(chat, ofChat);
    // Whoever has sent what they typed, or has left, types no longer.
    if (contentType === TYPING) ofChat.set(participantId, this.#clock.nowMs);
    else ofChat.delete(participantId);
  }

  isTyping(chat: Chat, participantId: string): boolean {
    const atMs = this.#lastAtMs.get(chat)?.get(participantId);
    return atMs !== undefined && this.#clock.nowMs - atMs < SHOWN_MS;
  }
}
