import type { ChatClock } from './chat-clock.ts';
import type { ChatEvent } from './events.ts';
import type { Chat } from './model.ts';

type WithoutBase<Event> = Event extends ChatEvent ? Omit<Event, 'atMs' | 'chat' | 'contact'> : never;

/** An event without what the queue adds: when it happened, and to which chat and contact. */
type EventBody = WithoutBase<ChatEvent>;

/**
 * Events wait here until the command that caused them has finished. A listener that gives the next command sees it done
 * at once. That command's events go to the end of the queue, so that everybody hears all of them in order.
 */
export class EventQueue {
  readonly #clock: ChatClock;
  readonly #emit: (event: ChatEvent) => void;
  #waiting: ChatEvent[] = [];
  #delivering = false;

  constructor(clock: ChatClock, emit: (event: ChatEvent) => void) {
    this.#clock = clock;
    this.#emit = emit;
  }

  /** Notes what has just happened in the chat's current contact. */
  add(chat: Chat, body: EventBody): void {
    // The spread comes first: that is the copy which the engine of JavaScript makes fast.
    this.#waiting.push({ ...body, atMs: this.#clock.nowMs, chat, contact: chat.current });
  }

  /** A listener that throws fails this call; the events after it are delivered with the next command's. */
  deliver(): void {
    if (this.#delivering) return;
    this.#delivering = true;
    let delivered = 0;
    try {
      // The queue may grow on the way.
      for (const event of this.#waiting) {
        delivered += 1;
        this.#emit(event);
      }
    } finally {
      this.#waiting = delivered === this.#waiting.length ? [] : this.#waiting.slice(delivered);
      this.#delivering = false;
    }
  }
}
