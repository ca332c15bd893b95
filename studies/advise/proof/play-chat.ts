import {
  Chance,
  ChatClock,
  ChatEngine,
  type ChatEvent,
  type ParticipantTimerUpdate,
} from '../../../local/engine/index.ts';
import { numberAt } from '../number-at.ts';
import { AGENT, BOT, CUSTOMER, ENDED, JOINED, LEFT, MESSAGE, type Moves, TRANSFERRED } from '../silences/chat-items.ts';

const MINUTE_MS = 60_000;
/** API reference, StartChatContact: the longest that a chat can be made to last, and how long its customer may take. */
const LONGEST_CHAT_MINUTES = 7 * 24 * 60;
const CUSTOMER_WAITS_MS = 5 * MINUTE_MS;
/** A chat is a chain of 12 contacts at most (administrator guide, amazon-connect-service-limits). */
const MOST_TRANSFERS = 11;
const QUEUE = { id: 'queue', arn: 'arn:aws:connect:::queue', name: 'queue' };

/** What the engine's timers did in one chat. */
export interface Played {
  readonly isMarked: boolean;
  readonly isReturned: boolean;
  readonly isAgentMarked: boolean;
  readonly isCut: boolean;
  readonly freedMs: number;
  readonly isCutOff: boolean;
  readonly isOwed: boolean;
}

/** Whether the engine can have this chat: it refuses what the service would. */
export function canPlay(moves: Moves): boolean {
  let customerAtMs = Number.POSITIVE_INFINITY;
  let transfers = 0;
  for (let index = 0; index < moves.count; index += 1) {
    if (moves.roles[index] === CUSTOMER) customerAtMs = Math.min(customerAtMs, numberAt(moves.atMs, index));
    if (moves.actions[index] === TRANSFERRED || moves.actions[index] === LEFT) transfers += 1;
  }
  const isShort = moves.lastMs - moves.firstMs < LONGEST_CHAT_MINUTES * MINUTE_MS;
  return isShort && transfers <= MOST_TRANSFERS && customerAtMs - startOf(moves) < CUSTOMER_WAITS_MS;
}

/** Plays a chat on the engine with these timers set from its start, until a timer ends it or it is over. */
export function playChat(moves: Moves, timers: readonly ParticipantTimerUpdate[]): Played {
  const game = new Game(moves, timers);
  for (let index = 0; index < moves.count && !game.isOver; index += 1) game.take(index);
  game.passUntil(moves.lastMs);
  return game.result();
}

function startOf(moves: Moves): number {
  return moves.count === 0 ? moves.firstMs : numberAt(moves.atMs, 0);
}

class Game {
  readonly #moves: Moves;
  readonly #clock: ChatClock;
  readonly #engine: ChatEngine;
  readonly #customerId: string;
  readonly #agents = new Map<number, string>();
  #contactId: string;
  #botId: string | undefined;
  #isCustomersWord = false;
  #isMarked = false;
  #isReturned = false;
  #isAgentMarked = false;
  #cut: { readonly atMs: number; readonly isStaffed: boolean; readonly isOwed: boolean } | undefined;
  #hasEnded = false;

  constructor(moves: Moves, timers: readonly ParticipantTimerUpdate[]) {
    this.#moves = moves;
    this.#clock = new ChatClock(startOf(moves));
    this.#engine = new ChatEngine({ clock: this.#clock, chance: new Chance(1), emit: (event) => this.#hear(event) });
    const { chat, participant } = this.#engine.startChat({
      displayName: 'customer',
      chatDurationMinutes: LONGEST_CHAT_MINUTES,
    });
    this.#contactId = chat.initialContactId;
    this.#customerId = participant.participantId;
    if (timers.length > 0) this.#engine.updateTimers(this.#contactId, timers);
  }

  /** What follows a cut would not have happened as it did. */
  get isOver(): boolean {
    return this.#cut !== undefined || this.#hasEnded;
  }

  passUntil(atMs: number): void {
    while (!this.isOver && this.#clock.fireNext(atMs)) {
      // a timer may set the next one, which may be due as well
    }
    this.#clock.moveTo(atMs);
  }

  take(index: number): void {
    const { atMs, actions, roles, participants } = this.#moves;
    this.passUntil(numberAt(atMs, index));
    if (this.isOver) return;
    const who = numberAt(participants, index);
    const role = roles[index];
    switch (actions[index]) {
      case JOINED:
        this.#join(role, who);
        break;
      case MESSAGE:
        this.#write(role, who);
        break;
      case LEFT:
        this.#leave(role, who, index);
        break;
      case ENDED:
        this.#engine.endChat(this.#contactId, 'CONTACT_FLOW_DISCONNECT');
        break;
      default:
        this.#transfer();
    }
  }

  result(): Played {
    const cut = this.#cut;
    const after = cut === undefined ? { staffedUntilMs: 0, isBack: false } : this.#restAfter(cut.atMs);
    return {
      isMarked: this.#isMarked,
      isReturned: this.#isReturned,
      isAgentMarked: this.#isAgentMarked,
      isCut: cut !== undefined,
      freedMs: cut?.isStaffed === true ? after.staffedUntilMs - cut.atMs : 0,
      isCutOff: after.isBack,
      isOwed: cut?.isOwed ?? false,
    };
  }

  /** What the transcript shows after the cut, within the same contact. */
  #restAfter(cutMs: number): { readonly staffedUntilMs: number; readonly isBack: boolean } {
    const { count, atMs, actions, roles, lastMs } = this.#moves;
    // The first move that had not happened: a timer fires before what happens at its instant.
    const stoppedAt = atMs.findIndex((at) => at >= cutMs);
    let agents = 0;
    let isBack = false;
    for (let index = 0; index < count; index += 1) {
      const nowMs = numberAt(atMs, index);
      const [action, role] = [actions[index], roles[index]];
      const isAfter = nowMs >= cutMs && index >= stoppedAt;
      if (role === AGENT && action === JOINED) agents += 1;
      if (role === AGENT && action === LEFT) agents -= 1;
      const isEnd = action === ENDED || action === TRANSFERRED || (role === AGENT && action === LEFT && agents === 0);
      if (isEnd) agents = 0;
      if (!isAfter) continue;
      if (isEnd) return { staffedUntilMs: nowMs, isBack };
      if (role === CUSTOMER && action === MESSAGE) isBack = true;
    }
    return { staffedUntilMs: lastMs, isBack };
  }

  #join(role: number | undefined, who: number): void {
    if (role === CUSTOMER) this.#engine.connectParticipant(this.#customerId);
    else if (role === BOT) {
      this.#botId = this.#engine.createCustomParticipant(this.#contactId, 'bot').participantId;
      this.#engine.connectParticipant(this.#botId);
    } else {
      this.#agents.set(who, this.#engine.agentJoins(this.#contactId, `agent ${who}`, 'AGENT').participantId);
    }
  }

  #write(role: number | undefined, who: number): void {
    this.#isCustomersWord = role === CUSTOMER;
    const participantId = role === CUSTOMER ? this.#customerId : role === BOT ? this.#botId : this.#agents.get(who);
    if (participantId !== undefined)
      this.#engine.sendMessage(participantId, { contentType: 'text/plain', content: '-' });
  }

  #leave(role: number | undefined, who: number, index: number): void {
    const agentId = this.#agents.get(who);
    if (role === CUSTOMER) {
      this.#engine.disconnectParticipant(this.#customerId);
    } else if (role === BOT) {
      if (this.#botId !== undefined) this.#engine.disconnectParticipant(this.#botId);
      this.#botId = undefined;
    } else if (agentId !== undefined) {
      // The last agent's leaving ends the contact; a transcript that goes on is that of several.
      if (this.#agents.size === 1 && this.#goesOnAfter(index)) this.#transfer();
      else this.#engine.disconnectParticipant(agentId);
      this.#agents.delete(who);
    }
  }

  #goesOnAfter(index: number): boolean {
    const { count, actions } = this.#moves;
    for (let later = index + 1; later < count; later += 1) if (actions[later] === JOINED) return true;
    return false;
  }

  /** Without an agent there is nobody who could transfer: what is there of a bot leaves. */
  #transfer(): void {
    const [agentId] = this.#agents.values();
    if (agentId !== undefined) this.#contactId = this.#engine.agentTransfers(agentId, QUEUE).contactId;
    else if (this.#botId !== undefined) this.#engine.disconnectParticipant(this.#botId);
    this.#botId = undefined;
    this.#agents.clear();
  }

  #hear(event: ChatEvent): void {
    if (event.type === 'PARTICIPANT_IDLE') {
      if (event.role === 'CUSTOMER') this.#isMarked = true;
      else this.#isAgentMarked = true;
    } else if (event.type === 'PARTICIPANT_RETURNED') {
      if (event.role === 'CUSTOMER') this.#isReturned = true;
    } else if (event.type === 'AUTO_DISCONNECTION') {
      this.#cut ??= { atMs: event.atMs, isStaffed: this.#agents.size > 0, isOwed: this.#isCustomersWord };
    } else if (event.type === 'CHAT_ENDED') {
      this.#hasEnded = true;
    }
  }
}
