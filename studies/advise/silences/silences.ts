import { numberAt } from '../number-at.ts';
import { AGENT, BOT, CUSTOMER, ENDED, JOINED, LEFT, MESSAGE, type Moves } from './chat-items.ts';

/** How a silence ended. */
export const RETURNED = 0;
export const CUSTOMER_LEFT = 1;
export const AGENT_ENDED = 2;
/** A join that restarts the clock, a transfer, an expiry, the end of the data, or nobody knows. */
export const CENSORED = 3;
/** By a timer that was in force. */
export const BY_TIMER = 4;
type SilenceEnd = typeof RETURNED | typeof CUSTOMER_LEFT | typeof AGENT_ENDED | typeof CENSORED | typeof BY_TIMER;

/** A chat's reason of disconnection, as far as it matters here. `undefined`: what the transcript shows holds. */
export type ChatEnd = SilenceEnd | undefined;

const ENDS = [RETURNED, CUSTOMER_LEFT, AGENT_ENDED, CENSORED, BY_TIMER] as const;

/** An end from the number that stands for it in a table; `undefined` for any other number. */
export function endFrom(number: number | undefined): ChatEnd {
  return ENDS.find((end) => end === number);
}

/** A silence of the customer, by the clock that customer timers run on. */
export interface Silence {
  readonly startMs: number;
  readonly lengthMs: number;
  ends: SilenceEnd;
  /** Beside a custom participant no agent is freed. */
  readonly isBesideAgent: boolean;
  /** How long the last word was the customer's, from the start; -1 where it was not. */
  readonly owedMs: number;
  /** From the start to the customer's next message in the same contact; infinite where there is none. */
  backMs: number;
  /** From the start until the last agent left the contact. */
  staffedMs: number;
}

/** An agent's presence in the chat, from the first one's join to the last one's leaving. */
export interface Presence {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface ChatSilences {
  readonly silences: readonly Silence[];
  readonly presences: readonly Presence[];
  readonly agentLongestMs: number;
  /** The longest silence of the agent that a message of the agent's ended. */
  readonly agentLongestReturnedMs: number;
}

/** A transfer's event follows the leaving that it causes. */
const TRANSFER_AFTER_MS = 2000;

/**
 * The silences of one chat, by the rules of the timers (administrator guide, setup-chat-timeouts). They run while a
 * customer and an agent or custom participant are there. Every such join starts both roles anew; a role's own message
 * restarts it, whoever owes an answer.
 */
export function findSilences(moves: Moves, reason: ChatEnd = undefined): ChatSilences {
  const walk = new Walk();
  for (let index = 0; index < moves.count; index += 1) {
    const atMs = numberAt(moves.atMs, index);
    const role = moves.roles[index];
    switch (moves.actions[index]) {
      case MESSAGE:
        walk.hear(atMs, role);
        break;
      case JOINED:
        walk.join(atMs, role);
        break;
      case LEFT:
        walk.leave(atMs, role);
        break;
      case ENDED:
        walk.stop(atMs, CENSORED);
        break;
      default:
        walk.transfer(atMs);
    }
  }
  walk.stop(moves.lastMs, CENSORED);
  return walk.finish(reason);
}

const NOT_RUNNING = -1;

class Walk {
  readonly #silences: Silence[] = [];
  readonly #presences: Presence[] = [];
  #isCustomerIn = false;
  #agents = 0;
  #isBotIn = false;
  #agentFromMs = NOT_RUNNING;
  #isCustomersWord = false;
  #customerSinceMs = NOT_RUNNING;
  /** Of the running silence: whether it began on the customer's word, and when somebody answered. */
  #beganOwed = false;
  #isBesideAgent = false;
  #answeredAtMs = Number.POSITIVE_INFINITY;
  #agentSinceMs = NOT_RUNNING;
  #agentLongestMs = 0;
  #agentLongestReturnedMs = 0;
  /** The first silence since the customer's last message, and of the contact. */
  #pendingFrom = 0;
  #contactFrom = 0;
  /** The silence that the last stop ended, or none. */
  #stopped: { readonly silence: Silence; readonly atMs: number } | undefined;

  hear(atMs: number, role: number | undefined): void {
    if (role === CUSTOMER) {
      const wasRunning = this.#customerSinceMs !== NOT_RUNNING;
      this.#close(atMs, RETURNED);
      for (; this.#pendingFrom < this.#silences.length; this.#pendingFrom += 1) {
        const silence = this.#silences[this.#pendingFrom];
        if (silence !== undefined) silence.backMs = atMs - silence.startMs;
      }
      this.#isCustomersWord = true;
      if (wasRunning) this.#openCustomer(atMs);
      return;
    }
    this.#isCustomersWord = false;
    if (this.#answeredAtMs === Number.POSITIVE_INFINITY) this.#answeredAtMs = atMs;
    if (role === AGENT && this.#agentSinceMs !== NOT_RUNNING) {
      this.#closeAgent(atMs, true);
      this.#agentSinceMs = atMs;
    }
  }

  join(atMs: number, role: number | undefined): void {
    if (role === CUSTOMER) this.#isCustomerIn = true;
    if (role === BOT) this.#isBotIn = true;
    if (role === AGENT) {
      this.#close(atMs, CENSORED);
      this.#closeAgent(atMs, false);
      if (this.#agents === 0) this.#agentFromMs = atMs;
      this.#agents += 1;
    }
    if (!this.#isCustomerIn || (this.#agents === 0 && !this.#isBotIn)) return;
    this.#openCustomer(atMs);
    if (this.#agents > 0) this.#agentSinceMs = atMs;
  }

  leave(atMs: number, role: number | undefined): void {
    if (role === CUSTOMER) {
      this.#isCustomerIn = false;
      this.#close(atMs, CUSTOMER_LEFT);
      this.#closeAgent(atMs, false);
    } else if (role === BOT) {
      this.#isBotIn = false;
      this.#close(atMs, CENSORED);
    } else {
      this.#agents -= 1;
      if (this.#agents === 0) this.#endContact(atMs, AGENT_ENDED);
    }
  }

  /** Everybody but the customer leaves. */
  transfer(atMs: number): void {
    const stopped = this.#stopped;
    this.#isBotIn = false;
    this.#endContact(atMs, CENSORED);
    if (stopped?.silence.ends === AGENT_ENDED && stopped.atMs >= atMs - TRANSFER_AFTER_MS) {
      stopped.silence.ends = CENSORED;
    }
    // The record's reason is that of the agent's leaving, which the transfer explains.
    this.#stopped = undefined;
  }

  stop(atMs: number, ends: SilenceEnd): void {
    this.#isBotIn = false;
    this.#endContact(atMs, ends);
  }

  finish(reason: ChatEnd): ChatSilences {
    const last = this.#stopped?.silence;
    if (reason !== undefined && last !== undefined && last === this.#silences.at(-1)) last.ends = reason;
    return {
      silences: this.#silences,
      presences: this.#presences,
      agentLongestMs: this.#agentLongestMs,
      agentLongestReturnedMs: this.#agentLongestReturnedMs,
    };
  }

  #endContact(atMs: number, ends: SilenceEnd): void {
    this.#close(atMs, ends);
    this.#closeAgent(atMs, false);
    if (this.#agentFromMs !== NOT_RUNNING) this.#presences.push({ fromMs: this.#agentFromMs, toMs: atMs });
    for (let index = this.#contactFrom; index < this.#silences.length; index += 1) {
      const silence = this.#silences[index];
      if (silence !== undefined) silence.staffedMs = silence.isBesideAgent ? atMs - silence.startMs : 0;
    }
    this.#contactFrom = this.#silences.length;
    this.#pendingFrom = this.#silences.length;
    this.#agentFromMs = NOT_RUNNING;
    this.#agents = 0;
  }

  #openCustomer(atMs: number): void {
    this.#close(atMs, CENSORED);
    this.#customerSinceMs = atMs;
    this.#beganOwed = this.#isCustomersWord;
    this.#isBesideAgent = this.#agents > 0;
    this.#answeredAtMs = Number.POSITIVE_INFINITY;
  }

  #close(atMs: number, ends: SilenceEnd): void {
    const startMs = this.#customerSinceMs;
    this.#customerSinceMs = NOT_RUNNING;
    // Where a join is missing the first message stands for it: that is not a silence.
    if (startMs === NOT_RUNNING || startMs === atMs) return;
    const silence: Silence = {
      startMs,
      lengthMs: atMs - startMs,
      ends,
      isBesideAgent: this.#isBesideAgent,
      owedMs: this.#beganOwed ? Math.min(this.#answeredAtMs, atMs) - startMs : -1,
      backMs: Number.POSITIVE_INFINITY,
      staffedMs: 0,
    };
    this.#silences.push(silence);
    if (ends !== RETURNED) this.#stopped = { silence, atMs };
  }

  #closeAgent(atMs: number, isOwnMessage: boolean): void {
    if (this.#agentSinceMs === NOT_RUNNING) return;
    const lengthMs = atMs - this.#agentSinceMs;
    this.#agentLongestMs = Math.max(this.#agentLongestMs, lengthMs);
    if (isOwnMessage) this.#agentLongestReturnedMs = Math.max(this.#agentLongestReturnedMs, lengthMs);
    this.#agentSinceMs = NOT_RUNNING;
  }
}
