import type { DeployedTimers } from '../deployed/read-deployed.ts';
import type { MadeChat } from '../load/made-chats.ts';
import type { Agenda } from './agenda.ts';
import { Heap } from './heap.ts';
import { type FunctionInstance, Instances } from './instances.ts';

/** A chat's timers, waiting to be set. */
interface Message {
  readonly chat: MadeChat;
  readonly sentAtMs: number;
  receiveCount: number;
}

/** Works on a message, and tells in the end whether it is done with. */
export type Work = (message: Message, instance: FunctionInstance, end: (isDone: boolean) => void) => void;

/** The queue of timers and its event source: oldest first (assumed; a standard queue promises no order). */
export class RetryQueue {
  readonly #agenda: Agenda;
  readonly #deployed: DeployedTimers;
  readonly #work: Work;
  readonly #visible = new Heap<Message>();
  readonly instances = new Instances();
  #waiting = 0;
  mostWaiting = 0;
  oldestAgeMs = 0;
  deadLetters = 0;

  constructor(parts: { agenda: Agenda; deployed: DeployedTimers; work: Work }) {
    this.#agenda = parts.agenda;
    this.#deployed = parts.deployed;
    this.#work = parts.work;
  }

  put(chat: MadeChat, delaySeconds: number): void {
    const message = { chat, sentAtMs: this.#agenda.nowMs, receiveCount: 0 };
    this.#waiting += 1;
    this.mostWaiting = Math.max(this.mostWaiting, this.#waiting);
    this.#showAfter(message, delaySeconds * 1000);
  }

  #showAfter(message: Message, delayMs: number): void {
    this.#agenda.after(delayMs, () => {
      this.#visible.put(message.sentAtMs, message);
      this.#deliver();
    });
  }

  #deliver(): void {
    while (this.instances.running < this.#deployed.maxConcurrency) {
      const message = this.#visible.take();
      if (message === undefined) return;
      if (message.receiveCount >= this.#deployed.maxReceiveCount) {
        this.deadLetters += 1;
        this.#leave(message);
      } else this.#invoke(message);
    }
  }

  #invoke(message: Message): void {
    const receivedAtMs = this.#agenda.nowMs;
    const instance = this.instances.begin();
    message.receiveCount += 1;
    this.#work(message, instance, (isDone) => {
      this.instances.end(instance);
      const hiddenUntilMs = receivedAtMs + this.#deployed.visibilityTimeoutSeconds * 1000;
      if (isDone) this.#leave(message);
      else this.#showAfter(message, Math.max(0, hiddenUntilMs - this.#agenda.nowMs));
      this.#deliver();
    });
  }

  #leave({ sentAtMs }: Message): void {
    this.#waiting -= 1;
    this.oldestAgeMs = Math.max(this.oldestAgeMs, this.#agenda.nowMs - sentAtMs);
  }
}
