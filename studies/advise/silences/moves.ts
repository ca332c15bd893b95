import { numberAt } from '../number-at.ts';
import {
  AGENT,
  BOT,
  type ChatItems,
  CUSTOMER,
  ENDED,
  JOINED,
  LEFT,
  MESSAGE,
  OTHER,
  TRANSFERRED,
} from './chat-items.ts';

/** What a contact record adds to its transcript. */
export interface RecordedTimes {
  readonly connectedToAgentAtMs: number | undefined;
  readonly disconnectedAtMs: number | undefined;
}

const NO_TIMES: RecordedTimes = { connectedToAgentAtMs: undefined, disconnectedAtMs: undefined };

/**
 * Makes a transcript's items consistent, so that timers can be run on them, and writes them into `moves`:
 * - items are in order of time; those of one time stay in the file's order;
 * - a customer without a join is there from the first message, or from the first item;
 * - an agent without one joins when the record says so, or with the first message;
 * - nobody joins twice, and what comes from an agent who has left is left out;
 * - a customer who is seen after leaving has not left; nothing follows the end.
 */
export function findMoves(items: ChatItems, moves: ChatItems, times: RecordedTimes = NO_TIMES): void {
  items.sort();
  moves.clear();
  moves.idLow = items.idLow;
  moves.idHigh = items.idHigh;
  if (items.firstMs === Number.POSITIVE_INFINITY) return;
  moves.see(items.firstMs);
  const seen = lookAhead(items, times);
  const room = new Room(moves);
  for (let index = 0; index < items.count; index += 1) {
    const atMs = numberAt(items.atMs, index);
    room.openUntil(atMs, seen);
    const action = items.actions[index];
    if (action === ENDED) {
      moves.add(atMs, ENDED, OTHER, 0);
      return;
    }
    const role = items.roles[index];
    if (role === CUSTOMER) room.takeCustomer(atMs, action, index > seen.customerLastIndex);
    else if (role === AGENT) room.takeAgent(atMs, action, numberAt(items.participants, index));
    else if (role === BOT) room.takeBot(atMs, action);
    else room.takeTransfer(atMs);
  }
  room.openUntil(Number.POSITIVE_INFINITY, seen);
  moves.see(items.lastMs);
  if (times.disconnectedAtMs !== undefined) {
    moves.add(Math.max(moves.lastMs, times.disconnectedAtMs), ENDED, OTHER, 0);
  }
}

interface Seen {
  readonly customerAtMs: number;
  /** The last item that shows the customer present; leaving before it was none. */
  readonly customerLastIndex: number;
  /** When an agent came whose join is missing; never where none is. */
  readonly missingAgentAtMs: number;
  readonly missingAgent: number;
}

function lookAhead(items: ChatItems, times: RecordedTimes): Seen {
  let customerAtMs = Number.NaN;
  let customerLastIndex = -1;
  let hasAgentJoin = false;
  let firstWordMs = Number.POSITIVE_INFINITY;
  let missingAgent = 0;
  for (let index = 0; index < items.count; index += 1) {
    const role = items.roles[index];
    const action = items.actions[index];
    if (role === CUSTOMER && action !== LEFT) {
      if (Number.isNaN(customerAtMs)) customerAtMs = numberAt(items.atMs, index);
      customerLastIndex = index;
    }
    if (role !== AGENT || hasAgentJoin) continue;
    if (action === JOINED) hasAgentJoin = true;
    else if (firstWordMs === Number.POSITIVE_INFINITY) {
      firstWordMs = numberAt(items.atMs, index);
      missingAgent = numberAt(items.participants, index);
    }
  }
  const { connectedToAgentAtMs: recordedMs } = times;
  const isMissing = recordedMs !== undefined && (!hasAgentJoin || firstWordMs < Number.POSITIVE_INFINITY);
  return {
    customerAtMs: Number.isNaN(customerAtMs) ? items.firstMs : customerAtMs,
    customerLastIndex,
    missingAgentAtMs: isMissing ? Math.max(items.firstMs, Math.min(recordedMs, firstWordMs)) : Number.POSITIVE_INFINITY,
    missingAgent,
  };
}

/** Who is in the chat while its items are gone through. */
class Room {
  readonly #moves: ChatItems;
  #hasCustomerCome = false;
  #hasCustomerGone = false;
  #isMissingAgentIn = false;
  #isBotIn = false;
  readonly #agents: number[] = [];
  readonly #gone: number[] = [];

  constructor(moves: ChatItems) {
    this.#moves = moves;
  }

  /** Lets in those of whom no item says when they came, in the order in which they did. */
  openUntil(atMs: number, seen: Seen): void {
    if (seen.missingAgentAtMs < seen.customerAtMs) this.#openForAgent(atMs, seen);
    if (!this.#hasCustomerCome && seen.customerAtMs <= atMs && seen.customerAtMs < Number.POSITIVE_INFINITY) {
      this.#hasCustomerCome = true;
      this.#moves.add(seen.customerAtMs, JOINED, CUSTOMER, 0);
    }
    this.#openForAgent(atMs, seen);
  }

  #openForAgent(atMs: number, seen: Seen): void {
    if (!this.#isMissingAgentIn && seen.missingAgentAtMs <= atMs && seen.missingAgentAtMs < Number.POSITIVE_INFINITY) {
      this.#isMissingAgentIn = true;
      this.#letAgentIn(seen.missingAgentAtMs, seen.missingAgent);
    }
  }

  takeCustomer(atMs: number, action: number | undefined, isLast: boolean): void {
    if (action === MESSAGE) this.#moves.add(atMs, MESSAGE, CUSTOMER, 0);
    if (action !== LEFT || !isLast || this.#hasCustomerGone) return;
    this.#hasCustomerGone = true;
    this.#moves.add(atMs, LEFT, CUSTOMER, 0);
  }

  takeAgent(atMs: number, action: number | undefined, who: number): void {
    const isIn = this.#agents.includes(who);
    if (action === LEFT) {
      if (!isIn) return;
      this.#agents.splice(this.#agents.indexOf(who), 1);
      this.#gone.push(who);
      this.#moves.add(atMs, LEFT, AGENT, who);
      return;
    }
    if (!isIn) {
      if (action === MESSAGE && this.#gone.includes(who)) return;
      this.#letAgentIn(atMs, who);
    }
    if (action === MESSAGE) this.#moves.add(atMs, MESSAGE, AGENT, who);
  }

  /** Administrator guide, chat-customize-flow: not beside an agent, and one at a time. */
  takeBot(atMs: number, action: number | undefined): void {
    if (action === LEFT) this.#letBotOut(atMs);
    if (action === LEFT || this.#agents.length > 0) return;
    if (!this.#isBotIn) {
      this.#isBotIn = true;
      this.#moves.add(atMs, JOINED, BOT, 0);
    }
    if (action === MESSAGE) this.#moves.add(atMs, MESSAGE, BOT, 0);
  }

  takeTransfer(atMs: number): void {
    this.#gone.push(...this.#agents.splice(0));
    this.#isBotIn = false;
    this.#moves.add(atMs, TRANSFERRED, OTHER, 0);
  }

  #letAgentIn(atMs: number, who: number): void {
    this.#letBotOut(atMs);
    this.#agents.push(who);
    this.#moves.add(atMs, JOINED, AGENT, who);
  }

  #letBotOut(atMs: number): void {
    if (!this.#isBotIn) return;
    this.#isBotIn = false;
    this.#moves.add(atMs, LEFT, BOT, 0);
  }
}
